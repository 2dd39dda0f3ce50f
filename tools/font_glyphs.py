"""Redraw glyphs of the math font where browsers differ from TeX, and draw those it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

RADICAL, RADICALS = "radical", ("radical.v1", "radical.v2", "radical.v3", "radical.v4")
RADICAL_PARTS = ("uni23B7", "radical.ex", "radical.tp")
TALLER = range(3300, 12301, 300)
"""How high the signs of tall roots are: nobody sees how far one hangs below what it holds."""
JOIN = 100
"""How far parts of a sign lie over one another, and over the bar, so that no seam is seen."""
SCRIPT_SIZE = 0.7
RAISED, DROPPED = 363, -150
"""How far scripts stand from the baseline, as the constants of the font say."""
SIGNS = "+\u2212=()"
SCRIPTS = {
    0x2070: "0i", 0x2074: "456789" + SIGNS + "n",
    0x2080: "0123456789" + SIGNS, 0x2090: "aeox\u0259hklmnpst",
}  # fmt: skip
"""The characters that Unicode has as scripts, from a code onward."""
UNASSIGNED = {0x2071: "i", 0x2072: "", 0x2073: ""}
CIRCLE, CIRCLED = 0x25EF, {0x24C7: "R", 0x24C8: "S"}
CIRCLED_SIZE = 0.62

Part = tuple[RecordingPen, Transform]


def unicode_tables(font: TTFont) -> Iterator[CmapSubtable]:
    """Yield the tables from characters to glyphs, those of selectors left out."""
    return (table for table in font["cmap"].tables if table.isUnicode() and table.format != 14)


def bounds(font: TTFont, name: str) -> tuple[float, float, float, float]:
    """Return the box of a glyph's outline."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return pen.bounds or (0, 0, 0, 0)


def outline(font: TTFont, name: str) -> RecordingPen:
    """Return a glyph's outline, as it is now."""
    pen = RecordingPen()
    font.getGlyphSet()[name].draw(pen)
    return pen


def redraw(font: TTFont, name: str, width: int, parts: Sequence[Part]) -> None:
    """Draw a glyph of outlines, each with its place and size, in an advance width."""
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    old = strings[name]
    pen = T2CharStringPen(width - old.private.nominalWidthX, None)
    for drawn, transform in parts:
        drawn.replay(TransformPen(pen, transform))
    strings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    font["hmtx"][name] = (width, 0)
    font["hmtx"][name] = (width, round(bounds(font, name)[0]))


def move(font: TTFont, name: str, right: float, up: float) -> None:
    """Move a glyph's outline, leaving its advance width alone."""
    moved = (outline(font, name), Identity.translate(right, up))
    redraw(font, name, font["hmtx"][name][0], [moved])


def narrow_radicals(font: TTFont) -> None:
    """Give the radicals of all sizes the advance width of the smallest.

    Chromium gives a root the room of its widest sign, whichever it draws. The sign keeps
    its right edge, where the bar begins; the rest is made narrower, part moved to the left.
    """
    width, edge = font["hmtx"][RADICAL][0], bounds(font, RADICAL)[2]
    for names, scale in ((RADICALS, 0.9), (RADICAL_PARTS, 0.86)):
        right = max(bounds(font, name)[2] for name in names)
        fitted = Identity.translate(edge, 0).scale(scale, 1).translate(-right, 0)
        for name in names:
            redraw(font, name, width, [(outline(font, name), fitted)])


def add_glyph(font: TTFont, name: str, width: int, parts: Sequence[Part]) -> None:
    """Add a glyph of outlines at the end of a font."""
    top = font["CFF "].cff.topDictIndex[0]
    strings, known = top.CharStrings, font.getGlyphOrder()
    strings.charStringsIndex.append(strings[RADICAL])
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    if hasattr(top, "FDSelect"):
        top.FDSelect.append(top.FDSelect[known.index(RADICAL)])
    if name not in top.charset:
        top.charset.append(name)
    font.setGlyphOrder(top.charset)
    redraw(font, name, width, parts)


def add_radicals(font: TTFont) -> None:
    """Give tall roots signs of one piece.

    Chromium sets a sign that it puts together a pixel or two beside its bar, and below it.
    """
    variants = font["MATH"].table.MathVariants
    built = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(RADICAL)]
    axis = font["MATH"].table.MathConstants.AxisHeight.Value
    for height in TALLER:
        size = deepcopy(built.MathGlyphVariantRecord[-1])
        size.VariantGlyph, size.AdvanceMeasurement = f"{RADICAL}.{height}", height + 1
        built.MathGlyphVariantRecord.append(size)
        drawn = list(joined(font, height, axis - height / 2))
        add_glyph(font, size.VariantGlyph, font["hmtx"][RADICAL][0], drawn)
    built.VariantCount = len(built.MathGlyphVariantRecord)


def joined(font: TTFont, height: float, bottom: float) -> Iterator[Part]:
    """Yield the parts of a sign of some height, each with its place."""
    foot, stem, corner = RADICAL_PARTS
    long = {name: bounds(font, name)[3] for name in RADICAL_PARTS}
    between = height - long[foot] - long[corner] + 2 * JOIN
    above = bottom + long[foot] - JOIN
    yield outline(font, foot), Identity.translate(0, bottom)
    yield outline(font, stem), Identity.translate(0, above).scale(1, between / long[stem])
    yield outline(font, corner), Identity.translate(0, above + between - JOIN)
    yield outline(font, stem), under_the_bar(font, stem, bottom + height)


def under_the_bar(font: TTFont, stem: str, top: float) -> Transform:
    """Return how a stem comes to lie at the beginning of a bar."""
    left, _, right, long = bounds(font, stem)
    thick = font["MATH"].table.MathConstants.RadicalRuleThickness.Value / (right - left)
    edge = font["hmtx"][RADICAL][0] - JOIN
    return Transform(0, -thick, 2 * JOIN / long, 0, edge, top + thick * left)


def raise_radical(font: TTFont) -> None:
    r"""Set the smallest radical on the axis, where its larger sizes and ``\surd`` stand."""
    _, bottom, _, top = bounds(font, RADICAL)
    axis = font["MATH"].table.MathConstants.AxisHeight.Value
    move(font, RADICAL, 0, round(axis - (bottom + top) / 2))


def draw_scripts(font: TTFont) -> None:
    """Draw the super- and subscripts of Unicode, which the original lacks."""
    wanted = {
        code + index: character
        for code, characters in SCRIPTS.items()
        for index, character in enumerate(characters)
    } | UNASSIGNED
    for code, character in wanted.items():
        if character:
            draw_script(font, code, character)


def draw_script(font: TTFont, code: int, character: str) -> None:
    """Draw one character as a script, from its form for scripts where there is one."""
    turned = character == "\u0259"  # a schwa is an e upside down
    base = font.getBestCmap()[ord("e" if turned else character)]
    name = f"{base}.st" if f"{base}.st" in font.getGlyphSet() else base
    left, _, right, top = bounds(font, name)
    placed = Identity.translate(0, RAISED if code < 0x2080 else DROPPED).scale(SCRIPT_SIZE)
    if turned:
        placed = placed.translate(left + right, top).scale(-1, -1)
    width = round(font["hmtx"][name][0] * SCRIPT_SIZE)
    add(font, code, width, [(outline(font, name), placed)])


def draw_circled(font: TTFont) -> None:
    """Draw the letters in circles that amssymb has, which the original lacks."""
    names = font.getBestCmap()
    circle = names[CIRCLE]
    left, bottom, right, top = bounds(font, circle)
    for code, letter in CIRCLED.items():
        inner = bounds(font, names[ord(letter)])
        placed = (
            Identity.translate((left + right) / 2, (bottom + top) / 2)
            .scale(CIRCLED_SIZE)
            .translate(-(inner[0] + inner[2]) / 2, -(inner[1] + inner[3]) / 2)
        )
        parts = [(outline(font, circle), Identity), (outline(font, names[ord(letter)]), placed)]
        add(font, code, font["hmtx"][circle][0], parts)


def add(font: TTFont, code: int, width: int, parts: Sequence[Part]) -> None:
    """Add a glyph for a character."""
    name = f"uni{code:04X}"
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    strings.charStringsIndex.append(strings[".notdef"])
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    if name not in top.charset:
        top.charset.append(name)
    font.setGlyphOrder(top.charset)
    redraw(font, name, width, parts)
    for table in unicode_tables(font):
        table.cmap[code] = name
