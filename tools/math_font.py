r"""Make the math font that the extension ships: a subset of New Computer Modern Math.

Usage: python tools/math_font.py NewCMMath-Book.otf

Needs the extra ``dev``. The original is in the package ``newcomputermodern`` of CTAN and
of TeX distributions (Debian: ``texlive-fonts-extra``). What is left out: every character
that the converter cannot emit, optical sizes, hints. What is changed, because browsers
differ from TeX, after the patches of the converter's authors for their demonstration:

- Primes are drawn as raised already: browsers do not apply ``ssty`` to them.
- Accents without a spacing form are centred in their advance width, and accents stand on
  the baseline: browsers place the whole glyph, not its outline.
- The alternates of script capitals are reached by the variation selector U+FE01, which
  the converter writes for ``\mathscr``; U+FE00 (``\mathcal``) asks for the plain ones.

- Scripts drop from tall bases less than the original says: TeX lets those of a single
  letter not drop at all, browsers know no such exception.

Two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.misc.transform import Offset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from sphinx_rigor.math.check.mathjax_names import COMMANDS
from sphinx_rigor.math.convert.converter import Converter, RefusalError

STATIC = Path(__file__).parents[1] / "ext" / "sphinx_rigor" / "math" / "write" / "static"
FAMILY = "Rigor Math"
PRIMES = (0x2032, 0x2033, 0x2034, 0x2035, 0x2036, 0x2037, 0x2057)
CENTRED = (0x20D7, 0x20DB, 0x20DC)
LOWERED = (0x60, 0xB4, 0x2C6, 0x2DC, 0xAF, 0x2D8, 0x2D9, 0xA8, 0x2DA, 0x2C7, *CENTRED)
CHANCERY, ROUNDHAND = 0xFE00, 0xFE01
RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x391, 0x3C9), (0x3D1, 0x3D6), (0x3F0, 0x3F6),
    (0x2000, 0x200A), (0x2010, 0x2026), (0x2061, 0x2064), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x1D400, 0x1D7FF),
)  # fmt: skip
"""What authors type as it is: ASCII, Latin-1, Greek, arrows, operators, alphabets."""
FORMS = (
    "\\{}",
    "\\{} x",
    "\\{}{{x}}",
    "\\{}{{x}}{{y}}",
    "\\left\\{} x \\right.",
    "\\{}{{ABC}}",
)


def emitted() -> set[int]:
    """Return the characters that the converter makes of all commands that MathJax knows."""
    found: set[int] = set()
    for name in sorted(COMMANDS):
        for form in FORMS:
            try:
                mathml = Converter().convert(form.format(name), display=True)
            except RefusalError:
                continue
            found |= set(map(ord, re.sub(r"<[^>]*>", "", mathml)))
    return found


def wanted() -> set[int]:
    """Return the characters the font is to have."""
    typed = {code for first, last in RANGES for code in range(first, last + 1)}
    return typed | emitted() | set(LOWERED) | set(PRIMES) | {CHANCERY, ROUNDHAND}


def raise_primes(font: TTFont) -> None:
    """Have the primes drawn by their script forms."""
    for table in unicode_tables(font):
        for code in PRIMES:
            name = table.cmap.get(code)
            if name and f"{name}.st" in font.getGlyphSet():
                table.cmap[code] = f"{name}.st"


def unicode_tables(font: TTFont) -> Iterator[CmapSubtable]:
    """Yield the tables from characters to glyphs, those of selectors left out."""
    return (table for table in font["cmap"].tables if table.isUnicode() and table.format != 14)


def bounds(font: TTFont, name: str) -> tuple[float, float, float, float]:
    """Return the box of a glyph's outline."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return pen.bounds or (0, 0, 0, 0)


def move(font: TTFont, name: str, right: float, up: float) -> None:
    """Move a glyph's outline, leaving its advance width alone."""
    glyphs = font.getGlyphSet()
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    old = strings[name]
    width = font["hmtx"][name][0]
    pen = T2CharStringPen(width - old.private.nominalWidthX, glyphs)
    glyphs[name].draw(TransformPen(pen, Offset(right, up)))
    strings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    font["hmtx"][name] = (width, round(font["hmtx"][name][1] + right))


def place_accents(font: TTFont) -> None:
    """Centre the accents that need it, and set all of them on the baseline."""
    names = font.getBestCmap()
    attachments = top_accents(font)
    for code in LOWERED:
        name = names[code]
        left, bottom, right, _top = bounds(font, name)
        middle = (left + right) / 2
        aside = round(font["hmtx"][name][0] / 2 - middle) if code in CENTRED else 0
        move(font, name, aside, -bottom)
        if name in attachments:
            attachments[name].Value = round(middle + aside)


def top_accents(font: TTFont) -> dict[str, object]:
    """Return the record of each glyph's attachment for accents, by glyph."""
    table = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    return dict(zip(table.TopAccentCoverage.glyphs, table.TopAccentAttachment, strict=True))


def alternates(font: TTFont) -> dict[str, str]:
    """Return the script capitals' alternates, those of the feature ``ss01``."""
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "ss01":
            for index in record.Feature.LookupListIndex:
                for rule in table.LookupList.Lookup[index].SubTable:
                    found |= getattr(rule, "ExtSubTable", rule).mapping
    return found


def select_scripts(font: TTFont) -> None:
    """Declare both shapes of the script capitals by variation selectors."""
    other = alternates(font)
    capitals = sorted(
        (code, name) for code, name in font.getBestCmap().items() if name in other
    )
    table = CmapSubtable.newSubtable(14)
    table.platformID, table.platEncID, table.language, table.cmap = 0, 5, 0, {}
    table.uvsDict = {
        CHANCERY: [(code, None) for code, _name in capitals],
        ROUNDHAND: [(code, other[name]) for code, name in capitals],
    }
    font["cmap"].tables.append(table)


def lift_scripts(font: TTFont) -> None:
    """Have the scripts of letters and brackets stand as TeX has them."""
    constants = font["MATH"].table.MathConstants
    constants.SubscriptBaselineDropMin.Value = 0
    constants.SuperscriptBaselineDropMax.Value = 400


def subset(font: TTFont, codes: Iterable[int]) -> None:
    """Drop what the pages do not need."""
    options = Options(
        layout_features=["dtls"], hinting=False, desubroutinize=False, notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], drop_tables=["PfEd", "GPOS", "GDEF"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    """Give the font a name of its own, as its licence asks; its copyright stays."""
    version = font["name"].getDebugName(5)
    names = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} {version}", 4: FAMILY, 6: "RigorMath"}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    top = font["CFF "].cff
    top.fontNames = ["RigorMath"]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = FAMILY


def make(original: Path) -> TTFont:
    """Return the font made from the original."""
    font = TTFont(original, recalcTimestamp=False)
    raise_primes(font)
    place_accents(font)
    select_scripts(font)
    lift_scripts(font)
    subset(font, wanted())
    rename(font)
    font.flavor = "woff2"
    return font


def main() -> None:
    """Write the font where the extension ships it from."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("original", type=Path)
    font = make(parser.parse_args().original)
    path = STATIC / "rigor-math.woff2"
    font.save(path)
    print(f"{path}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    main()
