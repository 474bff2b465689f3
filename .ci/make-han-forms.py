#!/usr/bin/env python3
"""Writes src/check/han_forms.txt from Unicode's Unihan database.

Needs python3 and Debian's package unicode-data (Unihan of Unicode 15.0). Run it from anywhere:

    python3 .ci/make-han-forms.py
"""

import bz2
import pathlib
import re

UNICODE = pathlib.Path("/usr/share/unicode")
OUT = pathlib.Path(__file__).resolve().parent.parent / "src" / "check" / "han_forms.txt"


def field(file, name):
    """A Unihan field as {character: value}."""
    values = {}
    with bz2.open(UNICODE / f"{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == name:
                values[chr(int(parts[0][2:], 16))] = parts[2]
    return values


def characters(value):
    return [chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", value)]


traditional_of = {c: characters(v) for c, v in field("Unihan_Variants", "kTraditionalVariant").items()}
simplified_of = {c: characters(v) for c, v in field("Unihan_Variants", "kSimplifiedVariant").items()}
big5 = field("Unihan_OtherMappings", "kBigFive")
gb2312 = field("Unihan_OtherMappings", "kGB0")
# The mainland's list of 8,105 characters in common use, and Hong Kong's supplement to Big5.
tgh = field("Unihan_OtherMappings", "kTGH")
hkscs = field("Unihan_OtherMappings", "kHKSCS")


def one_sided(variants, own_standard, other_standard):
    """Characters of one form alone: never kept as they are in the other, and not in the other form's own character set."""
    return {
        c: others
        for c, others in variants.items()
        if c not in others and c in own_standard and c not in other_standard
    }


HEAD = """\
# Han characters that are used in one form alone, each with what stands for it in the other form.
# s: simplified, in GB 2312 or the mainland's list of 8,105 characters and not in Big5. t: traditional, in Big5 or Hong
# Kong's supplement to it, and in neither of those two.
# Made by .ci/make-han-forms.py from Unihan 15.0.0 (kTraditionalVariant, kSimplifiedVariant, kBigFive, kHKSCS, kGB0,
# kTGH); do not edit.
# Copyright (c) 1991-2022 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0 (../application/LICENSE-UNICODE.txt).
"""

lines = [
    (c, mark, "".join(others))
    for mark, table in (
        ("s", one_sided(traditional_of, gb2312 | tgh, big5)),
        ("t", one_sided(simplified_of, big5 | hkscs, gb2312 | tgh)),
    )
    for c, others in table.items()
]
lines.sort()
OUT.parent.mkdir(exist_ok=True)
OUT.write_text(HEAD + "".join(f"{c}{mark}{others}\n" for c, mark, others in lines), encoding="utf-8")
print(OUT, len(lines))
