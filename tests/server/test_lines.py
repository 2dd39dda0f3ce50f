"""Lines and columns as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range
from pygls.workspace import PositionCodec

from sphinx_rigor.server.lines import Lines

ENCODINGS = {
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le")) // 2,
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8")),
    PositionEncodingKind.Utf32: len,
}
TEXT = st.text(st.sampled_from("a é中𝒜\U0001f600\u2028\x0c\n\r"), max_size=30)


@given(TEXT)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_columns_are_counted_in_the_units_agreed_on(encoding, text) -> None:
    lines = Lines(text, PositionCodec(encoding))
    for number, line in enumerate(lines.every):
        for column in range(len(line) + 1):
            here = lines.at(number, column)
            assert here == Position(number, ENCODINGS[encoding](line[:column]))
            assert lines.column(line, here.character) == column
            assert lines.before(here) == line[:column]


@given(TEXT)
def test_only_line_ends_end_lines(text) -> None:
    lines = Lines(text, PositionCodec())

    assert "\n".join(lines.every) == text.replace("\r\n", "\n").replace("\r", "\n")


def test_places_beyond_the_text_are_in_it() -> None:
    lines = Lines("𝒜b\n  c  ", PositionCodec())

    assert lines.before(Position(0, 99)) == "𝒜b"
    assert lines.before(Position(0, 1)) == "𝒜"
    assert lines.line(7) == ""
    assert lines.words(1) == Range(Position(1, 2), Position(1, 3))
    assert lines.words(7) == Range(Position(7, 0), Position(7, 0))
    assert lines.words(-1) == Range(Position(0, 0), Position(0, 0))
    assert lines.span(0, 99) == Range(Position(0, 0), Position(1, 5))
