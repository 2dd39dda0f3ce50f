r"""Make the math fonts that the extension ships: subsets of New Computer Modern Math.

Usage: python tools/math_font.py NewCMMath-Book.otf

Needs the extra ``dev``. The original is in the package ``newcomputermodern`` of CTAN and
of TeX distributions (Debian: ``texlive-fonts-extra``). The first file has what the
converter makes of commands and what browsers make of letters, the second what else an
author may type; the style sheet says for which characters a page asks for it. What is
left out: optical sizes, hints. What is changed, because browsers differ from TeX, after the
patches of the converter's authors for their demonstration:

- Primes are drawn as raised already: browsers do not apply ``ssty`` to them.
- Accents without a spacing form are centred in their advance width, and accents stand on
  the baseline: browsers place the whole glyph, not its outline.
- The alternates of script capitals are reached by the variation selector U+FE01, which
  the converter writes for ``\mathscr``; U+FE00 (``\mathcal``) asks for the plain ones.

- U+2205 is a circle with a stroke (``\varnothing``), with U+FE00 a zero (``\emptyset``).
- Radicals of all sizes have one advance width: Chromium takes the widest; the smallest
  stands on the axis, as one that is typed does. Tall ones are of one piece: Chromium sets
  those that it puts together beside their bars.
- The scripts of Unicode and two circled letters are drawn, which the original lacks.

- The tilde U+02DC has several sizes: browsers do not stretch the combining one.

- Scripts drop from tall bases less than the original says: TeX lets those of a single
  letter not drop at all, browsers know no such exception.

Two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_left
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from unicodedata import decomposition

from font_glyphs import (
    add_radicals,
    bounds,
    draw_circled,
    draw_scripts,
    move,
    narrow_radicals,
    raise_radical,
    unicode_tables,
)
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from sphinx_rigor.math.convert.converter import Converter, RefusalError
from sphinx_rigor.math.names.tables import mathjax_commands

STATIC = Path(__file__).parents[1] / "ext" / "sphinx_rigor" / "math" / "write" / "static"
FAMILY = "Rigor Math"
PRIMES = (0x2032, 0x2033, 0x2034, 0x2035, 0x2036, 0x2037, 0x2057)
CENTRED = (0x20D7, 0x20DB, 0x20DC)
LOWERED = (0x60, 0xB4, 0x2C6, 0x2DC, 0xAF, 0x2D8, 0x2D9, 0xA8, 0x2DA, 0x2C7, *CENTRED)
CHANCERY, ROUNDHAND = 0xFE00, 0xFE01
EMPTY, DIAMETER = 0x2205, 0x2300
TILDE, COMBINING_TILDE = 0x2DC, 0x303
FILES = "rigor-math.woff2", "rigor-math-rare.woff2"
RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x391, 0x3C9), (0x3D1, 0x3D6), (0x3F0, 0x3F6),
    (0x2000, 0x200A), (0x2010, 0x2026), (0x2061, 0x2064), (0x1D400, 0x1D7FF),
)  # fmt: skip
"""What authors type as it is: ASCII, Latin-1, Greek, mathematical alphabets."""
TYPED = 0x21, 0x7F
RADICAL = 0x221A
"""Browsers draw it, no formula has it."""
LETTERS = range(0x2100, 0x2150)
"""Where Unicode keeps the letters of those alphabets that it had before."""
BRACKETS = "⟦⟧⟪⟫⦃⦄⦅⦆⎴⎵⏠⏡"
"""Those typed that are stretched, which Chromium does with the first file alone."""
RARE = (
    (0x100, 0x17F), (0x300, 0x36F), (0x370, 0x3FF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20D0, 0x20FF), (0x2100, 0x214F), (0x2190, 0x23FF), (0x24C7, 0x24C8), (0x2500, 0x26FF),
    (0x27C0, 0x27FF), (0x2900, 0x2AFF), (0x2B00, 0x2BFF),
)  # fmt: skip
"""The blocks of the second file: more letters, scripts, and operators few articles need."""
SECOND = re.compile(r"(rigor-math-rare.*?unicode-range: )[^;]*", re.DOTALL)
FORMS = (
    "\\{}",
    "\\{} x",
    "\\{}{{x}}",
    "\\{}{{x}}{{y}}",
    "\\left\\{} x \\right.",
    "\\{}{{ABC}}",
)


def emitted() -> set[int]:
    """Return what the converter makes of the commands that MathJax knows, and of ASCII."""
    found: set[int] = set()
    named = (form.format(name) for name in sorted(mathjax_commands()) for form in FORMS)
    for source in (*named, *map(chr, range(*TYPED))):
        try:
            mathml = Converter().convert(source, display=True)
        except RefusalError:
            continue
        found |= set(map(ord, re.sub(r"<[^>]*>", "", mathml)))
    return found


def within(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the characters of some ranges."""
    return {code for first, last in ranges for code in range(first, last + 1)}


def wanted() -> tuple[set[int], set[int]]:
    """Return the characters each of the two files is to have."""
    letters = {code for code in LETTERS if "<font>" in decomposition(chr(code))}
    drawn = {*LOWERED, *PRIMES, *map(ord, BRACKETS), CHANCERY, ROUNDHAND, RADICAL}
    first = within(RANGES) | emitted() | letters | drawn
    return first, within(RARE) - first


def raise_primes(font: TTFont) -> None:
    """Have the primes drawn by their script forms."""
    for table in unicode_tables(font):
        for code in PRIMES:
            name = table.cmap.get(code)
            if name and f"{name}.st" in font.getGlyphSet():
                table.cmap[code] = f"{name}.st"


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


def select_scripts(font: TTFont, plain: dict[int, str]) -> None:
    """Declare both shapes of the script capitals, and what else is plain, by selectors."""
    other = alternates(font)
    capitals = sorted(
        (code, name) for code, name in font.getBestCmap().items() if name in other
    )
    table = CmapSubtable.newSubtable(14)
    table.platformID, table.platEncID, table.language, table.cmap = 0, 5, 0, {}
    table.uvsDict = {
        CHANCERY: sorted({**dict.fromkeys(dict(capitals)), **plain}.items()),
        ROUNDHAND: [(code, other[name]) for code, name in capitals],
    }
    font["cmap"].tables.append(table)


def widen_tilde(font: TTFont) -> None:
    """Give the tilde that browsers stretch the sizes of the one that they do not."""
    variants, names = font["MATH"].table.MathVariants, font.getBestCmap()
    covered, built = variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction
    sizes = deepcopy(built[covered.index(names[COMBINING_TILDE])])
    sizes.MathGlyphVariantRecord[0].VariantGlyph = names[TILDE]
    # Both lists are in the order of the glyphs.
    place = bisect_left([*map(font.getGlyphID, covered)], font.getGlyphID(names[TILDE]))
    covered.insert(place, names[TILDE])
    built.insert(place, sizes)
    variants.HorizGlyphCount = len(covered)


def lift_scripts(font: TTFont) -> None:
    """Have the scripts of letters and brackets, and what degree roots have, stand as in TeX.

    Browsers let a root begin no further to the left than its degree.
    """
    constants = font["MATH"].table.MathConstants
    constants.RadicalKernBeforeDegree.Value = 65
    constants.RadicalKernAfterDegree.Value = -335
    constants.SubscriptBaselineDropMin.Value = 0
    constants.SuperscriptBaselineDropMax.Value = 400


def subset(font: TTFont, codes: Iterable[int]) -> None:
    """Drop what the pages do not need."""
    options = Options(
        layout_features=["dtls"], hinting=False, notdef_outline=True, bidi_closure=False,
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


def empty_set(font: TTFont) -> dict[int, str]:
    """Have the empty set drawn as a circle; return the zero that a selector asks for."""
    names = font.getBestCmap()
    zero, circle = names[EMPTY], names[DIAMETER]
    for table in unicode_tables(font):
        table.cmap[EMPTY] = circle
    return {EMPTY: zero}


def make(original: Path) -> tuple[TTFont, TTFont]:
    """Return the two fonts made from the original."""
    fonts = TTFont(original, recalcTimestamp=False), TTFont(original, recalcTimestamp=False)
    for font in fonts:
        raise_primes(font)
        place_accents(font)
        narrow_radicals(font)
        raise_radical(font)
        add_radicals(font)
        draw_scripts(font)
        draw_circled(font)
        select_scripts(font, empty_set(font))
        lift_scripts(font)
        widen_tilde(font)
    for font, codes in zip(fonts, wanted(), strict=True):
        subset(font, codes)
        rename(font)
        font.flavor = "woff2"
    return fonts


def ranges_of(codes: Iterable[int]) -> str:
    """Return characters as CSS names them."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ", ".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in found
    )


def main() -> None:
    """Write the fonts where the extension ships them from, and what the second has."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("original", type=Path)
    parser.add_argument("--to", type=Path, default=STATIC, help="the folder to write to")
    given = parser.parse_args()
    fonts = make(given.original)
    for font, name in zip(fonts, FILES, strict=True):
        path = given.to / name
        font.save(path)
        print(f"{path}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")
    sheet = STATIC / "rigor-math.css"
    known = SECOND.sub(rf"\g<1>{ranges_of(fonts[1].getBestCmap())}", sheet.read_text("utf-8"))
    (given.to / sheet.name).write_text(known, "utf-8")


if __name__ == "__main__":
    main()
