r"""Write display formulas for LaTeX with the numbers that HTML shows.

Each number is a ``\tag``, so that an article in a book keeps its own; labels get the name
by which Sphinx refers to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.math.check.checker import Checker, Source
from sphinx_rigor.math.check.faults import INVALID, UNDEFINED
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.gaps import close_latex_gaps
from sphinx_rigor.math.convert.wording import IN_LATEX, for_latex, latex_packages
from sphinx_rigor.math.document.config import site_macros, site_packages
from sphinx_rigor.math.document.equations import formulas_of
from sphinx_rigor.math.document.places import (
    Place,
    find_place,
    is_left_out,
)
from sphinx_rigor.math.read.definitions import Macro
from sphinx_rigor.math.read.display import read_display
from sphinx_rigor.math.read.numbers import Equation
from sphinx_rigor.math.read.tex import REFERENCE, is_balanced
from sphinx_rigor.math.render.linear import linear_source
from sphinx_rigor.math.write.environments import environment_of, tag_of
from sphinx_rigor.math.write.fit import fitted
from sphinx_rigor.math.write.references import NUMBER, reference_text
from sphinx_rigor.records import CJK, START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

FAULTY = frozenset({INVALID, UNDEFINED, "double-escape", "unpaired-dollar"})
BEFORE_RULE = re.compile(r"\\\\\\(?=\s+\\h(?:dash)?line)")
"""The end of a row with a lost backslash: MathJax forgives a space before a rule."""
CHINESE = re.compile(
    rf"(\\(?:(?:eq)?ref|label|tag)\s*\*?\{{[^{{}}]*\}})|([{CJK}，。、；：（）]+)"
)
"""Chinese, of which the fonts of formulas have none; names of equations keep theirs."""
COMMANDS, ESCAPED = re.compile(r"[\\\\$~]"), re.compile(r"[_&#%{}]")
"""What bookmarks cannot show, and what they show behind a backslash."""
BLANK = re.compile(r"\n\s*\n")


class WriteLatex(SphinxPostTransform):
    """Rewrite formulas for LaTeX builders."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Rewrite each formula of the document."""
        if self.config.rigor_math == "off":
            return
        checkers: dict[str, Checker] = {}
        for docname, node in formulas_of(self.document, self.env.docname):
            if docname not in checkers:
                asked = site_packages(self.config)
                checkers[docname] = Checker(site_macros(self.config), asked)
            checker = checkers[docname]
            if is_faulty(checker, node):
                show_source(node)
            else:
                text = checker.converter.expanded(node.astext())
                self.rewrite(node, docname, for_latex(text, checker.known.defined))
                wanted = latex_packages(node.astext(), checker.known.defined)
                self.load(wanted | (checker.known.packages & IN_LATEX))

    def load(self, wanted: set[str]) -> None:
        """Have LaTeX load packages; Sphinx writes their list when a book is written."""
        held = vars(builder_of(self.env))
        registry = held["_app" if "_app" in held else "app"].registry
        for name in sorted(wanted - {each for each, _ in registry.latex_packages}):
            option = "version=4" if name == "mhchem" else None
            registry.latex_packages.append((name, option))

    def rewrite(self, node: nodes.math | nodes.math_block, docname: str, source: str) -> None:
        """Write one formula as LaTeX wants it; ``source`` is what its author meant."""
        text = self.with_references(source, docname)
        text = BEFORE_RULE.sub(r"\\\\", text)
        text = CHINESE.sub(lambda match: match[1] or f"\\text{{{match[2]}}}", text)
        if isinstance(node, nodes.math_block):
            text = as_environments(text, docname, node.get("rigor_equations", ()))
            node["nowrap"] = node["no-wrap"] = True
            node["label"] = None
        text = BLANK.sub("\n", close_latex_gaps(text))
        node.children = [nodes.Text(text)]
        if is_in_heading(node):
            plain = linear_source(source, Converter(site_macros(self.config)))
            node.replace_self(nodes.raw("", in_heading(text, plain), format="latex"))

    def with_references(self, source: str, docname: str) -> str:
        """Return a formula whose references have the names that labels get."""

        def name(match: re.Match[str]) -> str:
            place = find_place(self.env, docname, match[2].strip())
            if place is None:
                return "(??)"
            if is_left_out(self.env, place):
                text = reference_text(self.env, place)
                return f"\\text{{{place.equation.number if match[1] == 'ref' else text}}}"
            return said(match[1], place, self.config.math_eqref_format)

        return REFERENCE.sub(name, source)


def said(command: str, place: Place, wanted: str | None) -> str:
    r"""Return an ``\eqref`` or ``\ref`` that says what pages say."""
    name = label(place.docname, place.equation.labels[0])
    if command == "ref" or place.equation.bare:
        return f"\\ref{{{name}}}"
    if not wanted or NUMBER not in wanted:
        return f"\\eqref{{{name}}}"
    shown = wanted.replace(NUMBER, f"\\ref{{{name}}}")
    return f"\\text{{{shown}}}"


def is_in_heading(node: nodes.Element) -> bool:
    """Tell whether a formula stands in the heading of a section."""
    while not isinstance(node, nodes.title | nodes.section | nodes.document | None):
        node = node.parent
    return isinstance(node, nodes.title) and isinstance(node.parent, nodes.section)


def in_heading(text: str, plain: str) -> str:
    """Return a formula for a heading; the bookmarks of a PDF show it as plain text."""
    words = ESCAPED.sub(r"\\\g<0>", COMMANDS.sub("", plain))
    words = words.replace("^", r"\textasciicircum{}")
    return f"\\texorpdfstring{{\\protect\\({text}\\protect\\)}}{{{words}}}"


def is_faulty(checker: Checker, node: nodes.math | nodes.math_block) -> bool:
    """Tell whether a formula would stop the typesetting of the whole book."""
    source = Source(node.astext(), START, isinstance(node, nodes.math_block))
    found = {fault.rule for fault in checker.check(source)}
    return bool(found & FAULTY) or not is_balanced(node.astext())


def show_source(node: nodes.math | nodes.math_block) -> None:
    """Put the source in the place of a formula that cannot be read."""
    source = node.astext()
    if isinstance(node, nodes.math):
        node.replace_self(nodes.literal(source, source))
    else:
        node.replace_self(nodes.literal_block(source, source, language="none"))


def label(docname: str, name: str) -> str:
    """Return the label by which Sphinx's LaTeX writer refers to an equation."""
    return f"equation:{docname}:{name}"


def as_environments(source: str, docname: str, equations: Sequence[Equation | None]) -> str:
    """Return a display formula as the environments LaTeX wants, numbers as tags."""
    written, first = [], 0
    for display in read_display(source):
        last = first + len(display.rows)
        marks = [marks_of(each, docname) for each in equations[first:last]]
        environment = fitted(display, marks, environment_of(display, marks))
        written.append(f"{display.before}{environment}")
        first = last
    return "\n".join(written)


def marks_of(equation: Equation | None, docname: str) -> str:
    """Return the tag and the labels of a row."""
    if equation is None:
        return ""
    labels = "".join(f"\\label{{{label(docname, each)}}}" for each in equation.labels[:1])
    return f"{tag_of(equation)}{labels}"


def define_macros(_app: Sphinx, config: Config) -> None:
    """Define the macros of the site in the preamble, after the user's own."""
    macros = site_macros(config)
    defined = {macro.name for macro in macros}
    lines = "\n".join(for_latex(latex_definition(each), defined) for each in macros)
    if lines and config.rigor_math != "off":
        given = config.latex_elements.get("preamble", "")
        config.latex_elements = config.latex_elements | {"preamble": f"{given}\n{lines}\n"}


def latex_definition(macro: Macro) -> str:
    r"""Return a macro as LaTeX defines it, whether or not it is defined already."""
    name = f"\\{macro.name}"
    marks = f"[{macro.parameters}]" if macro.parameters else ""
    default = f"[{macro.default}]" if macro.default is not None else ""
    new = f"\\renewcommand{{{name}}}{marks}{default}{{{macro.body}}}"
    return f"\\providecommand{{{name}}}{{}}{new}"


def setup(app: Sphinx) -> None:
    """Register the transform, and the macros once the configuration has been checked."""
    app.add_post_transform(WriteLatex)
    app.connect("config-inited", define_macros, priority=700)
