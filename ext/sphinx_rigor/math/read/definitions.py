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
    r"|(?P<operator>DeclareMathOperator)(?![A-Za-z])|(?P<def>[gx]?def)(?![A-Za-z]))\s*(?P<star>\*?)"
)
NAME = re.compile(r"\s*\\?([A-Za-z]+|[^A-Za-z\s{}\\])\s*\Z")
DEF_NAME = re.compile(r"\s*\\([A-Za-z]+|[^A-Za-z])((?:#\d)*)\s*(?=\{)")
LEADING = re.compile(r"\s*(?:\\require\s*\{[^{}]*\}\s*)*")
MOST = 9
"""Parameters that a TeX macro can have."""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: its name without backslash, its parameters, its body.

    ``default`` is the value of an optional first parameter. ``start`` and ``end`` tell
    where in a formula it is defined.
    """

    name: str
    parameters: int
    body: str
    default: str | None = None
    start: int = 0
    end: int = 0

    @property
    def definition(self) -> str:
        r"""The macro as ``\def``, which may define what is defined already."""
        marks = "".join(f"#{number}" for number in range(1, self.parameters + 1))
        return f"\\def\\{self.name}{marks}{{{self.body}}}"


def may_define(source: str) -> bool:
    """Tell whether a formula could define something: it need not, if it has these letters."""
    return "def" in source or "command" in source or "Operator" in source or "let" in source


def definitions(source: str) -> Iterator[Macro]:
    """Yield the macros that a formula defines, in their order."""
    if "def" not in source and "command" not in source and "Operator" not in source:
        return
    position = 0
    while match := DEFINER.search(source, position):
        found = read_def(source, match) if match["def"] else read_new(source, match)
        position = found.end if found else match.end()
        if found:
            yield found


def read_new(source: str, match: re.Match[str]) -> Macro | None:
    r"""Read ``\newcommand{\name}[2][default]{body}`` and its like from its name on."""
    named = argument(source, match.end())
    name = NAME.match(named[0]) if named else None
    if not named or not name:
        return None
    position, count, default = named[1], 0, None
    if not match["operator"] and (number := bracket(source, position)):
        position, count = number[1], parameter_count(number[0])
        if optional := bracket(source, position):
            default, position = optional
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
    return Macro(name[1], len(name[2]) // 2, body[0], None, match.start(), body[1])


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
