r"""Close the gaps of operators whose name is more than letters: ``\mathop{\mathbb{E}}``.

The converter sets limits at ``\operatorname`` as TeX does, in displays and in lines, and
takes letters alone for a name. Any other is held in a name of signs that mean nothing,
to be converted by itself and put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.read.tex import argument

Gap = Callable[[str, int], tuple[str, int]]
SIGN = "\ue011"
HELD = re.compile(
    rf"<mrow><mspace/><mi[^<>]*>{SIGN}([0-9a-f]+)</mi></mrow>|<mo[^<>]*>{SIGN}([0-9a-f]+)</mo>"
)
ROMAN = re.compile(r"\\(?:text|mathrm|rm|textrm|operatorname)\b\s*")
PLAIN = re.compile(rf"{ROMAN.pattern}|[A-Za-z{{}}\s]|\\[,;:! ]")
BIG = re.compile(r"\\(?:sum|prod|coprod|big[a-z]+|lim|max|min|sup|inf)(?![A-Za-z])")
BUT_A_NAME = r"(?!\*?\s*(?:[A-Za-z]|\{(?:[^\\_^{}$]|\\[,:;! ]|\\text\{[^\\{}$]*\})*\}))"
r"""Before what is no name of letters, spaces and words."""


def held(name: str, body: str) -> str:
    """Return an operator with this name that stands for a formula."""
    return f"\\{name}{{{SIGN}{body.encode().hex()}}}"


def unheld(match: re.Match[str]) -> str:
    """Return the formula that an operator in MathML stands for."""
    return bytes.fromhex(match[1] or match[2]).decode()


def mathop(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\mathop`` as an operator with a name; a big operator is one already."""
    found = argument(source, end)
    if not found:
        return "\\mathop", end
    body, end = found[0].strip(), found[1]
    if not body:
        return "\\mathop{}", end
    if BIG.fullmatch(body):
        return f"{body} ", end
    if not PLAIN.sub("", body) and ROMAN.search(body):
        word = re.sub(r"[{}]", "", ROMAN.sub("", body))
        return f"\\operatorname*{{{word}}}", end
    if body.isascii() and body.isalpha():
        body = "".join(f"\\mathit{{{each}}}" for each in body)
    return held("operatorname*", body), end


def operatorname(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\operatorname`` around more than letters."""
    star = source[end : end + 1] == "*"
    found = argument(source, end + star)
    if not found:
        return "\\operatorname", end
    return held(f"operatorname{'*' * star}", f"\\mathrm{{{found[0]}}}"), found[1]


def built(body: str) -> Gap:
    """Return the gap of an operator that is built of others."""
    return lambda _source, end: (held("operatorname*", body), end)


OPERATOR_GAPS: dict[str, Gap] = {
    "mathop": mathop,
    "operatorname": operatorname,
    "varliminf": built(r"\underline{\lim}"),
    "varlimsup": built(r"\overline{\lim}"),
    "varinjlim": built(r"\underset{\rightarrow}{\lim}"),
    "varprojlim": built(r"\underset{\leftarrow}{\lim}"),
}
OPERATOR_WHERE = {"operatorname": BUT_A_NAME}
"""Where such a command falls into its gap."""
