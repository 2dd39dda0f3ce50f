r"""Put formulas into the words of MathJax or of LaTeX, where only the other knows the author's.

What our own list names, ``\argmax`` or ``\coloneqq``, neither need know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sphinx_rigor.math.names.ours import FOR_LATEX, FOR_MATHJAX, LIST
from sphinx_rigor.math.names.tables import latex_commands, packages

WORD = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")
SCRIPT = re.compile(r"[_^]\s*\Z")
HEADS = frozenset(
    """
    bm bold widecheck slashed overleftharpoon overrightharpoon Overrightarrow overgroup
    undergroup utilde emph textsc operatornamewithlimits gdef global underbar mathup symbf
    overparen underparen
    """.split()  # noqa: SIM905
)
"""Those that stand for a command whose argument follows."""
MATHTOOLS = "mathtools"
PACKAGE_OF = {
    **dict.fromkeys(("cancel", "bcancel", "xcancel", "cancelto"), "cancel"),
    **dict.fromkeys(("bra", "ket", "braket", "Bra", "Ket", "Braket", "set", "Set"), "braket"),
    **dict.fromkeys(("ce", "pu"), "mhchem"),
    **dict.fromkeys(("xlongequal", "xtwoheadrightarrow", "xtwoheadleftarrow"), "extpfeil"),
    "xtofrom": "extpfeil",
    "mathscr": "mathrsfs",
}
"""The packages of LaTeX for what MathJax knows without being asked."""
ENVIRONMENT_OF = {"prooftree": "bussproofs", "CD": "amscd"}
IN_LATEX = frozenset(
    """
    bbm bboldx cases centernot colortbl dsfont empheq gensymb mathtools physics textcomp
    units upgreek braket cancel mhchem amscd bussproofs extpfeil
    """.split()  # noqa: SIM905
)
"""The packages of MathJax that LaTeX has by the same name."""


def reworded(source: str, table: Mapping[str, str], defined: Collection[str]) -> str:
    """Return a formula with each name of a table that nobody else defined replaced."""

    def word(match: re.Match[str]) -> str:
        body = table.get(match[1]) if match[1] else None
        if body is None or match[1] in defined:
            return match[0]
        before = source[max(match.start() - 4, 0) : match.start()]
        if SCRIPT.search(before) and match[1] not in HEADS:
            return f"{{{body}}}"
        letter = source[match.end() : match.end() + 1].isalpha()
        return f"{body} " if body[-1:].isalpha() and letter else body

    return WORD.sub(word, source)


def for_mathjax(source: str, defined: Collection[str] = ()) -> str:
    r"""Return a formula as MathJax reads it, asking for mathtools where it needs that."""
    known = packages()[MATHTOOLS]
    text = reworded(source, FOR_MATHJAX | LIST, defined)
    used = set(WORD.findall(text)) - set(defined)
    if used & known.commands or set(ENVIRONMENT.findall(text)) & known.environments:
        return f"\\require{{{MATHTOOLS}}}{text}"
    return text


def for_latex(source: str, defined: Collection[str] = ()) -> str:
    """Return a formula as LaTeX reads it, with amsmath, amssymb and mathtools."""
    return reworded(source, FOR_LATEX | LIST, defined)


def latex_packages(source: str, defined: Collection[str] = ()) -> set[str]:
    """Return the packages that a formula needs in LaTeX."""
    used = set(WORD.findall(source)) - set(defined)
    environments = set(ENVIRONMENT.findall(source))
    known = packages()[MATHTOOLS]
    found = {PACKAGE_OF[name] for name in used & PACKAGE_OF.keys()}
    found |= {ENVIRONMENT_OF[name] for name in environments & ENVIRONMENT_OF.keys()}
    if (used & known.commands & latex_commands()) or environments & known.environments:
        found.add(MATHTOOLS)
    return found
