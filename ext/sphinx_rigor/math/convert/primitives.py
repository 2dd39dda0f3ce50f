r"""Close the gaps of TeX's older words: tables in braces, glue, operators built by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.convert import boxes, wraps
from sphinx_rigor.math.read.tex import argument, bracket, skip_space

Gap = Callable[[str, int], tuple[str, int]]
Close = Callable[[str], str]
BARE = re.compile(
    r"\*?\s*+(?P<brace>\{)?\s*+"
    r"(?P<size>[-+]?\s*+(?:\d+[.,]?\d*|[.,]\d+)\s*(?:em|ex|pt|mu|px|in|cm|mm|pc|bp))"
    r"(?(brace)\s*\})"
)
TABLES = {"matrix": "matrix", "pmatrix": "pmatrix", "cases": "cases"}
NOTHING = (
    "hfill", "hfil", "hfilll", "allowbreak", "nobreak", "goodbreak", "badbreak", "nonscript",
    "oldstyle", "break", "newline",
)  # fmt: skip
"""What browsers settle by themselves."""
RELATION = re.compile(r"(?:\\[!,:;> ]|\s)*(?=\\(?!math)[A-Za-z]|[=<>])")
CLASSED = re.compile(r"\s*\\math(rel|bin|ord)(?![A-Za-z])")
OVER = re.compile(r"\\over(?![A-Za-z])")


def table(name: str, close: Close) -> Gap:
    r"""Return the gap of ``\matrix{…}`` and its like: the environment of that name."""

    def gap(source: str, end: int) -> tuple[str, int]:
        start = skip_space(source, end)
        found = argument(source, end) if source[start : start + 1] == "{" else None
        if not found:
            return f"\\{name}", end
        return f"\\begin{{{name}}}{close(found[0])}\\end{{{name}}}", found[1]

    return gap


def nothing(_source: str, end: int) -> tuple[str, int]:
    """Drop a command."""
    return "", end


def holding(written: str, close: Close) -> Gap:
    """Return the gap of a box: what it holds, in another command or by itself."""

    def gap(source: str, end: int) -> tuple[str, int]:
        while option := bracket(source, end):
            end = option[1]
        found = argument(source, end)
        return (written % close(found[0]), found[1]) if found else ("{}", end)

    return gap


def glue(name: str) -> Gap:
    r"""Return the gap of ``\kern`` and its like: a length in braces, or the other unit."""

    def gap(source: str, end: int) -> tuple[str, int]:
        match = BARE.match(source, end)
        if not match:
            return f"\\{name}", end
        size = re.sub(r"\s", "", match["size"]).replace("bp", "pt")
        command = "mskip" if size.endswith("mu") else "hskip"
        return f"\\{command}{size} ", match.end()

    return gap


def pair(written: str, count: int, close: Close) -> Gap:
    """Return the gap of a command with several arguments, numbered in what is written."""

    def gap(source: str, end: int) -> tuple[str, int]:
        values = []
        for _ in range(count):
            if not (found := argument(source, end)):
                return "{}", end
            values.append(close(found[0]))
            end = found[1]
        return written.format(*values), end

    return gap


def emboldened(name: str, close: Close) -> Gap:
    r"""Return the gap of a bold alphabet, ``\mathbffrak``."""

    def gap(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return f"\\{name}", end
        return close(f"{{\\boldsymbol{{\\{name}{{{found[0]}}}}}}}"), found[1]

    return gap


def built(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\buildrel a\over b`` as ``\overset``."""
    match = OVER.search(source, end)
    below = argument(source, match.end()) if match else None
    if not match or not below:
        return "\\buildrel", end
    return f"\\overset{{{source[end : match.start()].strip()}}}{{{below[0]}}}", below[1]


def negated(source: str, end: int, close: Close) -> tuple[str, int]:
    r"""Write ``\not`` so that it stands before a relation, or a slash lies on what follows."""
    match = RELATION.match(source, end)
    if match:
        return "\\not", match.end()
    slash = wraps.group("mpadded", ' width="0"', "/")
    classed = CLASSED.match(source, end)
    found = argument(source, classed.end()) if classed else None
    if classed and found:
        return f"\\math{classed[1]}{{{slash}{close(found[0])}}}", found[1]
    return slash, end


def primitives(close: Close) -> dict[str, Gap]:
    """Return the gaps of all these commands."""
    return {
        **{name: table(each, close) for name, each in TABLES.items()},
        **dict.fromkeys(NOTHING, nothing),
        **{
            name: glue(name) for name in ("kern", "mkern", "mskip", "hskip", "hspace", "mspace")
        },
        **{name: boxes.lap("", close) for name in ("rlap", "mathrlap")},
        **{name: boxes.lap("-100%", close) for name in ("llap", "mathllap")},
        **{name: boxes.lap("-50%", close) for name in ("clap", "mathclap")},
        "rule": boxes.rule,
        "raise": boxes.raised(1, close),
        "lower": boxes.raised(-1, close),
        "raisebox": boxes.raised_box(close),
        "moveright": boxes.moved(1, close),
        "moveleft": boxes.moved(-1, close),
        "colorbox": boxes.colour_box(0, close),
        "fcolorbox": boxes.colour_box(1, close),
        "unicode": wraps.character,
        "char": wraps.character,
        "U": wraps.character,
        "verb": wraps.verbatim,
        "href": wraps.link(close),
        "vcenter": holding("{%s}", close),
        "framebox": holding(r"\boxed{\text{%s}}", close),
        "makebox": holding(r"\text{%s}", close),
        "mathnormal": holding("{%s}", close),
        "cancelto": boxes.cancelled(close),
        "cfrac": boxes.continued(close),
        "overunderset": pair(r"\overset{{{0}}}{{\underset{{{1}}}{{{2}}}}}", 3, close),
        "buildrel": built,
        **{
            f"{kind}bf{name}": emboldened(each, close)
            for name, each in BOLD.items()
            for kind in ("math", "sym")
        },
        "not": lambda source, end: negated(source, end, close),
        "surd": lambda _source, end: (wraps.typed("√"), end),
    }


WHERE = {
    **dict.fromkeys(TABLES, r"(?=\s*\{)"),
    **dict.fromkeys(("kern", "mkern", "mskip", "hskip"), r"(?=\s*\{|[^a-zA-Z]*(?:mu|bp))"),
    **dict.fromkeys(("hspace", "mspace"), r"(?=\*?\s*[-+\d.]|\*)"),
    "cfrac": r"(?=\s*\[)",
    "not": r"(?=(?:\\[!,:;>]|\s)+\\[A-Za-z]|\s*(?:[A-Za-z0-9{}]|\\math|\Z))",
}
"""Where such a command falls into its gap."""
BOLD = {
    "it": "mathnormal", "frak": "mathfrak", "scr": "mathscr", "cal": "mathcal",
    "sf": "mathsf", "sfup": "mathsf", "sfit": "mathsf",
}  # fmt: skip
"""Bold alphabets of MathJax, by the alphabet that is made bold."""
CAPITALS = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split()  # noqa: SIM905
ALIASES = {
    "arrowvert": r"\vert", "Arrowvert": r"\Vert", "bracevert": r"\vert",
    "centerdot": r"\cdot", "intop": r"\mathop{\int}", "smallint": r"\int",
    "shortmid": r"\mid", "nshortmid": r"\nmid", "shortparallel": r"\parallel",
    "nshortparallel": r"\nparallel", "smallsetminus": r"\setminus", "smallfrown": r"\frown",
    "smallsmile": r"\smile", "thickapprox": r"\approx", "thicksim": r"\sim",
    "varpropto": r"\propto", "LaTeX": r"\mathrm{LaTeX}", "TeX": r"\mathrm{TeX}",
    "mathsfit": r"\mathsf", "mathup": r"\mathrm", "mathsfup": r"\mathsf",
    "symrm": r"\mathrm", "symup": r"\mathrm", "symbb": r"\mathbb", "symfrak": r"\mathfrak",
    "symsf": r"\mathsf", "symtt": r"\mathtt", "symbfup": r"\mathbf", "symcal": r"\mathcal",
    "symsfup": r"\mathsf", "symsfit": r"\mathsf", "symnormal": r"\mathit", "symbf": r"\mathbf",
    "symscr": r"\mathscr", "symit": r"\mathit", "mathbfup": r"\mathbf",
    **{f"var{name}": f"\\mathit{{\\{name}}}" for name in CAPITALS},
}  # fmt: skip
"""Commands that are said by another: shapes of their own only fonts of LaTeX have."""
