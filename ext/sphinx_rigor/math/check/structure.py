r"""Find what stands where neither MathJax nor LaTeX lets it, though the converter does.

Only what both reject is looked for, each with the place and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from sphinx_rigor.math.names.tables import arguments
from sphinx_rigor.math.read.definitions import DEF_NAME, definitions
from sphinx_rigor.math.read.tex import argument, skip_space, tokens

Found = tuple[int, str]
SIGNS = re.compile(
    r"\\(?:(?:no)?limits|cr|(?:short)?intertext|h(?:dash)?line|middle|uproot|leftroot|[gx]?def|begin|end|begingroup|endgroup)(?![A-Za-z])"
    r"|\\\\\*?\["
)
"""What a formula has in which one of these could be."""
LIMITS = re.compile(r"(\\[A-Za-z]+|[^\s}])\s*\\(?:no)?limits(?![A-Za-z])")
NO_OPERATOR = frozenset(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu
    nu xi pi varpi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda
    Xi Pi Sigma Upsilon Phi Psi Omega ell hbar imath jmath partial nabla infty times cdot
    pm mp le leq ge geq ne neq in to approx equiv sim subset cup cap wedge vee
    """.split()  # noqa: SIM905
)
A_RULE = r"(?:(?<!\\)|(?<=(?<!\\)\\\\))\\h(?:dash)?line(?![A-Za-z])"
"""What draws one; a backslash that ends a row is none of its."""
RULE = re.compile(A_RULE)
BEFORE_RULE = re.compile(
    r"(?:\\\\\*?(?:\s*\[[^\]]*\])?|\\cr|\\h(?:dash)?line|\\[a-z]?[ch]line\s*\{[^{}]*\}|\{"
    r"|\\begin\s*\{[^{}]*\}(?:\s*(?:\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\}))*)\s*\Z"
)
IN_TABLES = frozenset({"\\cr", "\\intertext", "\\shortintertext"})
"""What stands in rows only."""
WINDOW = 400
"""Characters before a rule in which its row has to end."""
SPACE_OF_ROW = re.compile(
    r"\\\\\*?\[(?!\s*[-+]?[\d.,]+\s*[A-Za-z]{2}\s*\])\s*[^\]\\\s][^\]]{0,99}\]"
)
FENCES = re.compile(r"\\(left|right|middle)(?![A-Za-z])")
ROOT = re.compile(r"\\(?:uproot|leftroot)\s*(\{\s*[-+]?\d+\s*\}|[-+]?\d(?![\d.]))?")
IN_ROOT = re.compile(r"\\(?:sqrt\s*\[[^\]]*|root[^{}]*)\Z")
COMMENT = re.compile(r"(?<!\\)%[^\n]*")
PAIR = re.compile(r"\\([A-Za-z]++)\s*+(?:\\([A-Za-z]+)|([\^_]))")
CONTROL = re.compile(r"\\([A-Za-z]+)")
TWO = re.compile(r"\\(?:[dtc]?frac|[dt]?binom|overset|underset|stackrel)(?![A-Za-z])")
VERB = re.compile(r"\\verb(?![A-Za-z])\s*\*?(\S?)")
DEFINE = re.compile(r"\\[gx]?def(?![A-Za-z])")
BEGUN = re.compile(r"\\begin\s*\{([^{}*]*)\*?\}")
ENDED = re.compile(r"\\end\s*\{([^{}*]*)\*?\}")
BRACES: dict[str, tuple[bool | None, str]] = {
    "{": (True, "{"),
    "}": (False, "{"),
    "\\begingroup": (True, "group"),
    "\\endgroup": (False, "group"),
}
WHOLE = frozenset({"align", "alignat", "flalign", "gather", "multline", "equation", "eqnarray"})
OTHER_ARGUMENTS = frozenset(
    """
    begin end color require label ref eqref tag verb unicode href style class cssId ce pu
    newcommand renewcommand newenvironment renewenvironment DeclareMathOperator definecolor
    newcolumntype Newextarrow data mmlToken toggle mathtip texttip array matrix pmatrix
    cases displaylines eqalign eqalignno leqalignno smash set mod pod pmod sideset skew
    genfrac bbox enclose cfrac mathop operatorname mathchoice substack
    """.split()  # noqa: SIM905
)
"""Commands whose argument is no formula, or may have something before it."""


def misplaced(source: str, defined: Container[str] = ()) -> Iterator[Found]:
    """Yield what stands in a wrong place; ``defined`` are the names the author defined."""
    text = COMMENT.sub(lambda match: " " * len(match[0]), source) if "%" in source else source
    yield from loose(text, defined)
    if "\\verb" in text:
        yield from unclosed_words(text)
    if not SIGNS.search(text):
        return
    for rule in (limits, rules, row_spaces, fences, roots, parameters, environments):
        yield from rule(text)


def loose(text: str, defined: Container[str]) -> Iterator[Found]:
    r"""Yield arguments without braces that want one themselves, as in ``\sqrt\hat x``."""
    takes = arguments()
    for match in PAIR.finditer(text):
        inner = match[2]
        if match[1] in takes and match[1] not in OTHER_ARGUMENTS and match[1] not in defined:
            wants = inner in takes and inner not in defined and inner != "end"
            if match[3] or (wants and not (match[1] == "sqrt" and inner == "frac")):
                yield match.start(), "Expected argument"
    for match in TWO.finditer(text):
        first = argument(text, match.end())
        if first and first[0][:1] != "\\":
            start = skip_space(text, first[1])
            second = CONTROL.match(text, start)
            bare = text[start : start + 1] in {"^", "_"}
            if bare or (second and second[1] in takes and second[1] not in defined):
                yield match.start(), "Expected argument"


def unclosed_words(text: str) -> Iterator[Found]:
    r"""Yield ``\verb`` whose words never end."""
    end = 0
    for match in VERB.finditer(text):
        if match.start() >= end:
            end = text.find(match[1], match.end()) + 1 if match[1] else 0
            if not end:
                yield match.start(), f'Expected closing token "{match[1] or "|"}", but reached'
                return


def limits(text: str) -> Iterator[Found]:
    r"""Yield ``\limits`` behind what is no operator."""
    for match in LIMITS.finditer(text):
        last, before = match[1], text[max(match.start() - 1, 0) : match.start()]
        letter = last.isalnum() and before not in {"_", "^", "\\"}
        inside = re.search(r"\\[A-Za-z]*\Z", text[max(match.start() - 40, 0) : match.start()])
        if (letter and not inside) or last[1:] in NO_OPERATOR:
            yield match.start(), "Expected an operator"


def rules(text: str) -> Iterator[Found]:
    r"""Yield ``\hline`` in the middle of a row."""
    for match in RULE.finditer(text):
        before = text[max(match.start() - WINDOW, 0) : match.start()]
        if before.strip() and not BEFORE_RULE.search(before):
            yield match.start(), "Late rule"


def row_spaces(text: str) -> Iterator[Found]:
    r"""Yield ``\\[x]`` where x is no length."""
    for match in SPACE_OF_ROW.finditer(text):
        yield match.start(), "Expected length behind a row"


def fences(text: str) -> Iterator[Found]:
    r"""Yield ``\middle`` outside of ``\left`` and ``\right``."""
    depth = 0
    for match in FENCES.finditer(text):
        depth += (match[1] == "left") - (match[1] == "right")
        if match[1] == "middle" and depth <= 0:
            yield match.start(), 'Unmatched closing token: "\\middle"'


def roots(text: str) -> Iterator[Found]:
    r"""Yield ``\uproot`` and ``\leftroot`` outside of a root's index, or without a number."""
    seen: set[str] = set()
    for match in ROOT.finditer(text):
        index = IN_ROOT.search(text[max(match.start() - WINDOW, 0) : match.start()])
        place = f"{match[0][:6]} {index.start() if index else ''}"
        if not index or not match[1] or place in seen:
            yield match.start(), "Expected a number in an index"
        seen.add(place)


def parameters(text: str) -> Iterator[Found]:
    r"""Yield definitions whose parameters are not numbered from 1 on."""
    for match in DEFINE.finditer(text):
        name = DEF_NAME.match(text, match.end())
        numbers = re.findall(r"#(.?)", name[2]) if name else []
        if numbers != [str(each + 1) for each in range(len(numbers))]:
            yield match.start(), "Invalid parameter number"


def environments(text: str) -> Iterator[Found]:
    r"""Yield ``\cr`` outside of tables, equations in one another, ends that do not fit."""
    if not may_be_crossed(text):
        return
    around: list[str] = []
    for token in tokens(without_definitions(text)):
        begins, name = opened(token.text)
        if begins and name in WHOLE and name in around:
            yield token.start, "Equations within equations"
        elif token.text in IN_TABLES and (not around or around[-1] in {"equation", "multline"}):
            yield token.start, "Not in a table"
        elif begins is False and name != (around[-1] if around else ""):
            yield token.start, f'Expected "{closing(around)}", but found "{token.text}"'
            return
        around = [*around, name] if begins else around[:-1] if begins is False else around
    if around:
        yield len(text), f'Expected closing token "{closing(around)}"'


def may_be_crossed(text: str) -> bool:
    """Tell whether environments could cross: the converter sees the others itself."""
    if any(word in text for word in ("\\cr", "intertext", "group", "nvironment")):
        return True
    begun, ended = BEGUN.findall(text), ENDED.findall(text)
    return sum(name in WHOLE for name in begun) > 1 or begun[:1] != ended[-1:]


def opened(text: str) -> tuple[bool | None, str]:
    """Tell whether a token opens something, closes it or does neither, and what."""
    if text in BRACES:
        return BRACES[text]
    if text.startswith(("\\begin{", "\\end{")) and text.endswith("}"):
        return text.startswith("\\begin{"), text.partition("{")[2].strip("}* ")
    return None, ""


def closing(around: list[str]) -> str:
    """Return what closes the last that is open."""
    last = around[-1] if around else ""
    return {"": "nothing", "{": "}", "group": "\\endgroup"}.get(last, f"\\end{{{last}}}")


def without_definitions(text: str) -> str:
    """Return a formula, as long as before, without its definitions."""
    for macro in definitions(text):
        blank = " " * (macro.end - macro.start)
        text = f"{text[: macro.start]}{blank}{text[macro.end :]}"
    return text
