"""The outline of a document."""

from __future__ import annotations

from fixtures.articles import ARTICLE
from sphinx_rigor.server.symbols import symbols


def outline(found) -> list:
    """Return names and what is inside of each."""
    return [(each.name, outline(each.children)) for each in found]


def test_parts_have_their_boxes_and_entries(page) -> None:
    assert outline(symbols(page())) == [
        ("Part 1: Proof", [("𝓑ig", []), ("Proof", [])]),
        ("Part 2: Faults", [("Flaw 1: slow", [])]),
    ]


def test_each_thing_is_chosen_within_its_range(page) -> None:
    def check(found, around=None) -> None:
        for each in found:
            start, end = each.range.start, each.range.end
            assert start <= each.selection_range.start <= each.selection_range.end <= end
            assert around is None or around.start <= start <= end <= around.end
            check(each.children, each.range)

    check(symbols(page()))
    check(symbols(page(ARTICLE, then="# Short\n")))
    assert symbols(page())[0].detail == "1/2"


def test_a_document_without_any(page) -> None:
    assert symbols(page("")) == []
    assert symbols(page("# Only\n\nWords.\n")) == []
