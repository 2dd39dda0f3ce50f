r"""Write display formulas for LaTeX with the numbers that HTML shows.

Each number is a ``\tag``, so that an article in a book keeps its own; labels get the name
by which Sphinx refers to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.math.display import SINGLE, Display, lines_of, read_display
from sphinx_rigor.math.equations import find_place
from sphinx_rigor.math.gaps import close_latex_gaps
from sphinx_rigor.math.numbers import Equation
from sphinx_rigor.math.references import places_of
from sphinx_rigor.math.tex import REFERENCE
from sphinx_rigor.tree import find_nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx


class WriteLatex(SphinxPostTransform):
    """Rewrite formulas for LaTeX builders."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Rewrite each formula of the document."""
        if self.config.rigor_math == "off":
            return
        kinds: Any = (nodes.math, nodes.math_block)
        for node in find_nodes(self.document, kinds):
            docname = str(node.get("docname") or self.env.docname)
            text = self.with_references(node.astext(), docname)
            if isinstance(node, nodes.math_block):
                text = as_environments(text, docname, node.get("rigor_equations", ()))
                node["nowrap"] = node["no-wrap"] = True
                node["label"] = None
            node.children = [nodes.Text(close_latex_gaps(text))]

    def with_references(self, source: str, docname: str) -> str:
        """Return a formula whose references have the names that labels get."""
        places = places_of(self.env)

        def name(match: re.Match[str]) -> str:
            place = find_place(places, docname, match[2].strip())
            return f"\\{match[1]}{{{label(place.docname, place.label)}}}" if place else "(??)"

        return REFERENCE.sub(name, source)


def label(docname: str, name: str) -> str:
    """Return the label by which Sphinx's LaTeX writer refers to an equation."""
    return f"equation:{docname}:{name}"


def as_environments(source: str, docname: str, equations: Sequence[Equation | None]) -> str:
    """Return a display formula as the environments LaTeX wants, numbers as tags."""
    written, first = [], 0
    for display in read_display(source):
        last = first + len(display.rows)
        marks = [marks_of(each, docname) for each in equations[first:last]]
        written.append(environment_of(display, marks))
        first = last
    return "\n".join(written)


def environment_of(display: Display, marks: list[str]) -> str:
    """Return one display as LaTeX; ``marks`` has the tag and labels of each row."""
    name = display.name or "equation"
    if name == "eqnarray":
        name = "align"
    rows = [each.source.strip() for each in display.rows]
    if name in SINGLE:
        body = rows[0] if name == "multline" else lines_of(rows[0])
        return f"{display.before}\\begin{{{name}*}}\n{body}{marks[0]}\n\\end{{{name}*}}"
    body = "\\\\\n".join(f"{row}{mark}" for row, mark in zip(rows, marks, strict=True))
    argument = f"{{{columns(rows)}}}" if name == "alignat" else ""
    return f"{display.before}\\begin{{{name}*}}{argument}\n{body}\n\\end{{{name}*}}"


def columns(rows: list[str]) -> int:
    """Return the number of equations beside one another in ``alignat``."""
    return max(row.count("&") for row in rows) // 2 + 1


def marks_of(equation: Equation | None, docname: str) -> str:
    """Return the tag and the labels of a row."""
    if equation is None:
        return ""
    star = "*" if equation.bare else ""
    labels = "".join(f"\\label{{{label(docname, each)}}}" for each in equation.labels[:1])
    return f"\\tag{star}{{{equation.number}}}{labels}"


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(WriteLatex)
