"""A display formula is taken apart and put together as the converter and LaTeX want it."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.convert.compose import compose
from sphinx_rigor.math.read.display import read_display
from sphinx_rigor.math.read.numbers import Block, Counter


def rows(source: str) -> list[tuple[str, str | None, bool]]:
    return [
        (row.source.strip(), row.tag, row.numbered)
        for display in read_display(source)
        for row in display.rows
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", [("a", None, False)]),
        (r"a \tag{1}", [("a", "1", False)]),
        (r"\begin{equation}a\end{equation}", [("a", None, True)]),
        (r"\begin{equation*}a\tag{x}\end{equation*}", [("a", "x", False)]),
        (r"\begin{equation}a\end{equation} \tag{3}", [("a", "3", True)]),
        (
            r"\begin{align}a&=b\\[2pt] c\nonumber\\ d\tag*{*}\\\end{align}",
            [("a&=b", None, True), ("c", None, False), ("d", "*", True)],
        ),
        (
            r"\begin{gather}\begin{aligned}a\\b\end{aligned}\\{c\\d}\end{gather}",
            [(r"\begin{aligned}a\\b\end{aligned}", None, True), (r"{c\\d}", None, True)],
        ),
        (r"\begin{alignat}{2}a&b&c\end{alignat}", [("a&b&c", None, True)]),
        (r"\begin{multline}a\\b\end{multline}", [(r"a\\b", None, True)]),
        (r"\begin{aligned}a\\b\end{aligned}", [(r"\begin{aligned}a\\b\end{aligned}", None, False)]),
        (
            r"\newcommand{\x}{1}\begin{equation}\x\end{equation}",
            [(r"\x", None, True)],
        ),
        (
            "\\begin{equation}a\\end{equation}\n\\begin{align}b\\\\c\\end{align}",
            [("a", None, True), ("b", None, True), ("c", None, True)],
        ),
        (r"\begin{equation}a\end{equation}+b", [(r"\begin{equation}a\end{equation}+b", None, False)]),
        (r"\begin{equation}a", [(r"\begin{equation}a", None, False)]),
        (r"\text{\tag{1}}", [(r"\text{\tag{1}}", None, False)]),
    ],
)  # fmt: skip
def test_rows_and_their_tags(source: str, expected: list) -> None:
    assert rows(source) == expected


def test_labels_are_found_wherever_they_stand_in_a_row() -> None:
    (display,) = read_display(
        r"\begin{equation}\begin{split}a\label{x}\end{split}\end{equation}"
    )

    assert display.rows[0].labels == ("x",)
    assert "label" not in display.rows[0].source


@pytest.mark.parametrize(
    ("source", "tags", "expected"),
    [
        (r"a\\b", {}, r"\begin{gathered}a\\b\end{gathered}"),
        (r"a&=b\\&=c", {}, r"\begin{aligned}a&=b\\&=c\end{aligned}"),
        (r"a\\", {}, "a"),
        (r"\begin{align}a\\b\end{align}", {1: "k"}, r"\begin{align*}a\\b\tag*{k}\end{align*}"),
        (r"\begin{align*}a\\b\end{align*}", {}, r"\begin{aligned}a\\b\end{aligned}"),
        (r"\begin{gather*}a\\b\end{gather*}", {}, r"\begin{gathered}a\\b\end{gathered}"),
        (r"\begin{eqnarray}a&=&b\end{eqnarray}", {}, r"\begin{aligned}a&{}={}b\end{aligned}"),
        (r"\begin{multline}a\\b\end{multline}", {}, r"\begin{multline*}a\\b\end{multline*}"),
    ],
)
def test_a_display_is_composed(source: str, tags: dict[int, str], expected: str) -> None:
    (display,) = read_display(source)

    assert compose(display, tags) == expected


def test_numbers_run_through_a_document() -> None:
    counter = Counter(taken={"equation-2"})
    numbered = [
        counter.number(block)
        for block in (
            Block(r"\begin{align}a\\b\label{eq:x}\\c\tag{A}\end{align}"),
            Block("plain"),
            Block("with label", "lab", "equation-lab"),
            Block("wanted", wanted=True),
            Block(r"\begin{equation}a\label{式}\end{equation}"),
        )
    ]

    shown = [[each and (each.number, each.node_id) for each in block] for block in numbered]
    assert shown == [
        [("1", "equation-1"), ("2", "equation-eq-x"), ("A", "equation-a")],
        [None],
        [("3", "equation-lab")],
        [("4", "equation-4")],
        [("5", "equation-式")],
    ]


def test_ids_are_never_given_twice() -> None:
    counter = Counter()
    ids = [counter.number(Block(r"a\tag{1}\label{x}"))[0].node_id for _ in range(3)]

    assert ids == ["equation-x", "equation-x-2", "equation-x-3"]
