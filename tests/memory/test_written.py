"""What is written out in full is the same only for what is the same."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from docutils import nodes

from sphinx_rigor.memory.written import digest_of, written
from sphinx_rigor.records import Severity, Spot

DIFFERENT: list[object] = [
    "1", 1, 1.0, True, b"1", None, (), [], {}, "", ("a", "b"), ("ab",), ("a,b",), ["a", "b"],
    {"a": "b"}, {"a"}, {"a", "b"}, Spot(1, 2, "a"), Spot(1, 2, "b"), (1, 2, "a"),
    re.compile("a"), re.compile("a", re.IGNORECASE), re.compile("x" * 300 + "a"),
    re.compile("x" * 300 + "b"), Severity.ERROR, Severity.ADVICE, Severity.ERROR.value,
    nodes.title("", "", nodes.Text("a")), nodes.title("", "", nodes.emphasis("", "a")),
    nodes.title("", "", nodes.Text("<emphasis>a</emphasis>")), nodes.Text("a"), "a",
    nodes.title("", "", nodes.Text("a"), ids=["a"]),
]  # fmt: skip


def test_what_differs_is_written_differently() -> None:
    for one, other in combinations(map(written, DIFFERENT), 2):
        assert one != other


def test_what_has_no_order_is_written_in_one() -> None:
    assert digest_of({"a": 1, "b": {"x", "y"}}) == digest_of({"b": {"y", "x"}, "a": 1})
    assert digest_of(["a", "b"]) != digest_of(["b", "a"])


@pytest.mark.parametrize("value", [object(), lambda: 1, {"a": [object()]}, nodes.Text])
def test_what_is_not_known_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        written(value)
