r"""Expand the macros that are beyond the converter.

It knows no optional and no delimited parameters and no environments of the author's,
wants a delimiter to be one by name, and takes what stands in ``\text`` as it is written,
so that a macro's ``#1`` would be shown there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_rigor.math.names.tables import arguments as arguments_of
from sphinx_rigor.math.read.definitions import Macro, definitions
from sphinx_rigor.math.read.nesting import LONGEST
from sphinx_rigor.math.read.tex import COMMAND, argument, bracket, delimited

VERBATIM = re.compile(r"\\(?:text[a-z]*|[mh]box|color|tag|mathop|operatorname)(?![A-Za-z])")
"""Commands whose argument the converter, or a gap closed before it, takes as it is."""
BEGINS = re.compile(r"\\begin(?![A-Za-z])")
ENDS = re.compile(r"\\end(?![A-Za-z])")
IN_TEXT = re.compile(r"\\(?:text[a-z]*|[mh]box)\s*(?=\\|\{[^{}]*\\)")
DEFINED = re.compile(
    r"\\(?:[gx]?def|let|(?:re)?newcommand\s*\*?|providecommand\s*\*?)\s*\{?\s*\Z"
)
"""Before a name that is being defined."""
CALL = re.compile(r"\\(?:(begin|end)\s*\{([^{}]*)\}|[A-Za-z]+|.)", re.DOTALL)
DELIMITER = re.compile(r"[()\[\]|/<>.]|\\(?:[{}|]|[A-Za-z]*(?:[Vv]ert|angle|brace|brack))\Z")
PARAMETER = re.compile(r"#([1-9])")
PLACE = re.compile(r"(\\[A-Za-z]+)?#([1-9])")
"""A parameter in a body, with the command that its value must not lengthen."""
LEAD = 40
"""Characters before a name that tell what it is for."""
CALLS = 50
"""Macros that may stand for one another in a row."""
COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n\s*|\Z)")
SCRIPT = re.compile(r"[_^]\s*\Z")
WORD_END = re.compile(r"\\[A-Za-z]+\Z")
TAKER = re.compile(r"\\([A-Za-z]+)\s*\Z")


class EndlessError(ValueError):
    """What macros stand for is longer than a formula may be."""


def is_beyond(macro: Macro, known: Mapping[str, Macro]) -> bool:
    """Tell whether a macro has to be expanded; ``known`` are those that have to be."""
    if macro.default is not None or macro.marks or "{" in macro.name:
        return True
    if macro.alias:
        return bool(DELIMITER.fullmatch(macro.body)) or macro.body[1:] in known
    if "\\begin" in macro.body or "\\end" in macro.body:
        return len(BEGINS.findall(macro.body)) != len(ENDS.findall(macro.body))
    used = {each[1:] for each in COMMAND.findall(macro.body)}
    return bool(macro.parameters and (VERBATIM.search(macro.body) or used & set(known)))


def take_definitions(source: str, known: dict[str, Macro]) -> str:
    """Return a formula without the definitions of such macros, which ``known`` gets."""
    kept, start = [], 0
    for macro in definitions(source):
        if not is_beyond(macro, known):
            known.pop(macro.name, None)
            continue
        known[macro.name] = macro
        if macro.end > start:
            lines = source.count("\n", macro.start, macro.end)
            kept += [source[start : macro.start], "\n" * lines]
            start = macro.end
    return "".join([*kept, source[start:]])


def expand_spoken(source: str, macros: Mapping[str, Macro]) -> str:
    r"""Return a formula without macros in texts, which the converter takes as they are written.

    A macro may stand for another: each round replaces those that are in sight.
    """
    for _ in range(CALLS):
        if not (found := spoken(source, macros)):
            break
        source = expand(source, found)
    return source


def spoken(source: str, macros: Mapping[str, Macro]) -> dict[str, Macro]:
    """Return the macros that stand in texts."""
    if not macros:
        return {}
    texts = [argument(source, match.end()) for match in IN_TEXT.finditer(source)]
    used = {each[1:] for text in texts if text for each in COMMAND.findall(text[0])}
    return {name: macros[name] for name in used if name in macros}


def expand(source: str, macros: Mapping[str, Macro]) -> str:
    """Return a formula, line for line, with what each of these macros stands for.

    Raises :class:`EndlessError` where that would be too long.
    """
    if not any(is_used(name, source) for name in macros):
        return source
    return Expansion(macros).expand(source)


def is_used(name: str, source: str) -> bool:
    """Tell whether a macro, or an environment, may stand in a formula."""
    _, brace, environment = name.partition("{")
    return environment[:-1] in source if brace else f"\\{name}" in source


class Expansion:
    """The expansion of one formula; each body is expanded once."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        """Begin with the macros to be expanded."""
        self.macros = macros
        self.bodies: dict[str, str] = {}
        self.runaway: set[str] = set()

    def expand(self, source: str, within: frozenset[str] = frozenset()) -> str:
        """Return a text with its macros expanded, but for those it stands ``within``."""
        kept, start, length = [], 0, 0
        for match in CALL.finditer(source):
            name = f"{match[1]}{{{match[2]}}}" if match[1] else match[0][1:]
            macro = None if name in within else self.macros.get(name)
            if macro is None or match.start() < start or name in self.runaway:
                continue
            if DEFINED.search(source, max(match.start() - LEAD, 0), match.start()):
                continue
            if found := self.applied(macro, source, match.end(), within):
                written, end = found
                before, lines = (
                    source[start : match.start()],
                    source.count("\n", match.end(), end),
                )
                kept += [before, grouped(written, before, source[end : end + 1]), "\n" * lines]
                start, length = end, length + len(written)
                if length > LONGEST:
                    raise EndlessError
        return "".join([*kept, source[start:]])

    def applied(
        self, macro: Macro, source: str, end: int, within: frozenset[str]
    ) -> tuple[str, int] | None:
        """Return a macro's body with its arguments, and where they end, if all are there."""
        values: list[str] = []
        if macro.default is not None:
            option = bracket(source, end)
            values.append(option[0] if option else macro.default)
            end = option[1] if option else end
        found = (
            delimited(source, end, macro.marks)
            if macro.marks
            else arguments(source, end, macro.parameters - len(values))
        )
        if found is None:
            self.runaway |= {macro.name} if macro.marks else set()
            return None
        values += found[0]
        given = [one_line(self.expand(each, within)) for each in values]
        body = self.body(macro, within)
        text = PLACE.sub(lambda match: value_of(match, given), body)
        if len(text) > LONGEST:
            raise EndlessError
        return text, found[1]

    def body(self, macro: Macro, within: frozenset[str]) -> str:
        """Return a macro's body with the macros it uses expanded.

        A macro that calls itself never ends, in TeX as well.
        """
        if len(within) > CALLS:
            raise EndlessError
        if macro.name not in self.bodies:
            inner = one_line(self.expand(macro.body, within | {macro.name}))
            self.bodies[macro.name] = inner
        return self.bodies[macro.name]


def arguments(source: str, end: int, count: int) -> tuple[list[str], int] | None:
    """Return so many arguments and where they end, if all are there."""
    values: list[str] = []
    while len(values) < count:
        if not (found := argument(source, end)):
            return None
        values.append(found[0])
        end = found[1]
    return values, end


def one_line(text: str) -> str:
    """Return a text without its comments and line ends."""
    return COMMENT.sub("", text).replace("\n", " ")


def value_of(match: re.Match[str], given: list[str]) -> str:
    """Return the argument for a parameter, or the parameter where there are fewer."""
    number = int(match[2])
    if number > len(given):
        return match[0]
    value = given[number - 1]
    if not match[1]:
        return value
    return f"{match[1]} {value}" if value[:1].isalpha() else f"{match[1]}{value}"


def grouped(written: str, before: str, behind: str) -> str:
    """Return what a macro stands for so that it keeps apart from what stands around it."""
    taker = TAKER.search(before[-LEAD:])
    if SCRIPT.search(before[-8:]) or (taker and taker[1] in arguments_of()):
        return f"{{{written}}}"
    if written[:1].isalpha() and WORD_END.search(before[-LEAD:]):
        written = f" {written}"
    apart = behind.isalpha() or behind == "\\"
    return f"{written} " if apart and WORD_END.search(written[-LEAD:]) else written
