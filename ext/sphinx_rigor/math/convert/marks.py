r"""Say by marks in the LaTeX what the converter has no words for; the MathML is mended by them.

A mark is a ``\text`` with a character of no meaning, a letter for its kind, and a value.
It comes back as a ``mtext``, which whoever reads the mark takes away.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.convert.elements import ROWS, Element, every

SIGN = "\ue010"
MARKED = re.compile(rf"\\text\{{{SIGN}[^{{}}]*\}}")
BOLD, BOLD_NEXT = "b", "n"
SIZE, SPACE, INTERTEXT = "z", "r", "i"
SMALL, NARROW, FLUSH = "s", "a", "f"
"""Tables: with small cells, without space between equations, from margin to margin."""
JOINED, APART, DOUBLE = "j", "k", "d"
"""Cells: no space to that before; no space of their own; below two rules."""
DIVIDED = "o"
"""Fractions with delimiters, or a rule of given thickness."""


def mark(kind: str, value: str = "") -> str:
    """Return the LaTeX of a mark."""
    return f"\\text{{{SIGN}{kind}{value}}}"


def unmarked(source: str) -> str:
    """Return LaTeX without marks, for those who cannot read them."""
    return MARKED.sub("", source) if SIGN in source else source


def mark_of(element: Element) -> str:
    """Return the kind and value of a mark, ``""`` for any other element."""
    text = element.text
    return text[1:] if element.name == "mtext" and text[:1] == SIGN else ""


def take(element: Element, kind: str) -> str | None:
    """Take a mark of a kind away that begins an element; return its value, if it was there."""
    inner = element
    while inner.children and inner.children[0].name in ROWS:
        inner = inner.children[0]
    if inner.children and mark_of(inner.children[0])[:1] == kind:
        return mark_of(inner.children.pop(0))[1:]
    return None


def without_marks(root: Element) -> None:
    """Take away the marks that stand where nobody asked for them."""
    for each in every(root):
        if any(map(mark_of, each.children)):
            each.children = [child for child in each.children if not mark_of(child)]
