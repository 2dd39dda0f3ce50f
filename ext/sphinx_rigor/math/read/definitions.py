r"""Find the macros that a formula defines and read macro tables.

MathJax tolerates ``\newcommand{name}{…}`` without a backslash; so do we.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sphinx_rigor.math.read.tex import argument, bracket, skip_space

DEFINER = re.compile(
    r"\\(?:(?P<new>(?:re)?newcommand|providecommand)(?![A-Za-z])"
    r"|(?P<operator>DeclareMathOperator)(?![A-Za-z])|(?P<def>[gx]?def)(?![A-Za-z])"
    r"|(?P<let>let)(?![A-Za-z])|(?P<environment>(?:re)?newenvironment)(?![A-Za-z]))"
    r"\s*(?P<star>\*?)"
)
NAME = re.compile(r"\s*\\?([A-Za-z]+|[^A-Za-z\s{}\\])\s*\Z")
DEF_NAME = re.compile(r"\s*\\([A-Za-z]+|[^A-Za-z])([^{}]*)(?=\{)")
PLAIN_MARKS = re.compile(r"(?:#\d)*\s*\Z")
LET = re.compile(r"\s*\\([A-Za-z]+|[^A-Za-z])\s*=?\s?(\\(?:[A-Za-z]+|.)|[^\s\\{}&])")
LEADING = re.compile(r"\s*(?:\\require\s*\{[^{}]*\}\s*)*")
MOST = 9
"""Parameters that a TeX macro can have."""


@dataclass(frozen=True, slots=True)
class Macro:
    r"""A macro: its name without backslash, its parameters, its body.

    ``default`` is the value of an optional first parameter, ``marks`` what stands between
    the parameters of a delimited one, ``#1,#2;``; ``alias`` tells that ``\let`` made it. An
    environment is two macros, ``begin{name}`` and ``end{name}``. ``start`` and ``end``
    tell where in a formula it is defined.
    """

    name: str
    parameters: int
    body: str
    default: str | None = None
    start: int = 0
    end: int = 0
    marks: str = ""
    alias: bool = False

    @property
    def definition(self) -> str:
        r"""The macro as ``\def``, which may define what is defined already."""
        marks = "".join(f"#{number}" for number in range(1, self.parameters + 1))
        return f"\\def\\{self.name}{marks}{{{self.body}}}"


def may_define(source: str) -> bool:
    """Tell whether a formula could define something: it need not, if it has these letters.

    Each formula is asked several times: a loop over the words would take ten times as long.
    """
    return (
        "def" in source
        or "command" in source
        or "Operator" in source
        or "let" in source
        or "environment" in source
    )


def definitions(source: str) -> Iterator[Macro]:
    """Yield the macros that a formula defines, in their order."""
    if not may_define(source):
        return
    position = 0
    while match := DEFINER.search(source, position):
        found = read_definition(source, match)
        position = found[-1].end if found else match.end()
        yield from found


def read_definition(source: str, match: re.Match[str]) -> tuple[Macro, ...]:
    """Read one definition from its name on: mostly one macro."""
    if match["environment"]:
        return read_environment(source, match)
    reader = read_let if match["let"] else read_def if match["def"] else read_new
    macro = reader(source, match)
    return (macro,) if macro else ()


def read_let(source: str, match: re.Match[str]) -> Macro | None:
    r"""Read ``\let\name=\other`` from its name on."""
    named = LET.match(source, match.end())
    if not named:
        return None
    return Macro(named[1], 0, named[2], None, match.start(), named.end(), alias=True)


def read_environment(source: str, match: re.Match[str]) -> tuple[Macro, ...]:
    r"""Read ``\newenvironment{name}[2][default]{before}{after}`` from its name on."""
    named = argument(source, match.end())
    if not named:
        return ()
    position, count, default = options(source, named[1])
    before = argument(source, position)
    after = argument(source, before[1]) if before else None
    if not before or not after or count < 0:
        return ()
    name, start, end = named[0].strip(), match.start(), after[1]
    return (
        Macro(f"begin{{{name}}}", count, before[0], default, start, end),
        Macro(f"end{{{name}}}", 0, after[0], None, start, end),
    )


def options(source: str, position: int) -> tuple[int, int, str | None]:
    """Return where the options of a definition end, its parameters and their default."""
    if not (number := bracket(source, position)):
        return position, 0, None
    if optional := bracket(source, number[1]):
        return optional[1], parameter_count(number[0]), optional[0]
    return number[1], parameter_count(number[0]), None


def read_new(source: str, match: re.Match[str]) -> Macro | None:
    r"""Read ``\newcommand{\name}[2][default]{body}`` and its like from its name on."""
    named = argument(source, match.end())
    name = NAME.match(named[0]) if named else None
    if not named or not name:
        return None
    position, count, default = named[1], 0, None
    if not match["operator"]:
        position, count, default = options(source, position)
    if source[skip_space(source, position) :][:1] != "{":
        return None
    body = argument(source, position)
    if not body or count < 0:
        return None
    text = f"\\operatorname{match['star']}{{{body[0]}}}" if match["operator"] else body[0]
    return Macro(name[1], count, text, default, match.start(), body[1])


def parameter_count(text: str) -> int:
    """Return the number of parameters a definition names, -1 where it is none."""
    stripped = text.strip()
    return int(stripped) if stripped.isdecimal() and int(stripped) <= MOST else -1


def read_def(source: str, match: re.Match[str]) -> Macro | None:
    r"""Read ``\def\name#1#2{body}`` from its name on."""
    name = DEF_NAME.match(source, match.end())
    body = argument(source, name.end()) if name else None
    if not name or not body:
        return None
    marks = " ".join(re.split(r"[ \t\n]+", name[2].lstrip()))
    numbers = re.findall(r"#(.?)", marks)
    if numbers != [str(each + 1) for each in range(len(numbers))]:
        return None
    plain = "" if PLAIN_MARKS.match(marks) else marks
    return Macro(name[1], len(numbers), body[0], None, match.start(), body[1], plain)


def definitions_end(source: str) -> int:
    """Return where the definitions at the start of a formula end."""
    match = LEADING.match(source)
    position = match.end() if match else 0
    for macro in definitions(source):
        if source[position : macro.start].strip():
            break
        position = macro.end
    return position


def read_table(table: Mapping[str, object]) -> tuple[Macro, ...]:
    """Return the macros of a table as MathJax and ``rigor_math_macros`` write it.

    A value is the body, or a list of body, number of parameters and the default of an
    optional first one. Raises ``ValueError`` with the name where an entry is neither.
    """
    return tuple(read_entry(name, value) for name, value in table.items())


def read_entry(name: str, value: object) -> Macro:
    """Return one macro of a table."""
    bare = NAME.match(name)
    body, *rest = value if isinstance(value, list | tuple) and value else [value]
    count = rest[0] if rest else highest_parameter(body)
    default = rest[1] if len(rest) > 1 else None
    if not bare or not isinstance(body, str) or not isinstance(count, int):
        raise ValueError(f"{name}: {value!r}")
    return Macro(bare[1], count, body, default if isinstance(default, str) else None)


def highest_parameter(body: object) -> int:
    """Return the highest parameter that a body uses."""
    return max((int(digit) for digit in re.findall(r"#(\d)", str(body))), default=0)
