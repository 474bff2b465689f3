#!/usr/bin/env python3
"""Writes a form with radio buttons, one of them on, and with fields that are filled already, into the file that is named.
Needs reportlab (Debian: python3-reportlab). Invented wording.
"""
import sys

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas

c = canvas.Canvas(sys.argv[1], pagesize=A4, invariant=1)


def y(top):
    return A4[1] - top * mm


c.setFont('Helvetica', 11)
for top, words in [(50, 'Company name'), (70, 'Registered office'), (90, 'Kind of account')]:
    c.drawString(20 * mm, y(top), words)
for name, top, value in [('applicant.name', 50, 'Sample Co. (replace)'), ('applicant.office', 70, 'Sample Street')]:
    c.acroForm.textfield(name=name, x=65 * mm, y=y(top + 2), width=120 * mm, height=8 * mm, fontSize=11, value=value,
                         borderWidth=1, forceBorder=True)
for value, left, words, on in [('OA', 65, 'Official Account', True), ('MP', 115, 'Mini Program', False)]:
    c.acroForm.radio(name='kind', value=value, selected=on, x=left * mm, y=y(91), size=5 * mm, forceBorder=True)
    c.drawString((left + 8) * mm, y(90), words)
c.save()
