#!/usr/bin/env python3
"""Writes src/application/places.toml (and LICENSE-UNICODE.txt beside it) from Unicode CLDR.

Needs python3 and npm. Run it from anywhere; it fetches one package, cldr-localenames-full, of the version below:

    python3 .ci/make-places.py
"""

import json
import pathlib
import subprocess
import tarfile
import tempfile

VERSION = "48.2.0"
LANGUAGES = ["en", "zh-Hans", "zh-Hant", "ja", "ko"]
HOME = pathlib.Path(__file__).resolve().parent.parent / "src" / "application"

# Two-letter territories of CLDR that ISO 3166-1 has not assigned: reserved, user-assigned, pseudo and unknown ones.
NOT_ASSIGNED = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())
ASSIGNED = 249  # as many as ISO 3166-1 has; another count means that NOT_ASSIGNED wants looking at

# CLDR's short form drops a prefix ("Hong Kong SAR China" -> "Hong Kong"), which is wanted; for these it is an
# abbreviation or part of the name ("US", "UK", "Bosnia", "Cocos Islands", 한국), which a formal letter should not have.
KEEP_LONG = {"BA", "CC", "GB", "KR", "US"}

# ISO 3166-3: (code, name, the codes that cover it now). Left out, as ISO gave their two letters to another place:
# AI (French Afars and Issas), BQ (British Antarctic Territory), BY (Byelorussian SSR), GE (Gilbert and Ellice Islands),
# SK (Sikkim).
WITHDRAWN = [
    ("AN", "Netherlands Antilles", "CW SX BQ"),
    ("BU", "Burma", "MM"),
    ("CS", "Serbia and Montenegro (until 1993: Czechoslovakia)", "RS ME CZ SK"),
    ("CT", "Canton and Enderbury Islands", "KI"),
    ("DD", "German Democratic Republic", "DE"),
    ("DY", "Dahomey", "BJ"),
    ("FQ", "French Southern and Antarctic Territories", "AQ TF"),
    ("FX", "Metropolitan France", "FR"),
    ("HV", "Upper Volta", "BF"),
    ("JT", "Johnston Island", "UM"),
    ("MI", "Midway Islands", "UM"),
    ("NH", "New Hebrides", "VU"),
    ("NQ", "Dronning Maud Land", "AQ"),
    ("NT", "Neutral Zone", "IQ SA"),
    ("PC", "Trust Territory of the Pacific Islands", "FM MH MP PW"),
    ("PU", "US Miscellaneous Pacific Islands", "UM"),
    ("PZ", "Panama Canal Zone", "PA"),
    ("RH", "Southern Rhodesia", "ZW"),
    ("SU", "Soviet Union", "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"),
    ("TP", "East Timor", "TL"),
    ("VD", "Democratic Republic of Viet-Nam", "VN"),
    ("WK", "Wake Island", "UM"),
    ("YD", "Democratic Yemen", "YE"),
    ("YU", "Yugoslavia", "RS ME BA HR MK SI"),
    ("ZR", "Zaire", "CD"),
]

HEAD = f"""\
# Names of places by ISO 3166-1 alpha-2 code, in English, Chinese (simplified, traditional), Japanese and Korean.
# Made by .ci/make-places.py; do not edit by hand.
#
# [places]: every code assigned today. Origin: Unicode CLDR {VERSION}, the npm package cldr-localenames-full, each
# language's territories.json; CLDR's short form where it has one, save {', '.join(sorted(KEEP_LONG))}.
# Copyright (c) 2004-2026 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0 (LICENSE-UNICODE.txt beside this file).
#
# [withdrawn]: codes of ISO 3166-3 whose two letters no other place has today, and the codes that cover the place now.
# Put together by hand, in English alone.
"""


def text(value):
    """A TOML basic string; JSON's escapes are TOML's too."""
    return json.dumps(value, ensure_ascii=False)


def main():
    with tempfile.TemporaryDirectory() as temp:
        subprocess.run(
            ["npm", "pack", "--silent", f"cldr-localenames-full@{VERSION}"],
            cwd=temp, check=True, stdout=subprocess.DEVNULL,
        )
        (archive,) = pathlib.Path(temp).glob("*.tgz")
        names = {}
        with tarfile.open(archive) as tar:
            for language in LANGUAGES:
                file = json.load(tar.extractfile(f"package/main/{language}/territories.json"))
                names[language] = file["main"][language]["localeDisplayNames"]["territories"]
            licence = tar.extractfile("package/LICENSE").read()

    codes = sorted(code for code in names["en"] if len(code) == 2 and code.isalpha() and code not in NOT_ASSIGNED)
    assert len(codes) == ASSIGNED, f"{len(codes)} codes: look at NOT_ASSIGNED"

    lines = [HEAD, "[places]"]
    for code in codes:
        fields = []
        for language in LANGUAGES:
            name = names[language][code]
            if code not in KEEP_LONG:
                name = names[language].get(f"{code}-alt-short", name)
            assert name and name != code, f"{code} has no name in {language}"
            assert code == "CN" or not name.startswith(("中国", "中國")), f"{code} in {language}: {name}"
            fields.append(f"{language} = {text(name)}")
        lines.append(f"{code} = {{ {', '.join(fields)} }}")

    lines += ["", "[withdrawn]"]
    for code, name, now in WITHDRAWN:
        assert code not in codes and set(now.split()) <= set(codes), code
        lines.append(f"{code} = {{ en = {text(name)}, now = [{', '.join(text(c) for c in now.split())}] }}")

    (HOME / "places.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (HOME / "LICENSE-UNICODE.txt").write_bytes(licence)


if __name__ == "__main__":
    main()
