"""Measuring an article takes as many steps as it is long, whatever there are thousands of."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import SMALL, Draft, complete, standard
from fixtures.steps import growth
from sphinx_rigor.verdict import examine

LISTS = SMALL.replace('kind = "flaw"\nmin = 1', 'kind = "flaw"\nmin = 1\n') + (
    '[[require]]\nwhat = "list"\nmin = 1\nmatch = "one"\n'
)


def flaws(draft: Draft, size: int) -> None:
    for number in range(size):
        draft.bold(f"Flaw {number}: slow").bold("Cause", ": 2 loops").bold("Steps", "")
        draft.items("one", "two")


def headed(draft: Draft, size: int) -> None:
    for number in range(size):
        draft.heading(3, f"Flaw {number}").items("Cause: 2 loops", "Steps: one")


def lacking(draft: Draft, size: int) -> None:
    for number in range(size):
        draft.heading(3, f"Flaw {number}").bold("Reason", ": none").table()


def fields(draft: Draft, size: int) -> None:
    draft.bold("Flaw 1: slow")
    for _ in range(size):
        draft.bold("Cause", ": 2 loops").items("Steps: one", "Cause: 3")


def boxes(draft: Draft, size: int) -> None:
    for number in range(size):
        draft.begin("flaw", f"b{number}", f"Flaw {number}").bold("Cause", ": 2").end()


def colons(draft: Draft, size: int) -> None:
    for _ in range(size):
        draft.bold("Flaw", ": slow")


def sections(draft: Draft, size: int) -> None:
    for _ in range(size):
        draft.heading(3, "Flaws").text().formula("a=b").heading(4, "Flaw 1")


def listed(draft: Draft, size: int) -> None:
    draft.items(*("one" for _ in range(size)))


@pytest.mark.parametrize(
    "fill", [flaws, headed, lacking, fields, boxes, colons, sections, listed]
)
def test_thousands_of_entries_take_thousands_of_steps(fill, tmp_path: Path) -> None:
    wanted = standard(tmp_path, LISTS, {"flaw"})

    def make(size: int):
        draft = complete()
        fill(draft, size)
        facts = draft.facts()
        return lambda: examine(facts, wanted)

    assert growth(make) < 5
