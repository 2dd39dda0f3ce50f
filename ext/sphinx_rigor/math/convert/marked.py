r"""Close gaps by marks: bold, sizes, the space between rows, kinds of tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sphinx_rigor.math.convert.columns import body_end
from sphinx_rigor.math.convert.marks import (
    BOLD,
    BOLD_NEXT,
    DOUBLE,
    INTERTEXT,
    NARROW,
    SIZE,
    SMALL,
    SPACE,
    mark,
)
from sphinx_rigor.math.read.tex import argument, bracket, split_columns, split_rows

Gap = Callable[[str, int], tuple[str, int]]
Close = Callable[[str], str]
GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi"
    "|omicron|pi|varpi|rho|varrho|sigma|varsigma|tau|upsilon|phi|varphi|chi|psi|omega"
    "|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega"
)
LETTER = rf"(?:[A-Za-z]|\\(?:{GREEK})(?![A-Za-z]))"
BY_ITSELF = rf"(?!\s*(?:{LETTER}|\{{\s*{LETTER}\s*\}}))"
"""Before all but a letter, which the converter makes bold."""
SIGN = re.compile(r"\\[A-Za-z]+|[^A-Za-z0-9\\{}\s]|\\[^A-Za-z]")
SCRIPT = re.compile(r"[_^]\s*\Z")
SIZES = {
    "tiny": 50, "Tiny": 60, "scriptsize": 70, "footnotesize": 80, "small": 85,
    "normalsize": 100, "large": 120, "Large": 144, "LARGE": 173, "huge": 207, "Huge": 249,
}  # fmt: skip
"""The sizes of MathJax, in hundredths."""
DIMENSION = re.compile(r"\s*(?:\*\s*)?\[\s*(-?[\d.,]+)\s*([a-z]{2})\s*\]|\*")
RULES = re.compile(r"((?:(?:\\\s|\s)*\\h(?:dash)?line(?![A-Za-z]))+)")
UNITS = {"mu": "0.0556em"}
"""Units of TeX that CSS lacks."""
WITHIN = {
    "psmallmatrix": ("(", ")"),
    "bsmallmatrix": ("[", "]"),
    "Bsmallmatrix": (r"\{", r"\}"),
    "vsmallmatrix": ("|", "|"),
    "Vsmallmatrix": (r"\|", r"\|"),
    "smallmatrix": ("", ""),
}
FENCED = {
    "matrix*": ("", ""),
    "pmatrix*": ("(", ")"),
    "bmatrix*": ("[", "]"),
    "Bmatrix*": (r"\{", r"\}"),
    "vmatrix*": ("|", "|"),
    "Vmatrix*": (r"\|", r"\|"),
}
"""Matrices whose columns are asked for, as mathtools has them."""


def bold(name: str, close: Close) -> Gap:
    r"""Return the gap of ``\boldsymbol`` and its like.

    A sign keeps its class, and what space it has, where it is not put into a group.
    """

    def gap(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return f"\\{name}", end
        before = source[: source.rindex("\\", 0, end)]
        body = close(found[0]).strip()
        if SIGN.fullmatch(body) and not SCRIPT.search(before):
            return f"{mark(BOLD_NEXT)}{body} ", found[1]
        return f"{{{mark(BOLD)}{{{body}}}}}", found[1]

    return gap


def size(hundredths: int) -> Gap:
    r"""Return the gap of ``\small`` and its like."""
    return lambda _source, end: (mark(SIZE, str(hundredths)), end)


def row_end(source: str, end: int) -> tuple[str, int]:
    r"""Mark the space asked for after a row and a second rule; drop what parts it from both."""
    match = DIMENSION.match(source, end)
    end = match.end() if match else end
    space = f"{mark(SPACE, dimension(match[1], match[2]))}" if match and match[1] else ""
    rule = ""
    if rules := RULES.match(source, end):
        rule, end = f"\\{rules[1].rpartition(chr(92))[2]} ", rules.end()
        rule += mark(DOUBLE) if rules[1].count("\\h") > 1 else ""
    return f"\\\\{rule}{space}", end


def first_rule(source: str, end: int) -> tuple[str, int]:
    """Write a rule that another follows as one with a mark."""
    rules = RULES.match(source, end)
    end = rules.end() if rules else end
    return f"\\hline {mark(DOUBLE)}", end


def dimension(number: str, unit: str) -> str:
    """Return a length of TeX as CSS has it."""
    number = number.replace(",", ".")
    return f"{number}*{UNITS[unit]}" if unit in UNITS else f"{number}{unit}"


def intertext(close: Close) -> Gap:
    r"""Return the gap of ``\intertext``: a row of its own."""

    def gap(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return "\\intertext", end
        return f"{mark(INTERTEXT)}{close(f'{chr(92)}text{{{found[0]}}}')}\\\\", found[1]

    return gap


def begin(name: str, source: str, end: int) -> tuple[str, int] | None:
    """Return the beginning of a table that a mark tells from another, and where it ends."""
    if name in WITHIN:
        opened = WITHIN[name][0]
        option = bracket(source, end)
        left = f"\\left{opened}" if opened else ""
        return f"{left}\\begin{{matrix}}{mark(SMALL)}", option[1] if option else end
    placed = bracket(source, end)
    if name in FENCED:
        start = placed[1] if placed else end
        rows = split_rows(source[start : body_end(source, start)])
        columns = (placed[0] if placed else "c") * max(len(split_columns(row)) for row in rows)
        left = f"\\left{FENCED[name][0]}" if FENCED[name][0] else ""
        return f"{left}\\begin{{array}}{{{columns}}}", start
    if name == "alignedat" and (count := argument(source, placed[1] if placed else end)):
        return f"\\begin{{aligned}}{mark(NARROW)}", count[1]
    return None


def finish(name: str) -> str:
    """Return the end of such a table, ``""`` for any other."""
    if name == "alignedat":
        return "\\end{aligned}"
    if name in FENCED:
        closed = FENCED[name][1]
        return "\\end{array}" + (f"\\right{closed}" if closed else "")
    if name not in WITHIN:
        return ""
    closed = WITHIN[name][1]
    return "\\end{matrix}" + (f"\\right{closed}" if closed else "")


def names() -> Iterator[str]:
    """Yield the environments that marks tell apart."""
    yield from (*WITHIN, *FENCED, "alignedat")
