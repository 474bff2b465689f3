#!/usr/bin/env python3
"""Writes a form whose Chinese stands in a font that is neither embedded nor says what its codes mean (STSong-Light with
UniGB-UCS2-H), into the file that is named. Needs reportlab (Debian: python3-reportlab). Invented wording.
"""
import sys

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

pdfmetrics.registerFont(UnicodeCIDFont('STSong-Light'))
c = canvas.Canvas(sys.argv[1], pagesize=A4, invariant=1)


def text(words, left, top, size=12):
    c.setFont('STSong-Light', size)
    c.drawString(left * mm, A4[1] - top * mm, words)


text('境外主体账号核验申请书', 70, 35, 18)
text('本单位现申请核验下列账号，所填各项与登记证书一致，如有不实，愿承担责任。', 25, 55)
for row, label in enumerate(['公司名称：', '注册地址：', '原始ID：', '账号名称：', '运营者姓名：', '联系电话：', '电子邮箱：', '签署人姓名：']):
    top = 75 + 14 * row
    text(label, 25, top)
    c.line(55 * mm, A4[1] - (top + 1) * mm, 180 * mm, A4[1] - (top + 1) * mm)
text('签字：', 25, 215)
c.line(55 * mm, A4[1] - 216 * mm, 110 * mm, A4[1] - 216 * mm)
text('公章：', 125, 215)
c.save()
