#!/usr/bin/env python3
"""Writes an A4 form with AcroForm fields made by reportlab into the file that is named (the same bytes each time).

Needs reportlab (Debian: python3-reportlab). Invented wording; no real form's text.
"""
import sys

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas

HEIGHT = A4[1]

c = canvas.Canvas(sys.argv[1], pagesize=A4, invariant=1)
c.setTitle('Account verification')


def label(text, top, size=11):
    c.setFont('Helvetica', size)
    c.drawString(20 * mm, HEIGHT - top * mm, text)


def field(name, tip, top, width, height=8):
    c.acroForm.textfield(name=name, tooltip=tip, x=65 * mm, y=HEIGHT - (top + height) * mm, width=width * mm,
                         height=height * mm, fontSize=11, borderWidth=0.5, forceBorder=True)


c.setFont('Helvetica-Bold', 16)
c.drawCentredString(A4[0] / 2, HEIGHT - 30 * mm, 'Verification of an account')
label('Fill in the fields on screen. The company must be the holder of the account on the date given below.', 42, 9)
for i, (text, name, tip, width) in enumerate([
        ('Company name', 'CompanyName', 'Registered name of the company', 120),
        ('Original ID', 'OriginalId', 'Original ID, starts with gh_', 70),
        ('Operator', 'Operator', 'Full name of the operator', 90),
        ('Date', 'Date', 'Date of signing', 45)]):
    label(text, 60 + 14 * i)
    field(name, tip, 54.5 + 14 * i, width)
label('Mini Program', 116)
c.acroForm.checkbox(name='kind_mini_program', tooltip='Mini Program', x=65 * mm, y=HEIGHT - 117 * mm, size=5 * mm,
                    buttonStyle='check', borderWidth=0.5, forceBorder=True)
label('Country or region', 130)
c.acroForm.choice(name='Country', tooltip='Country or region', value='Hong Kong',
                  options=['Hong Kong', 'Japan', 'Singapore', 'United Kingdom'], x=65 * mm, y=HEIGHT - 132.5 * mm,
                  width=60 * mm, height=8 * mm, fontSize=11, borderWidth=0.5, forceBorder=True)
label('Signature', 160)
c.line(65 * mm, HEIGHT - 161 * mm, 130 * mm, HEIGHT - 161 * mm)
label('Company seal', 185)
c.save()
