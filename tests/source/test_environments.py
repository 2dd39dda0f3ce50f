"""Environments inside paragraphs: dollars around them, no line moved, nothing lost."""

from __future__ import annotations

import pytest

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.source.environments import add_dollars

E = r"\begin{equation}x\end{equation}"
LONG = "\\begin{align}\nx &= 1 \\\\\ny &= 2\n\\end{align}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"so {E}\n", f"so $${E}$$\n"),
        (f"> so {E} 得\n", f"> so $${E}$$ 得\n"),
        (f"{E} 其中\n", f"$${E}$$ 其中\n"),
        (f"1. so\n{LONG}\n", f"1. so\n$${LONG}$$\n"),
        (f"so {LONG}\n", f"so $${LONG}$$\n"),
        (f"{LONG} 其中\n", f"$${LONG}$$ 其中\n"),
        (f"a {E} b {E} c\n", f"a $${E}$$ b $${E}$$ c\n"),
    ],
)
def test_dollars_are_put_around_what_stands_in_text(text: str, expected: str) -> None:
    assert add_dollars(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{E}\n",
        f"so\n{LONG}\nand\n",
        f"> {E}\n",
        f"- {E}\n",
        f"- so\n  {LONG}\n",
        f"$$ {E} $$\n",
        f"$$\ny = {E}\n$$\n",
        f"$$\ny\n\nso {E}\n$$\n",
        f"so ${E}$ it\n",
        f"so `{E}` it\n",
        f"```\nso {E}\n```\n",
        "so \\begin{equation} it\n\n\\end{equation}\n",
        "so \\end{equation} it\n",
        "so $\\begin{pmatrix}1\\end{pmatrix}$ it\n",
    ],
)
def test_all_else_is_left_alone(text: str) -> None:
    assert add_dollars(text) == text


def test_every_one_is_a_display_formula_at_its_line(project) -> None:
    lines = [
        "# T",
        "",
        f"so {E} it",
        "",
        "1. a",
        "\\begin{align}",
        "b\\\\c",
        "\\end{align}",
        "",
    ]
    lines += ["\\begin{gather}", "d", "\\end{gather} 其中 $e$", "", "$$f$$ 其中 $g$ 是", "数"]
    built = project({"index": "\n".join(lines) + "\n"}).build()
    facts = rigor_domain(built.app.env).facts["index"]
    shown = [(each.line, each.source) for each in facts.formulas if each.display]
    assert shown == [
        (3, E),
        (6, r"\begin{align} b\\c \end{align}"),
        (10, r"\begin{gather} d \end{gather}"),
        (14, "f"),
    ]
    assert [each.source for each in facts.formulas if not each.display] == ["e", "g"]
    assert built.warnings == []


def test_a_project_may_read_double_dollars_as_it_likes(project) -> None:
    site = project({"index": "# T\n\nso $$f$$ it\n"}, myst_dmath_double_inline=False)
    facts = rigor_domain(site.build().app.env).facts["index"]
    assert [each.display for each in facts.formulas] == [False]
