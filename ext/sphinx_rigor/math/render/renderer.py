r"""Render the formulas of one document as HTML with MathML in it.

A formula that the converter does not take is shown as MathJax shows it where the limit is
the converter's, and as its source where nobody can read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from sphinx_rigor.math.check.faults import LIMIT, UNDEFINED, rule_of
from sphinx_rigor.math.check.vocabulary import Vocabulary
from sphinx_rigor.math.convert.compose import MARK, compose
from sphinx_rigor.math.convert.converter import Converter, RefusalError
from sphinx_rigor.math.convert.marks import unmarked
from sphinx_rigor.math.convert.wording import for_mathjax
from sphinx_rigor.math.read.definitions import Macro, definitions, may_define
from sphinx_rigor.math.read.display import SINGLE, Display, read_display, read_row
from sphinx_rigor.math.read.numbers import Equation
from sphinx_rigor.math.read.tex import REFERENCE
from sphinx_rigor.math.render.mathml3 import as_mathml3
from sphinx_rigor.math.render.width import width_of

PLACE = re.compile("\ue000(\\d+)\ue001")
MATH = re.compile(r"(<math[^>]*>)(.*)</math>\Z", re.DOTALL)
CELL = re.compile(rf"(<mtd[^>]*)><mtext>{MARK}(\d+)</mtext>")
WHOLE_ROWS = re.compile(r'<mtable[^>]*style="width: 100%[^>]*>')
PLAIN = re.compile(r"[^\\${}~]*")
FALLBACK = "rigor-fallback"
"""The class of a formula that MathJax has to set."""
WIDE = 20
"""Letters of a formula in running text that may be wider than a narrow column."""
PAPER = 30
"""Width in em of a formula that may be wider than paper."""
LONG = 500
"""Length of the MathML of the shortest such formula."""
NOT_SHOWN = re.compile(r"<annotation.*|<[^<>]*>", re.DOTALL)
XHTML = ' xmlns="http://www.w3.org/1999/xhtml"'
MATHML = ' xmlns="http://www.w3.org/1998/Math/MathML"'


@dataclass(frozen=True, slots=True)
class Target:
    r"""Where a reference leads, as an address or nothing, and what it says, as LaTeX text.

    ``number`` is what ``\ref`` says, without parentheses.
    """

    address: str
    text: str
    number: str

    def said(self, command: str) -> str:
        r"""Return what ``\eqref`` or ``\ref`` says."""
        return self.number if command == "ref" else self.text


@dataclass(frozen=True, slots=True)
class Rendered:
    """A formula as HTML, the ids of its equations, and whether a number stands beside it."""

    html: str
    ids: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    r"""How a site wants formulas: its macros, where a reference leads, HTML or XHTML.

    ``find`` returns the target of an ``\eqref``, None where there is none; ``title`` is
    what the link at a number is called, ``asked`` are the packages of MathJax at hand.
    """

    macros: tuple[Macro, ...]
    find: Callable[[str], Target | None]
    title: str = ""
    xml: bool = False
    asked: frozenset[str] = frozenset()


class Renderer:
    """Renders one formula of a document after another, in their order."""

    def __init__(self, manner: Manner) -> None:
        """Begin a document."""
        self.manner = manner
        self.converter = Converter(manner.macros)
        self.vocabulary = Vocabulary(manner.macros, manner.asked)
        self.written: list[str] = []
        self.known: dict[str, Rendered] = {}

    @cached_property
    def lenient(self) -> Converter:
        """The converter that shows commands nobody defined; few documents need it."""
        return Converter(self.manner.macros, lenient=True)

    def inline(self, source: str) -> Rendered:
        """Return a formula in running text, as before unless something was defined since."""
        self.forget(source)
        if may_define(source) or "begin" in source:
            return self.new_inline(source)
        if source not in self.known:
            self.known[source] = self.new_inline(source)
        return self.known[source]

    def forget(self, source: str) -> None:
        """Forget what was rendered if a formula gives words another meaning."""
        if may_define(source):
            self.known.clear()

    def new_inline(self, source: str) -> Rendered:
        """Render a formula in running text."""
        row = read_row(source, numbered=False)
        latex = row.source if row.tag is None else f"{row.source}\\qquad\\text{{({row.tag})}}"
        html = self.formula(latex, latex, source, display=False)
        wide = not self.manner.xml and len(source) > WIDE and is_wide(html)
        return Rendered(f'<span class="rigor-wide">{html}</span>' if wide else html)

    def block(self, source: str, equations: Sequence[Equation | None]) -> list[Rendered]:
        """Return the displays of a formula; ``equations`` has one a row, or None."""
        self.forget(source)
        found: list[Rendered] = []
        first = 0
        for display in read_display(source):
            last = first + len(display.rows)
            found.append(self.display(display, equations[first:last], "" if found else source))
            first = last
        return found

    def display(
        self, display: Display, equations: Sequence[Equation | None], source: str
    ) -> Rendered:
        """Return one display of a formula, its number beside it where it has only one."""
        numbered = {index: each for index, each in enumerate(equations) if each}
        alone = display.name in SINGLE or len(display.rows) == 1
        rows = {} if alone else numbered
        marked = compose(display, {index: f"{MARK}{index}" for index in rows})
        plain = compose(display, {index: shown_number(each) for index, each in rows.items()})
        shown = self.formula(marked, plain, source, display=True)
        html = CELL.sub(lambda match: self.cell(match, numbered), shown)
        ids = tuple(each.node_id for each in numbered.values())
        if not (alone and numbered):
            return Rendered(html, ids)
        beside = self.beside(numbered[0])
        return Rendered(f'<div class="rigor-formula">{html}</div>{beside}', ids, numbered=True)

    def formula(self, latex: str, plain: str, source: str, *, display: bool) -> str:
        """Return a formula as MathML, or what takes its place: ``plain`` for MathJax."""
        links: list[str] = []
        marked = latex
        if "ref" in latex:
            marked = REFERENCE.sub(lambda match: self.reference(match, links), latex)
        macros = list(definitions(latex))
        self.vocabulary.note(latex)
        try:
            mathml = self.converter.convert(marked, display=display)
        except RefusalError as refused:
            rule = rule_of(refused, self.vocabulary)
            plain = unmarked(plain)
            if rule == LIMIT and not self.manner.xml:
                return self.for_mathjax(plain, display=display)
            if rule != UNDEFINED:
                return error(source or plain, refused.reason)
            mathml = self.red(marked, source or plain, display=display)
        finally:
            # An environment is two macros, defined in one place.
            places = dict.fromkeys((each.start, each.end) for each in macros)
            self.written += [latex[start:end] for start, end in places]
        if links:
            mathml = PLACE.sub(lambda match: links[int(match[1])], mathml)
        return self.annotate(mathml, source)

    def red(self, latex: str, source: str, *, display: bool) -> str:
        """Return a formula with the commands nobody defined as words in red."""
        for each in self.written:
            self.lenient.attempt(each)
        try:
            return self.lenient.convert(latex, display=display)
        except RefusalError as refused:
            return error(source, refused.reason)

    def for_mathjax(self, latex: str, *, display: bool) -> str:
        """Return a formula as MathJax reads it, with the macros that it needs."""
        opened, closed = ("\\[", "\\]") if display else ("\\(", "\\)")
        source = "".join(self.written) + self.with_links(latex)
        words = for_mathjax(source, self.vocabulary.defined)
        text = escape(f"{opened}{words}{closed}", quote=False)
        return f'<span class="{FALLBACK}">{text}</span>'

    def with_links(self, latex: str) -> str:
        """Return a formula for MathJax, which knows no equation but those it sets."""

        def link(match: re.Match[str]) -> str:
            target = self.manner.find(match[2].strip())
            if not target:
                return match[0]
            text = f"\\text{{{target.said(match[1])}}}"
            return f"\\href{{{target.address}}}{{{text}}}" if target.address else text

        return REFERENCE.sub(link, latex)

    def reference(self, match: re.Match[str], links: list[str]) -> str:
        """Put a mark where a reference stands and note its link."""
        target = self.manner.find(match[2].strip())
        text = self.text(target.said(match[1])) if target else "(???)"
        links.append(self.link(target.address, text) if target and target.address else text)
        return f"\\text{{\ue000{len(links) - 1}\ue001}}"

    def link(self, address: str, text: str) -> str:
        """Return a link inside of MathML."""
        space = XHTML if self.manner.xml else ""
        return f'<a{space} href="{escape(address)}">{text}</a>'

    def text(self, latex: str) -> str:
        """Return the text of a number as HTML; it may hold formulas."""
        if PLAIN.fullmatch(latex):
            return escape(latex, quote=False)
        try:
            mathml = Converter(self.manner.macros).convert(f"\\text{{{latex}}}", display=False)
        except RefusalError:
            return escape(latex, quote=False)
        return self.with_namespace(mathml)

    def cell(self, match: re.Match[str], numbered: dict[int, Equation]) -> str:
        """Return the cell of a table of rows with its number in it."""
        equation = numbered[int(match[2])]
        link = self.link(f"#{equation.node_id}", self.text(shown_number(equation)))
        return f'{match[1]} id="{equation.node_id}" class="rigor-eqno"><mtext>{link}</mtext>'

    def beside(self, equation: Equation) -> str:
        """Return the number that stands beside a formula."""
        text = self.text(shown_number(equation))
        title = f' title="{escape(self.manner.title)}"' if self.manner.title else ""
        return f'<a class="eqno" href="#{equation.node_id}"{title}>{text}</a>'

    def annotate(self, mathml: str, source: str) -> str:
        """Return MathML with the LaTeX it was made from beside it."""
        match = MATH.match(mathml)
        if not match:
            return mathml
        text = escape(source.strip(), quote=False)
        note = f'<annotation encoding="application/x-tex">{text}</annotation>'
        inner = match[2] if WHOLE_ROWS.match(match[2]) else f"<mrow>{match[2]}</mrow>"
        body = f"<semantics>{inner}{note}</semantics>" if text else match[2]
        start = spoken(match[1], source.strip()) if self.manner.xml else told(match[1], inner)
        return self.with_namespace(f"{start}{body}</math>")

    def with_namespace(self, mathml: str) -> str:
        """Return MathML with its namespace, in its third version, where XHTML asks for it."""
        if not self.manner.xml:
            return mathml
        return as_mathml3(mathml).replace("<math", f"<math{MATHML}", 1)


def is_wide(html: str) -> bool:
    """Tell whether a formula in running text may be wider than a narrow column.

    Browsers break none: such a one scrolls by itself where it has no room.
    """
    long = html.startswith("<math") and (html.count("</m") > WIDE // 2 or "<mtext" in html)
    return long and len(NOT_SHOWN.sub("", html)) > WIDE


def told(tag: str, inner: str) -> str:
    """Return the tag of a formula with its width, where paper may not have the room for it."""
    width = width_of(inner) if len(inner) > LONG else 0
    return f'{tag[:-1]} style="--rigor-letters:{width:.0f}">' if width > PAPER else tag


def spoken(tag: str, source: str) -> str:
    """Return the tag of a formula with its LaTeX as the text that readers of books speak."""
    text = escape(" ".join(source.split()))
    return f'{tag[:-1]} alttext="{text}">' if text else tag


def shown_number(equation: Equation) -> str:
    """Return a number in its parentheses, as LaTeX text."""
    return equation.number if equation.bare else f"({equation.number})"


def error(latex: str, reason: str) -> str:
    """Return the source of a formula that cannot be read, with the reason."""
    text, title = escape(latex.strip(), quote=False), escape(reason)
    return f'<code class="rigor-math-error" title="{title}">{text}</code>'
