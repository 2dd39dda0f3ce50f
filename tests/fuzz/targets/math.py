r"""Any formula is read, judged, and written as MathML or refused; what is wrong has a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.parsers import expat

from fuzz.budget import in_proportion
from fuzz.seeds import texts
from sphinx_rigor.math.check.checker import Checker, Source, links, names
from sphinx_rigor.math.convert.wording import for_latex, for_mathjax, latex_packages
from sphinx_rigor.math.read.definitions import definitions, may_define
from sphinx_rigor.math.read.display import read_display
from sphinx_rigor.math.render.renderer import Manner, Renderer
from sphinx_rigor.records import Spot
from sphinx_rigor.source import add_dollars

WATCHED = "sphinx_rigor.math"
WORDS = (
    *(r"\frac", r"\sqrt[", r"\left(", r"\right.", r"\begin{align}", r"\end{align}", r"\\", "&"),
    *(
        r"\begin{array}{c|l}",
        r"\end{array}",
        r"\begin{cases}",
        r"\end{cases}",
        r"\text{",
        "$",
        "%",
    ),
    *(
        r"\def\a#1{",
        r"\newcommand{\b}[2][x]{",
        r"\let\c=",
        r"\newenvironment{e}{",
        "#1",
        r"\a",
        r"\b{",
    ),
    *(
        r"\tag{1}",
        r"\label{x}",
        r"\eqref{x}",
        r"\nonumber",
        r"\limits",
        r"\over",
        r"\color{red}",
    ),
    *(
        r"\operatorname*{",
        r"\mathbb{R}",
        r"\hline",
        r"\multicolumn{2}{c}{",
        r"\substack{",
        r"\not",
    ),
    *(
        r"\begin{CD}",
        r"\end{CD}",
        "@>",
        r"\mathrlap{",
        r"\hspace{1em}",
        r"\big|",
        "^",
        "_",
        "'",
        "{",
        "}",
    ),
    *(
        r"\require{",
        r"\unicode{x41}",
        r"\overset{",
        r"\boxed{",
        r"\middle|",
        "中文",
        "\n",
        "\n\n",
        "~",
    ),
)
AT = 7
"""The line that formulas stand on."""
NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 240
"""Bytes of a formula: what is longer is tried by repeating pieces, and takes long."""
ERROR = "rigor-math-error"
INLINE = "\x01"
"""A formula that begins so stands in running text."""


def seeds() -> Iterator[str]:
    """Yield formulas."""
    marks = ("\\", "^", "_", "{", "&")
    yield from (each for each in texts("math") if any(mark in each for mark in marks))
    yield from (INLINE + each for each in texts("math") if "\\" in each)


def holds(text: str) -> None:
    """Check a formula, render it, and write it for MathJax and LaTeX."""
    source = source_of(text)
    with in_proportion(text):
        judged = checker(text)
        faults = judged.check(source)
        called = [*names(source), *links(source)]
        words = for_latex(source.text, judged.known.defined)
        for_mathjax(words, judged.known.defined)
        latex_packages(source.text)
        add_dollars(text)
        html = rendered(source)
    last = AT + source.text.count("\n")
    for each in (*faults, *called):
        assert AT <= each.line <= last, (each, last)
    for macro in definitions(source.text):
        assert 0 <= macro.start < macro.end <= len(source.text), macro
    agree(source, html, [fault.rule for fault in faults])


def source_of(text: str) -> Source:
    """Return a formula as an article would have it."""
    return Source(text.removeprefix(INLINE), Spot(AT, AT, ""), display=text[:1] != INLINE)


@cache
def shared() -> tuple[Checker, Renderer, Renderer]:
    """Return what formulas that define nothing are tried with."""
    return Checker(), renderer(), renderer(xml=True)


def checker(text: str) -> Checker:
    """Return a checker that no formula before has taught anything."""
    shared()[0].sound.clear()
    return Checker() if may_define(text) else shared()[0]


def renderer(*, xml: bool = False) -> Renderer:
    """Return a renderer that finds no equation."""
    return Renderer(Manner((), lambda _label: None, xml=xml))


def rendered(source: Source) -> str:
    """Return every fourth formula as a page has it; another is written for a book, well-formed."""
    kind = len(source.text) % 4
    if kind > 1:
        return ""
    writer = renderer(xml=kind == 1) if may_define(source.text) else shared()[1 + kind]
    writer.known.clear()
    html = "".join(written(writer, source))
    if kind == 1:
        well_formed(html)
    return "" if kind else html


def written(writer: Renderer, source: Source) -> Iterator[str]:
    """Yield the HTML of a formula."""
    if not source.display:
        yield writer.inline(source.text).html
        return
    rows = sum(len(each.rows) for each in read_display(source.text))
    yield from (each.html for each in writer.block(source.text, [None] * rows))


def well_formed(html: str) -> None:
    """Fail where what is written for a book is no XML; control characters are none at all."""
    if not NO_XML.search(html):
        expat.ParserCreate().Parse(f"<r>{html}</r>".encode("utf-8", "replace"), True)


def agree(source: Source, html: str, rules: list[str]) -> None:
    """Fail where a page shows a formula as faulty that the check finds nothing wrong with."""
    assert rules or ERROR not in html, (source.text, html)
