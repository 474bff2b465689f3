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

# The mainland's characters: GB 2312 and the list of 8,105 in common use.
mainland = field("Unihan_OtherMappings", "kGB0").keys() | field("Unihan_OtherMappings", "kTGH").keys()
big5 = field("Unihan_OtherMappings", "kBigFive")
traditional = big5.keys() | field("Unihan_OtherMappings", "kHKSCS").keys()
# Those in daily use where traditional characters are written: Big5's first level, and Hong Kong's list for its schools.
# Of the second level, those that Unihan calls traditional as well (涂, a surname; not 与 or 圣).
daily = {c for c, code in big5.items() if int(code, 16) < 0xC940 or c in traditional_of.get(c, ())}
daily |= field("Unihan_DictionaryLikeData", "kHKGlyph").keys()


def one_sided(variants, own, other, other_in_use):
    """Characters of one form alone: written otherwise in the other form, and not in use there themselves."""
    for c, others in variants.items():
        others = [one for one in others if one != c and one in other]
        if others and c in own and c not in other_in_use:
            yield c, others


HEAD = """\
# Han characters that are used in one form alone, each with what stands for it in the other form.
# s: simplified, in GB 2312 or the mainland's list of 8,105 characters, and not in daily use where traditional ones are
# written (Big5's first level, Hong Kong's list for schools, and what Unihan calls traditional too). t: traditional, in Big5 or Hong Kong's supplement to it, and
# in neither of the mainland's two.
# Made by .ci/make-han-forms.py from Unihan 15.0.0 (kTraditionalVariant, kSimplifiedVariant, kBigFive, kHKSCS, kHKGlyph,
# kGB0, kTGH); do not edit.
# Copyright (c) 1991-2022 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0 (../application/LICENSE-UNICODE.txt).
"""

lines = [(c, "s", "".join(others)) for c, others in one_sided(traditional_of, mainland, traditional, daily)]
lines += [(c, "t", "".join(others)) for c, others in one_sided(simplified_of, traditional, mainland, mainland)]
lines.sort()
OUT.parent.mkdir(exist_ok=True)
OUT.write_text(HEAD + "".join(f"{c}{mark}{others}\n" for c, mark, others in lines), encoding="utf-8")
print(OUT, len(lines))
