"""Parts, entries and fields are found as a careful reader sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from accuracy.score import Score, score, table

FIELDS = 0.95
ENTRIES = 0.97


@pytest.fixture(scope="module")
def measured(corpus: Path) -> Score:
    return score(corpus)


def names(measured: Score, *, fields: bool) -> list[str]:
    """Return the names of all fields, or of all kinds of entry."""
    counts = {"part", "end", "formulas", "tables", "lines"}
    return [each for each in measured.right if each not in counts and ("." in each) is fields]


def test_entries(measured: Score) -> None:
    kinds = names(measured, fields=False)
    assert len(kinds) == 6
    assert measured.precision(kinds) >= ENTRIES, table(measured)
    assert measured.recall(kinds) >= ENTRIES, table(measured)


def test_fields(measured: Score) -> None:
    fields = names(measured, fields=True)
    assert len(fields) == 10
    assert measured.precision(fields) >= FIELDS, table(measured)
    assert measured.recall(fields) >= FIELDS, table(measured)


@pytest.mark.parametrize("name", ["part", "end", "formulas", "tables", "lines"])
def test_boundaries_and_counts_are_exact(measured: Score, name: str) -> None:
    assert (measured.wrong[name], measured.missed[name]) == (0, 0), table(measured)
