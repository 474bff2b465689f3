#!/usr/bin/env python3
"""Writes a PDF's page in other ways that look the same: turned by /Rotate, with its origin elsewhere, cropped out of a larger
one. Needs pikepdf (Debian: python3-pikepdf).

stored_otherwise.py FORM.pdf FOLDER
"""
import os
import sys

import pikepdf

source, folder = sys.argv[1:3]


def write(name, change):
    with pikepdf.open(source) as pdf:
        change(pdf, pdf.pages[0])
        pdf.save(os.path.join(folder, name))


def turned(by):
    def change(pdf, page):
        left, bottom, right, top = [float(x) for x in page.MediaBox]
        width, height = right - left, top - bottom
        # What /Rotate turns clockwise is turned the other way before.
        matrix = {
            90: f'0 1 -1 0 {height} 0',
            180: f'-1 0 0 -1 {width} {height}',
            270: f'0 -1 1 0 0 {width}',
        }[by]
        page.contents_add(pdf.make_stream(f'q {matrix} cm'.encode()), prepend=True)
        page.contents_add(pdf.make_stream(b'Q'))
        page.MediaBox = [0, 0, height, width] if by != 180 else [0, 0, width, height]
        page.Rotate = by
    return change


def moved(pdf, page):
    page.contents_add(pdf.make_stream(b'q 1 0 0 1 -100 250 cm'), prepend=True)
    page.contents_add(pdf.make_stream(b'Q'))
    left, bottom, right, top = [float(x) for x in page.MediaBox]
    page.MediaBox = [left - 100, bottom + 250, right - 100, top + 250]


def cropped(pdf, page):
    left, bottom, right, top = [float(x) for x in page.MediaBox]
    page.CropBox = [left, bottom, right, top]
    page.MediaBox = [left - 50, bottom - 50, right + 50, top + 50]


for by in (90, 180, 270):
    write(f'turned{by}.pdf', turned(by))
write('moved.pdf', moved)
write('cropped.pdf', cropped)
