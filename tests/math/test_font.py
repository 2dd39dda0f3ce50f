"""The fonts hold what formulas show: each character, where the style sheet says it is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from unicodedata import category, normalize

import pytest

from sphinx_rigor.math.write.html import STATIC

TTFont = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed").TTFont
BLOCKS = {
    "letters that are symbols": (0x2100, 0x214F),
    "arrows": (0x2190, 0x21FF),
    "operators": (0x2200, 0x22FF),
    "technical": (0x2300, 0x23FF),
    "brackets and more": (0x27C0, 0x27EF),
    "more arrows and operators": (0x2900, 0x2AFF),
    "scripts": (0x2070, 0x209C),
    "alphabets": (0x1D400, 0x1D7FF),
}
LETTERS = (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x30, 0x3A), *range(0x391, 0x3CA))


def characters(name: str) -> dict[int, str]:
    return TTFont(STATIC / name).getBestCmap()


FIRST, SECOND = characters("rigor-math.woff2"), characters("rigor-math-rare.woff2")


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_whole(block: str) -> None:
    first, last = BLOCKS[block]
    assigned = {code for code in range(first, last + 1) if category(chr(code)) != "Cn"}
    missing = assigned - set(FIRST) - set(SECOND) - {0x1D6A6, 0x1D6A7, 0x1D7CC, 0x1D7CD}

    assert [hex(code) for code in sorted(missing)] == []


def test_the_first_file_has_all_that_browsers_make_of_letters() -> None:
    """The text transforms of MathML Core lead to what normalises to the letter."""
    symbols = [*range(0x2100, 0x2150), *range(0x1D400, 0x1D800)]
    styled = {code for code in symbols if len(normalize("NFKC", chr(code))) == 1}
    wanted = {code for code in styled if ord(normalize("NFKC", chr(code))) in LETTERS}
    wanted -= {0x2126, 0x212A, 0x212B, 0x2135}  # the ohm is no letter of an alphabet

    assert len(wanted) > 900
    assert [hex(code) for code in sorted(wanted - set(FIRST))] == []


@pytest.mark.parametrize("character", [*"√−∗′∑∫⟨⟦…", *map(chr, range(0x21, 0x7F))])
def test_what_every_page_has_is_in_the_first_file(character: str) -> None:
    assert ord(character) in FIRST


def test_the_style_sheet_asks_for_the_second_file_by_what_it_has() -> None:
    sheet = (STATIC / "rigor-math.css").read_text("utf-8")
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", sheet)
    ranges = [range(int(first, 16), int(last or first, 16) + 1) for first, last in found]

    assert {code for each in ranges for code in each} == set(SECOND)
    assert set(SECOND).isdisjoint(FIRST)


def test_pages_get_no_heavier() -> None:
    assert (STATIC / "rigor-math.woff2").stat().st_size < 295_000


def test_each_font_carries_its_licence() -> None:
    for name in ("rigor-math.woff2", "rigor-math-rare.woff2"):
        font = TTFont(STATIC / name)

        assert font["name"].getDebugName(1) == "Rigor Math"
        assert "Tsolomitis" in str(font["name"].getDebugName(0))
    assert "GUST" in (STATIC / "rigor-math-LICENSE.txt").read_text("utf-8")


def test_scripts_and_the_empty_sets_are_drawn_two_ways() -> None:
    font = TTFont(STATIC / "rigor-math.woff2")
    selected = next(each for each in font["cmap"].tables if each.format == 14).uvsDict
    calligraphic, script = dict(selected[0xFE00]), dict(selected[0xFE01])
    capitals = {*range(0x1D49C, 0x1D4B6), *map(ord, "ℬℰℱℋℐℒℳℛ")} & set(FIRST)

    assert len(capitals) == 26
    assert capitals <= set(script)
    assert capitals <= set(calligraphic)
    assert not {script[code] for code in capitals} & {FIRST[code] for code in capitals}
    assert calligraphic[0x2205] not in {None, FIRST[0x2205]}


def test_radicals_of_all_sizes_take_the_same_room() -> None:
    font = TTFont(STATIC / "rigor-math.woff2")
    variants = font["MATH"].table.MathVariants
    names = variants.VertGlyphCoverage.glyphs
    built = variants.VertGlyphConstruction[names.index(FIRST[0x221A])]
    glyphs = [each.VariantGlyph for each in built.MathGlyphVariantRecord]
    glyphs += [each.glyph for each in built.GlyphAssembly.PartRecords]

    assert len(glyphs) > 5
    assert len({font["hmtx"][each][0] for each in glyphs}) == 1


def test_signs_of_tall_roots_are_of_one_piece_and_reach_over_their_bars() -> None:
    font = TTFont(STATIC / "rigor-math.woff2")
    pens = pytest.importorskip("fontTools.pens.boundsPen")
    variants = font["MATH"].table.MathVariants
    names = variants.VertGlyphCoverage.glyphs
    built = variants.VertGlyphConstruction[names.index(FIRST[0x221A])]
    sizes = [each.AdvanceMeasurement for each in built.MathGlyphVariantRecord]
    glyphs = [each.VariantGlyph for each in built.MathGlyphVariantRecord]
    boxes = []
    for name in glyphs:
        pen = pens.BoundsPen(font.getGlyphSet())
        font.getGlyphSet()[name].draw(pen)
        boxes.append(pen.bounds)

    assert built.VariantCount == len(sizes) == len(set(glyphs))
    assert sizes == sorted(sizes)
    assert sizes[-1] > 12_000
    assert max(b - a for a, b in pairwise(sizes)) <= 600
    assert [round(top - bottom) + 1 for _, bottom, _, top in boxes] == sizes
    room = font["hmtx"][glyphs[0]][0]
    assert all(right > room for _, _, right, _ in boxes)


def test_no_other_file_is_shipped() -> None:
    assert {path.suffix for path in Path(STATIC).iterdir()} == {".css", ".js", ".txt", ".woff2"}


def test_the_tilde_that_browsers_stretch_has_several_sizes() -> None:
    font = TTFont(STATIC / "rigor-math.woff2")
    variants = font["MATH"].table.MathVariants
    names = variants.HorizGlyphCoverage.glyphs
    built = dict(zip(names, variants.HorizGlyphConstruction, strict=True))
    sizes = [each.AdvanceMeasurement for each in built[FIRST[0x2DC]].MathGlyphVariantRecord]

    assert len(sizes) > 4
    assert sizes == sorted(sizes)
    assert names == sorted(names, key=font.getGlyphID)


def test_the_smallest_radical_stands_on_the_axis() -> None:
    font = TTFont(STATIC / "rigor-math.woff2")
    pen = pytest.importorskip("fontTools.pens.boundsPen").BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[FIRST[0x221A]].draw(pen)
    axis = font["MATH"].table.MathConstants.AxisHeight.Value

    assert (pen.bounds[1] + pen.bounds[3]) / 2 == pytest.approx(axis, abs=1)
