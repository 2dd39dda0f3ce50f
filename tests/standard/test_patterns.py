"""Expressions that can only be found at the beginning of a text are looked for only there."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.standard.patterns import Patterns, is_anchored, matches

ANCHORED = [r"^a", r"^\W*(a|b)\b", r"^[|(]x", r"^\|", r"^(a(b|c))?$", r"^[^]|]"]
FREE = [r"a", r"^a|b", r"(^a|b)", r"(?m)^a", r"\^a", r"[a^]", "x ^a"]
TEXTS = ["a", "xa", "b", "x b", "^a", "x\na", "|", "(x", "ab", ".a", "x ^a", "]", ""]


@pytest.mark.parametrize("written", [*ANCHORED, *FREE])
def test_what_is_found_stays_the_same(written: str) -> None:
    found = re.compile(written, re.IGNORECASE)

    assert is_anchored(found) == (written in ANCHORED)
    for text in TEXTS:
        assert matches(Patterns([found]), text) == (found.search(text) is not None), text
