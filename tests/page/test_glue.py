"""Punctuation stays on the line of the formula it belongs to."""

from __future__ import annotations

import re

import pytest

GLUED = re.compile(r'(\S?)<span class="rigor-glue">(.*?)</span></span>(\S?)')
PLAIN = {"html_math_renderer": "mathjax"}


def shown(project, text: str) -> str:
    """Return a paragraph with formulas as ``F`` and the glue as brackets."""
    page = project({"index": f"# A\n\n{text}\n"}, **PLAIN).build().page()
    (found,) = re.findall(r"<p>(.*?)</p>", page, re.DOTALL)
    found = re.sub(r'<span class="math[^"]*">.*?</span>', "F", found)
    return found.replace('<span class="rigor-glue">', "[").replace("</span>", "]")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("设 $x$，则 $y$。", "设 [F，]则 [F。]"),
        ("（$x$）和 $y$", "[（F）]和 F"),
        ("$x$ is $y$.", "F is [F.]"),
        ("$x$$y$，", "F[F，]"),
        ("**$x$**，", "[<strong>F</strong>，]"),
        ("**设 $x$**，", "<strong>设 </strong>[<strong>F</strong>，]"),
        ("**设 $x$** 与", "<strong>设 F</strong> 与"),
        ("**$x$ 与**，", "<strong>F 与</strong>，"),
        ("$x$ 与 $y$ 之间", "F 与 F 之间"),
        ("“$x$”；", "[“F”；]"),
    ],
)
def test_a_formula_holds_its_punctuation(project, text: str, wanted: str) -> None:
    assert shown(project, text) == wanted


def test_text_output_is_as_before(project) -> None:
    built = project({"index": "# A\n\n设 $x$，则 $y$。\n"}).build("text")

    assert "设 x，则 y。" in (built.out / "index.txt").read_text(encoding="utf-8")
