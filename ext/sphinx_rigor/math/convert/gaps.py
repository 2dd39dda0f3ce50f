r"""Close the gaps of the converter that authors' valid LaTeX falls into.

Each gap is one function from a formula and the position behind a command to what is
written instead and where to go on. A formula without any of these commands is left as it
is. What cannot be said in other words here is the fallback's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from sphinx_rigor.math.convert import marked
from sphinx_rigor.math.convert.colours import COLOUR_GAPS
from sphinx_rigor.math.convert.columns import begin_array, body_end
from sphinx_rigor.math.convert.diagrams import diagram
from sphinx_rigor.math.convert.infix import WHERE as INFIX_WHERE
from sphinx_rigor.math.convert.infix import infix_gaps
from sphinx_rigor.math.convert.operators import OPERATOR_GAPS, OPERATOR_WHERE
from sphinx_rigor.math.convert.primitives import TABLES, primitives, table
from sphinx_rigor.math.convert.primitives import WHERE as PRIMITIVE_WHERE
from sphinx_rigor.math.convert.text import BOXES, BUT_PLAIN, LATEX_GAPS, NAMES, text_gaps
from sphinx_rigor.math.read.definitions import DEFINER, read_def, read_new
from sphinx_rigor.math.read.tex import argument, bracket

Gap = Callable[[str, int], tuple[str, int]]
WORD_OR_I = re.compile(r"(\\[A-Za-z]+)|I")
ANGLES = {"<": "\\langle ", ">": "\\rangle "}
NAMED = {
    "\\lt": "\\langle ", "\\gt": "\\rangle ", "\\arrowvert": "\\vert ",
    "\\Arrowvert": "\\Vert ", "\\bracevert": "\\vert ",
}  # fmt: skip
BRACED = re.compile(r"\\[A-Za-z]+|\\[{}|]|[^\\{}\s]")
"""What may be a delimiter that stands in braces of its own, as in ``\\bigg{|}``."""
ENVIRONMENTS = {"split": "aligned"}
PLACED = re.compile(r"\s*\[\s*[tbc]\s*\]")
"""Where an environment stands beside the text; only these letters are that."""
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
    return rewrite(source, TRIGGER, GAPS)


def close_latex_gaps(source: str) -> str:
    """Return a formula in words that LaTeX knows, where only MathJax knows the author's."""
    return rewrite(source, LATEX_TRIGGER, GAPS | IN_BOOKS).replace("\\def\\", "\\gdef\\")


def rewrite(source: str, trigger: re.Pattern[str], gaps: Mapping[str, Gap]) -> str:
    """Return a formula with each gap closed where the trigger finds it."""
    kept: list[str] = []
    start = 0
    while match := trigger.search(source, start):
        written, end = gap_of(match[1], gaps)(source, match.end())
        lost = source.count("\n", match.start(), end) - written.count("\n")
        kept += [source[start : match.start()], written, "\n" * lost]
        start = end
    return "".join([*kept, source[start:]]) if kept else source


def gap_of(name: str, gaps: Mapping[str, Gap]) -> Gap:
    """Return the function for a command, without its backslash."""
    if name == "\\":
        return marked.row_end
    if name.isspace():
        return lambda _source, end: ("\\ ", end)
    return gaps[name]


def silent(source: str, end: int) -> tuple[str, int]:
    """Drop a command and its argument."""
    found = argument(source, end)
    return "", found[1] if found else end


def substack(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\substack`` as the array it is."""
    found = argument(source, end)
    if not found:
        return "\\substack", end
    rows = close_gaps(found[0])
    return f"{{\\begin{{subarray}}{{c}}{rows}\\end{{subarray}}}}", found[1]


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
        angle = ANGLES.get(inner) or NAMED.get(inner)
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
        angle = ANGLES.get(inner) or NAMED.get(inner)
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
        return begin_array(source, end, close_gaps)
    if which == "begin" and name == "CD":
        last = body_end(source, end)
        closed = argument(source, last + len("\\end"))
        return close_gaps(diagram(source[end:last])), closed[1] if closed else last
    if which == "begin" and (place := PLACED.match(source, end)):
        end = place.end()
    return f"\\{which}{{{name}}}", end


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
    **dict.fromkeys(("hline", "hdashline"), marked.first_rule),
    **{name: marked.size(each) for name, each in marked.SIZES.items()},
    **{name: marked.bold(name, close_gaps) for name in BOLDS},
    "intertext": marked.intertext(close_gaps),
    "shortintertext": marked.intertext(close_gaps),
    "mathfrak": fraktur,
    "colon": lambda _source, end: (r"\mathpunct{:}", end),
    **COLOUR_GAPS,
    **text_gaps(close_gaps),
    **infix_gaps(close_gaps),
    "substack": substack,
    **OPERATOR_GAPS,
    "begin": begin,
    "end": finish,
    "smash": smash,
    "cr": carriage_return,
    **primitives(close_gaps),
    "sqrt": root,
    "displaylines": table("gathered", close_gaps),
}
MARKED = "|".join(rf"{re.escape(each)}\}}" for each in marked.names())
ASKING = r"(?:\[|\{[^}]*[*@!<>pmbwW])"
NAMES_OF = r"\\(?:[lg]t|[aA]rrowvert|bracevert)(?![A-Za-z])"
WHERE = {
    **PRIMITIVE_WHERE,
    **INFIX_WHERE,
    **OPERATOR_WHERE,
    "sqrt": r"(?=\s*\[[^\]]*\\color)",
    **dict.fromkeys(DELIMITED, rf"(?=\s*(?:[<>]|{NAMES_OF}))"),
    **dict.fromkeys(LARGE.split(), rf"(?=\s*(?:[<>{{.]|{NAMES_OF}))"),
    **dict.fromkeys(NAMES, BUT_PLAIN),
    **dict.fromkeys(BOXES, ""),
    **dict.fromkeys(("hline", "hdashline"), r"(?=\s*\\h(?:dash)?line(?![A-Za-z]))"),
    **dict.fromkeys(("boldsymbol", "bm"), marked.BY_ITSELF),
    "mathfrak": r"(?=\s*(?:I|\{[^{}]*I))",
    "begin": rf"(?=\s*\{{(?:split\}}|{MARKED}|CD\}}|[a-z]+ed\}}\s*\[|array\}}\s*{ASKING}))",
    "end": rf"(?=\s*\{{(?:split\}}|{MARKED}))",
}
"""Where a command that is mostly fine falls into its gap."""


def trigger_of(
    names: Iterable[str], characters: str, where: Mapping[str, str]
) -> re.Pattern[str]:
    """Return the pattern that finds where one of these commands falls into its gap.

    Names stand by their first letter: tried one after another they take twice as long.
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names):
        behind = f"{name[1:]}(?![A-Za-z]){where.get(name, '')}"
        by_letter.setdefault(name[0], []).append(behind)
    words = (f"{letter}(?:{'|'.join(each)})" for letter, each in by_letter.items())
    return re.compile(rf"\\({'|'.join([*characters.split(), *words])})")


TRIGGER = trigger_of(GAPS, r"\\ [\n\r\t]", WHERE)
LATEX_WHERE = WHERE | dict.fromkeys(NAMES, r"(?=\s*\{[^{}]*(?<!\\)[_^#&])")
IN_BOOKS: dict[str, Gap] = {
    **LATEX_GAPS,
    **{name: table(each, close_latex_gaps) for name, each in TABLES.items()},
    "displaylines": table("gathered", close_latex_gaps),
}
LATEX_TRIGGER = trigger_of([*DEFINITIONS, *SILENT, *COLOUR_GAPS, *IN_BOOKS], "", LATEX_WHERE)
