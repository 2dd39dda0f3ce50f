r"""Close the gaps of the converter that authors' valid LaTeX falls into.

Each gap is one function from a formula and the position behind a command to what is
written instead and where to go on. A formula without any of these commands is left as it
is. What cannot be said in other words here is the fallback's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sphinx_rigor.math.convert import marked
from sphinx_rigor.math.convert.colours import COLOUR_GAPS
from sphinx_rigor.math.convert.primitives import WHERE as PRIMITIVE_WHERE
from sphinx_rigor.math.convert.primitives import primitives
from sphinx_rigor.math.convert.text import BOXES, TEXT_GAPS
from sphinx_rigor.math.read.definitions import DEFINER, read_def, read_new
from sphinx_rigor.math.read.tex import argument, bracket

Gap = Callable[[str, int], tuple[str, int]]
SCRIPT = re.compile(r"\s*([_^])")
LIMITS = re.compile(r"\s*\\(no)?limits(?![A-Za-z])")
ROMAN = re.compile(r"\\(?:text|mathrm|rm|textrm|operatorname)\b\s*")
PLAIN = re.compile(rf"{ROMAN.pattern}|[A-Za-z{{}}\s]|\\[,;:! ]")
BIG = re.compile(r"\\(?:sum|prod|coprod|int|oint|big[a-z]+|lim|max|min|sup|inf)(?![A-Za-z])")
WORD_OR_I = re.compile(r"(\\[A-Za-z]+)|I")
MOST_COLUMNS = 99
REPEATED = re.compile(r"\*\s*\{\s*(\d+)\s*\}\s*\{([^{}]*)\}")
MATERIAL = re.compile(r"[@!<>]\s*\{(?:[^{}]|\{[^{}]*\})*\}")
PARAGRAPH = re.compile(r"[pmbwW]\s*\{[^{}]*\}(?:\{[^{}]*\})?")
ANGLES = {"<": "\\langle ", ">": "\\rangle "}
NAMED_ANGLES = {"\\lt": "\\langle ", "\\gt": "\\rangle "}
BRACED = re.compile(r"\\[A-Za-z]+|\\[{}|]|[^\\{}\s]")
"""What may be a delimiter that stands in braces of its own, as in ``\\bigg{|}``."""
ENVIRONMENTS = {"split": "aligned"}
DEFINITIONS = (
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
    "def",
    "gdef",
)
SILENT = ("require", "uproot", "leftroot")


def close_gaps(source: str) -> str:
    """Return a formula in words that the converter knows, line for line."""
    return rewrite(source, TRIGGER)


def close_latex_gaps(source: str) -> str:
    """Return a formula in words that LaTeX knows, where only MathJax knows the author's."""
    return rewrite(source, LATEX_TRIGGER).replace("\\def\\", "\\gdef\\")


def rewrite(source: str, trigger: re.Pattern[str]) -> str:
    """Return a formula with each gap closed where the trigger finds it."""
    kept: list[str] = []
    start = 0
    while match := trigger.search(source, start):
        written, end = gap_of(match[1])(source, match.end())
        lost = source.count("\n", match.start(), end) - written.count("\n")
        kept += [source[start : match.start()], written, "\n" * lost]
        start = end
    return "".join([*kept, source[start:]]) if kept else source


def gap_of(name: str) -> Gap:
    """Return the function for a command, without its backslash."""
    if name == "\\":
        return marked.row_end
    if name.isspace():
        return lambda _source, end: ("\\ ", end)
    return GAPS[name]


def silent(source: str, end: int) -> tuple[str, int]:
    """Drop a command and its argument."""
    found = argument(source, end)
    return "", found[1] if found else end


def dropped(_source: str, end: int) -> tuple[str, int]:
    """Drop a rule that another follows."""
    return "", end


def substack(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\substack`` as the array it is."""
    found = argument(source, end)
    if not found:
        return "\\substack", end
    rows = close_gaps(found[0])
    return f"{{\\begin{{subarray}}{{c}}{rows}\\end{{subarray}}}}", found[1]


def mathop(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\mathop`` so that its limits go below and above it.

    A word in roman becomes ``\operatorname*``, a big operator is one already; around
    anything else the limits are set by hand.
    """
    found = argument(source, end)
    if not found:
        return "\\mathop", end
    body, end = close_gaps(found[0]).strip(), found[1]
    if BIG.fullmatch(body):
        return f"{body} ", end
    if not PLAIN.sub("", body) and ROMAN.search(body):
        word = re.sub(r"[{}]", "", ROMAN.sub("", body))
        return f"\\operatorname*{{{word}}}", end
    if body.isascii() and body.isalpha():
        body = "".join(f"\\mathit{{{each}}}" for each in body)
    return with_limits(body, source, end)


def with_limits(body: str, source: str, end: int) -> tuple[str, int]:
    r"""Set the limits that follow an operator below and above it."""
    limits = LIMITS.match(source, end)
    if limits and limits[1]:
        return f"\\mathop{{{body}}}", limits.end()
    end = limits.end() if limits else end
    while script := SCRIPT.match(source, end):
        found = argument(source, script.end())
        if not found:
            break
        name = "underset" if script[1] == "_" else "overset"
        body, end = f"\\{name}{{{close_gaps(found[0])}}}{{{body}}}", found[1]
    return f"\\mathop{{{body}}}", end


def operator(body: str) -> Gap:
    """Return the gap of an operator that is built of others."""
    return lambda source, end: with_limits(body, source, end)


def definition(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\newcommand`` and its like as ``\def``: MathJax lets them define again."""
    start = source.rindex("\\", 0, end)
    match = DEFINER.match(source, start)
    if not match:
        return source[start:end], end
    macro = read_def(source, match) if match["def"] else read_new(source, match)
    if macro is None:
        return source[start:end], end
    marks = "".join(f"#{number}" for number in range(1, macro.parameters + 1))
    return f"\\def\\{macro.name}{marks}{{{close_gaps(macro.body)}}}", macro.end


def delimiter(name: str) -> Gap:
    r"""Return the gap of ``\left`` and its like: ``<`` and ``>`` as delimiters."""

    def close(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        inner = found[0] if found else ""
        angle = ANGLES.get(inner) or NAMED_ANGLES.get(inner)
        return (f"\\{name}{angle}", found[1]) if found and angle else (f"\\{name}", end)

    return close


def large(name: str) -> Gap:
    r"""Return the gap of ``\big`` and its like, which take a delimiter in braces, too."""
    bare = delimiter(name)

    def close(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        inner = found[0].strip() if found else ""
        if found is not None and inner == ".":
            return "", found[1]
        if found is None or not BRACED.fullmatch(inner):
            return bare(source, end)
        angle = ANGLES.get(inner) or NAMED_ANGLES.get(inner)
        return f"\\{name}{angle or inner} ", found[1]

    return close


def begin(source: str, end: int) -> tuple[str, int]:
    """Name environments as the converter does, without their vertical placement."""
    return environment("begin", source, end)


def finish(source: str, end: int) -> tuple[str, int]:
    """Name the end of an environment as its beginning."""
    return environment("end", source, end)


def environment(which: str, source: str, end: int) -> tuple[str, int]:
    """Return one side of an environment by its other name."""
    found = argument(source, end)
    if not found:
        return f"\\{which}", end
    told = marked.begin(found[0], source, found[1]) if which == "begin" else None
    if told or (which == "end" and marked.finish(found[0])):
        return told or (marked.finish(found[0]), found[1])
    name, end = ENVIRONMENTS.get(found[0], found[0]), found[1]
    if which == "begin" and name == "array":
        place = bracket(source, end)
        return columns(source, place[1] if place else end)
    return f"\\{which}{{{name}}}", end


def columns(source: str, end: int) -> tuple[str, int]:
    """Begin an array with the columns the converter knows: no repetitions, no material."""
    found = argument(source, end)
    if not found:
        return "\\begin{array}", end
    spec = found[0]
    for _ in range(MOST_COLUMNS):
        spec, repeated = REPEATED.subn(lambda match: match[2] * min(int(match[1]), 99), spec)
        if not repeated or len(spec) > MOST_COLUMNS:
            break
    spec = re.sub(
        r"[pmb]", "l", re.sub(r"[wW]", "", PARAGRAPH.sub("l", MATERIAL.sub("", spec)))
    )
    return f"\\begin{{array}}{{{spec.strip()}}}", found[1]


def smash(source: str, end: int) -> tuple[str, int]:
    r"""Drop ``\smash`` with its option: heights are the browser's."""
    option = bracket(source, end)
    return "", option[1] if option else end


def root(source: str, end: int) -> tuple[str, int]:
    r"""Write the index of ``\sqrt`` as a group: a colour in it has brackets of its own."""
    option = bracket(source, end)
    return (f"\\sqrt[{{{close_gaps(option[0])}}}]", option[1]) if option else ("\\sqrt", end)


def carriage_return(_source: str, end: int) -> tuple[str, int]:
    r"""Write ``\cr`` as ``\\``."""
    return "\\\\", end


def fraktur(source: str, end: int) -> tuple[str, int]:
    r"""Write the capital I of Fraktur as ``\Im``: the converter takes another letter."""
    found = argument(source, end)
    if not found:
        return "\\mathfrak", end
    body = WORD_OR_I.sub(lambda match: match[1] or "\\Im ", found[0])
    return f"\\mathfrak{{{body}}}", found[1]


BOLDS = ("boldsymbol", "bm", "pmb")
DELIMITED = ("left", "right", "middle")
LARGE = "big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm"
GAPS: dict[str, Gap] = {
    **dict.fromkeys(DEFINITIONS, definition),
    **{name: delimiter(name) for name in DELIMITED},
    **{name: large(name) for name in LARGE.split()},
    **dict.fromkeys(SILENT, silent),
    **dict.fromkeys(("hline", "hdashline"), dropped),
    **{name: marked.size(each) for name, each in marked.SIZES.items()},
    **{name: marked.bold(name, close_gaps) for name in BOLDS},
    "intertext": marked.intertext(close_gaps),
    "shortintertext": marked.intertext(close_gaps),
    "mathfrak": fraktur,
    "colon": lambda _source, end: (r"\mathpunct{:}", end),
    **COLOUR_GAPS,
    **TEXT_GAPS,
    "substack": substack,
    "varliminf": operator(r"\underline{\lim}"),
    "varlimsup": operator(r"\overline{\lim}"),
    "varinjlim": operator(r"\underset{\rightarrow}{\lim}"),
    "varprojlim": operator(r"\underset{\leftarrow}{\lim}"),
    "mathop": mathop,
    "begin": begin,
    "end": finish,
    "smash": smash,
    "cr": carriage_return,
    **primitives(close_gaps),
    "sqrt": root,
}
NAMES = "|".join(f"{each}}}" for each in marked.names()).replace("}", r"\}")
WHERE = {
    **PRIMITIVE_WHERE,
    "sqrt": r"(?=\s*\[[^\]]*\\color)",
    **dict.fromkeys(DELIMITED, r"(?=\s*(?:[<>]|\\[lg]t(?![A-Za-z])))"),
    **dict.fromkeys(LARGE.split(), r"(?=\s*(?:[<>{.]|\\[lg]t(?![A-Za-z])))"),
    **dict.fromkeys(TEXT_GAPS, r"(?=\s*\{[^{}]*(?:(?<!\\)[$_^#&]|\\\(|\\[%&#_$]\s))"),
    **dict.fromkeys(BOXES, ""),
    **dict.fromkeys(("hline", "hdashline"), r"(?=\s*\\h(?:dash)?line(?![A-Za-z]))"),
    **dict.fromkeys(("boldsymbol", "bm"), marked.BY_ITSELF),
    "mathfrak": r"(?=\s*(?:I|\{[^{}]*I))",
    "begin": rf"(?=\s*\{{(?:split\}}|{NAMES}|array\}}\s*(?:\[|\{{[^}}]*[*@!<>pmbwW])))",
    "end": rf"(?=\s*\{{(?:split\}}|{NAMES}))",
}
"""Where a command that is mostly fine falls into its gap."""


def trigger_of(names: Iterable[str], characters: str) -> re.Pattern[str]:
    """Return the pattern that finds where one of these commands falls into its gap."""
    words = (f"{name}(?![A-Za-z]){WHERE.get(name, '')}" for name in sorted(names))
    return re.compile(rf"\\({'|'.join([*characters.split(), *words])})")


TRIGGER = trigger_of(GAPS, r"\\ [\n\r\t]")
LATEX_TRIGGER = trigger_of([*DEFINITIONS, *SILENT, *COLOUR_GAPS, *TEXT_GAPS], "")
