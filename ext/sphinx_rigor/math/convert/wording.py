r"""Put formulas into the words of MathJax or of LaTeX, where only the other knows the author's.

What our own list names, ``\argmax`` or ``\coloneqq``, neither need know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sphinx_rigor.math.names.ours import FOR_LATEX, FOR_MATHJAX, LIST
from sphinx_rigor.math.names.tables import characters, latex_commands, packages
from sphinx_rigor.math.read.tex import argument, bracket

WORD = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")
SCRIPT = re.compile(r"[_^]\s*\Z")
SCRIPTED = re.compile(
    r"([_^])\s*\\(sqrt|overline|underline|hat|bar|vec|tilde|dot|ddot|check|acute|grave|breve"
    r"|mathring|widehat|widetilde|overrightarrow|overleftarrow|operatorname\*?|mathop|boldsymbol"
    r"|bm|pmb)(?![A-Za-z])"
)
"""Scripts of one command with an argument, as MathJax lets them be."""
SPELLED = re.compile(
    r"\\(?:text[a-z]*|[mh]box|tag\*?|label|ref|eqref|href)\s*\{[^{}]*\}|[^\x00-\x7f]"
)
"""What is kept as it is, or a character."""
GLUE = re.compile(r"\\(kern|mkern|mskip|hskip)\s*\{([^{}]*)\}")
ROOT = re.compile(r"\\sqrt\s*\[([^\[\]]*\\color[^\[\]]*)\]")
r"""An index with a colour, whose model will stand in brackets of its own."""
PRIMES = {"′": "'", "″": "''", "‴": "'''"}
UNICODE = re.compile(
    r"\\unicode\s*+(?:\[[^\]]*\])*\s*+\{\s*(?:[xX]\s*([0-9A-Fa-f]{1,6})|(\d{1,7}))\s*\}"
)
MOST = 0x10FFFF
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
    **dict.fromkeys(("hdashline", "cdashline"), "arydshln"),
}
"""The packages of LaTeX for what MathJax knows without being asked."""
DARRAY = re.compile(r"\\(begin|end)\s*\{darray\}")
"""An array of displays, which MathJax alone knows."""
DASHED = re.compile(r"\\begin\s*\{array\}\s*+(?:\[\w*\]\s*)?\{[^}]*:")
"""A table with a dashed rule between its columns."""
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
    text = source if source.isascii() else spelled(source)
    if "{" in text and GLUE.search(text):
        text = GLUE.sub(lambda match: f"\\{match[1]}{match[2].strip()} ", text)
    text = with_braces(text) if SCRIPTED.search(text) else text
    text = ROOT.sub(r"\\sqrt[{\1}]", text) if "\\sqrt" in text else text
    text = UNICODE.sub(coded, text) if "\\unicode" in text else text
    text = DARRAY.sub(r"\\\1{array}", text) if "darray" in text else text
    return reworded(text, FOR_LATEX | LIST, defined)


def with_braces(source: str) -> str:
    r"""Return a formula with braces around scripts where LaTeX wants them: ``x^\sqrt2``."""
    kept, start = [], 0
    for match in SCRIPTED.finditer(source):
        end = match.end()
        if match[2] == "sqrt" and (option := bracket(source, end)):
            end = option[1]
        found = argument(source, end)
        if found and match.start() >= start:
            kept += [source[start : match.end(1)], f"{{{source[match.end(1) : found[1]]}}}"]
            start = found[1]
    return "".join([*kept, source[start:]])


def spelled(source: str) -> str:
    r"""Return a formula whose characters are commands, but for those in ``\text``."""
    known = characters()

    def word(match: re.Match[str]) -> str:
        if match[0] in PRIMES:
            return PRIMES[match[0]]
        name = known.get(match[0])
        return f"{{\\{name}}}" if name == "surd" else f"\\{name} " if name else match[0]

    return SPELLED.sub(word, source)


def coded(match: re.Match[str]) -> str:
    r"""Return the character of ``\unicode`` as a text."""
    number = int(match[1], 16) if match[1] else int(match[2])
    fits = 0x20 <= number <= MOST and not 0xD800 <= number < 0xE000
    return f"\\text{{{chr(number)}}}" if fits else match[0]


def latex_packages(source: str, defined: Collection[str] = ()) -> set[str]:
    """Return the packages that a formula needs in LaTeX."""
    used = set(WORD.findall(source)) - set(defined)
    environments = set(ENVIRONMENT.findall(source))
    known = packages()[MATHTOOLS]
    found = {PACKAGE_OF[name] for name in used & PACKAGE_OF.keys()}
    found |= {"arydshln"} if DASHED.search(source) else set()
    found |= {ENVIRONMENT_OF[name] for name in environments & ENVIRONMENT_OF.keys()}
    if (used & known.commands & latex_commands()) or environments & known.environments:
        found.add(MATHTOOLS)
    return found
