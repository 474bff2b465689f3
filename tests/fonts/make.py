#!/usr/bin/env python3
"""Makes the fonts of this folder again. See README.md beside it for what each is.

    python3 -m venv v && v/bin/pip install fonttools==4.68.0 brotli && v/bin/python tests/fonts/make.py

Needs npm, apt-get (with package lists) and dpkg-deb. Downloads go to a temporary folder.
"""

import pathlib
import re
import subprocess
import tarfile
import tempfile

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.hvar import add_HVAR

HERE = pathlib.Path(__file__).resolve().parent
SERIF_TTC = HERE.parent.parent / "fonts" / "NotoSerifCJK-Regular.ttc"

ASCII = "".join(map(chr, range(0x20, 0x7F)))
VARIABLE_CJK = "我在测试字体示例科技有限公司直骨角今门" + ASCII
STATIC = "项目：编号 01，特性示例科技有限公司申请说明"
EXTENSION_B = "\U000210C1\U00020BB7\U0002B7FC\U00023F7A"


def npm(temp, package):
    """Unpacks an npm package and gives its folder of fonts."""
    place = temp / package.replace("/", "_")
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=place, check=True, stdout=subprocess.DEVNULL)
    (archive,) = place.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(place)
    return place / "package" / "files"


def debian(temp, package):
    """Unpacks a Debian package and gives its root."""
    place = temp / package
    place.mkdir()
    temp.chmod(0o755)
    place.chmod(0o777)
    subprocess.run(["apt-get", "-q", "download", package], cwd=place, check=True, stdout=subprocess.DEVNULL)
    (archive,) = place.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", archive, place / "root"], check=True)
    return place / "root"


def subset(font, text):
    """Keeps the characters of `text`; no hints, no layout tables (nor HVAR, which is made again from gvar)."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "DSIG", "HVAR", "VVAR", "vhea", "vmtx", "VORG", "FFTM"]
    cutter = Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    lacking = {f"U+{ord(c):04X}" for c in text} - {f"U+{u:04X}" for u in font.getBestCmap()}
    assert not lacking, lacking
    return font


def gathered(files, text):
    """One font of `text` out of the slices that a web font is cut into: the first slice is the one of ASCII; the glyphs
    of the others (and their variations) are added to it. All slices come from one source, so axes and metrics agree."""
    wanted = {ord(c) for c in text}
    base = None
    for file in files:
        part = TTFont(file, recalcTimestamp=False)
        have = wanted & set(part.getBestCmap())
        if not have:
            continue
        wanted -= have
        subset(part, "".join(map(chr, sorted(have))))
        if base is None:
            base = part
            continue
        assert part["head"].unitsPerEm == base["head"].unitsPerEm
        if "fvar" in base:
            axes = [[(a.axisTag, a.minValue, a.defaultValue, a.maxValue) for a in f["fvar"].axes] for f in (base, part)]
            assert axes[0] == axes[1] and part["avar"].segments == base["avar"].segments
        for code, old in sorted(part.getBestCmap().items()):
            glyph = part["glyf"][old]
            assert not glyph.isComposite()
            new = f"uni{code:04X}"
            base["glyf"][new] = glyph
            base["hmtx"][new] = part["hmtx"][old]
            if "gvar" in base:
                base["gvar"].variations[new] = part["gvar"].variations[old]
            for table in base["cmap"].tables:
                if table.isUnicode():
                    table.cmap[code] = new
        base.setGlyphOrder(base["glyf"].glyphOrder)
    assert not wanted, wanted
    return base


def rename(font, family):
    """A family name of our own, so that a test sees which face was taken; copyright and licence stay."""
    names = font["name"]
    style = "Regular"
    names.names = [n for n in names.names if n.platformID == 3 and n.nameID not in (3, 16, 17, 18, 21, 22, 25)]
    for number, value in {1: family, 2: style, 4: f"{family} {style}", 6: family.replace(" ", "") + "-" + style}.items():
        names.setName(value, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [family.replace(" ", "") + "-" + style]
        cff.topDictIndex[0].FullName = f"{family} {style}"
        cff.topDictIndex[0].FamilyName = family


def save(font, name):
    font.save(HERE / name, reorderTables=True)
    print(name, (HERE / name).stat().st_size)


def slices(folder, pattern):
    """Latin first, then the numbered slices."""
    files = [f for f in folder.iterdir() if re.search(pattern, f.name)]
    return sorted(files, key=lambda f: (not re.search(r"-sc-latin-(wght|400)", f.name), f.name))


def main():
    with tempfile.TemporaryDirectory() as name:
        temp = pathlib.Path(name)

        sans = npm(temp, "@fontsource-variable/noto-sans-sc@5.3.1")
        font = gathered(slices(sans, r"-sc-latin-wght-normal\.woff2$"), ASCII)
        add_HVAR(font)
        rename(font, "Gonghan Test Variable")
        font.flavor = None
        save(font, "variable.ttf")

        serif = npm(temp, "@fontsource-variable/noto-serif-sc@5.3.1")
        font = gathered(slices(serif, r"-wght-normal\.woff2$"), VARIABLE_CJK)
        add_HVAR(font)
        rename(font, "Gonghan Test Variable CJK")
        font.flavor = None
        save(font, "variable-cjk.ttf")

        static = npm(temp, "@fontsource/noto-serif-sc@5.3.0")
        font = gathered(slices(static, r"-400-normal\.woff2$"), STATIC)
        rename(font, "Gonghan Test Glyf")
        font.flavor = None
        save(font, "static-glyf.ttf")

        (font,) = [f for f in TTCollection(SERIF_TTC).fonts if f["name"].getDebugName(1) == "Noto Serif CJK SC"]
        font.recalcTimestamp = False
        subset(font, STATIC)
        assert hasattr(font["CFF "].cff.topDictIndex[0], "ROS"), "not keyed by CID"
        rename(font, "Gonghan Test CFF")
        save(font, "static-cff.otf")

        root = debian(temp, "fonts-hanazono=20170904-2.1")
        font = TTFont(root / "usr/share/fonts/truetype/hanazono/HanaMinB.ttf", recalcTimestamp=False)
        subset(font, EXTENSION_B)
        rename(font, "Gonghan Test Extension B")
        save(font, "extension-b.ttf")

    both = TTCollection()
    both.fonts = [TTFont(HERE / file, recalcTimestamp=False) for file in ("static-glyf.ttf", "extension-b.ttf")]
    both.save(HERE / "tiny.ttc", shareTables=True)

    whole = (HERE / "variable.ttf").read_bytes()
    (HERE / "damaged.ttf").write_bytes(whole[: len(whole) * 2 // 3])


if __name__ == "__main__":
    main()
