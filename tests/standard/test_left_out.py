"""What a standard leaves out is as the record without it says."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from sphinx_rigor.standard import load_standard
from sphinx_rigor.standard.dangling import unfindable
from sphinx_rigor.standard.patterns import Patterns
from sphinx_rigor.standard.schema import EntryKind
from sphinx_rigor.standard.toml_lines import Lines

SHORT = """\
[standard]
name = "s"
[[require]]
what = "table"
[[part]]
id = "p"
title = "P"
words = ["p"]
[[part.require]]
what = "entry"
kind = "k"
each = ["f"]
[kinds.k]
words = ["k"]
[kinds.k.fields]
f = { title = "F", words = "f" }
"""
GIVEN = {
    "Requirement": {"kinds", "each"},
    "Part": {"require", "words"},
    "EntryKind": {"fields", "words", "boxes"},
    "FieldSpec": {"words"},
    "FrontMatterSpec": {"types"},
}
"""What the standard above says, or is told from it."""


def test_what_is_left_out_is_as_the_record_has_it(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(SHORT)
    found = load_standard("s.toml", tmp_path)
    (kind,), (part,) = found.kinds, found.parts
    every: list[Any] = [
        found.front_matter, *found.require, part, *part.require, *part.require[0].each,
        kind, *kind.fields,
    ]  # fmt: skip

    assert not any([found.closing, found.off, found.on, found.html, found.rules, found.imports])
    for each in every:
        name = type(each).__name__
        for one in fields(each):
            if one.default is not MISSING and one.name not in GIVEN.get(name, ()):
                assert getattr(each, one.name) == one.default, (name, one.name)


@pytest.mark.parametrize("known", ["match", "words", "group", "gather", "boxes", ""])
def test_a_kind_is_found_by_any_one_of_its_marks(known: str) -> None:
    marks: dict[str, Any] = {
        "match": Patterns(["m"]), "words": ("w",), "group": Patterns(["g"]),
        "gather": ("h",), "boxes": ("b",),
    }  # fmt: skip
    given = {"match": Patterns(), **({known: marks[known]} if known else {})}
    kind = EntryKind("k", "K", **{"boxes": ("k",), **given})

    assert len(list(unfindable(kind, ["b"]))) == (not known)
    assert list(unfindable(kind, None)) == []


NESTED = """\
[[a]]
id = "x"
[[a.b]]
id = "y"
[[a]]
id = "z"
[[a.c]]
id = "y"
[[a.b]]
id = "w"
"""


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("a[1] (x).b[1] (y)", (2, 3)),
        ("a[9] (z).b[9] (w)", (2, 9)),
        ("a[9] (z).c[9] (y)", (2, 7)),
        ("a[9] (z).b[9] (y)", (1, 5)),
        ("a[1] (x).c[1] (y)", (1, 1)),
        ("a[9] (q).b[1] (y)", (0, 0)),
        ("b[1] (x)", (0, 0)),
    ],
)
def test_a_label_is_looked_for_among_those_of_its_array(place: str, found: tuple) -> None:
    assert Lines(NESTED).nearest(place) == found
