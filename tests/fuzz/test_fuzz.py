"""The properties hold for their seeds and for all that they once failed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from fuzz.seeds import kept
from fuzz.targets import NAMES, target

FEW = 60
"""Seeds that each run tries, spread over all; the others are tried each night."""


@pytest.mark.parametrize("name", NAMES)
def test_the_property_holds_for_its_seeds(name: str, nightly: bool) -> None:
    each = target(name)
    seeds = list(dict.fromkeys(each.seeds()))
    few = getattr(each, "FEW", FEW)
    step = 1 if nightly else max(1, len(seeds) // few)

    assert len(seeds) > 5
    with ended(each):
        for text in seeds[::step]:
            each.holds(text)


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name in NAMES for case in kept(name)]
)
def test_what_once_failed_holds(name: str, case: str) -> None:
    with ended(target(name)):
        target(name).holds(kept(name)[case])


def test_the_seeds_of_recognise_have_parts_and_entries() -> None:
    module = target("recognise")
    wanted = module.standards()[0]
    found = [module.recognise(module.facts_of(each), wanted) for each in module.outlines()]

    assert len({part.id for each in found for part in each.parts}) == len(wanted.parts)
    assert {entry.kind for each in found for entry in each.entries} >= {"flaw", "analogy"}


@contextmanager
def ended(module: Any) -> Iterator[None]:
    """Have a property put away what it keeps ready between inputs."""
    try:
        yield
    finally:
        getattr(module, "end", lambda: None)()
