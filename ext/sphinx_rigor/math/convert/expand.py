r"""Expand the macros that are beyond the converter.

It knows no optional parameters, and takes what stands in ``\text`` as it is written, so
that a macro's ``#1`` would be shown there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_rigor.math.read.definitions import Macro, definitions
from sphinx_rigor.math.read.tex import COMMAND, argument, bracket

VERBATIM = re.compile(r"\\(?:text[a-z]*|[mh]box|color|tag)(?![A-Za-z])")
"""Commands whose argument the converter, or a gap closed before it, takes as it is."""
PARAMETER = re.compile(r"#([1-9])")
COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n\s*|\Z)")
SCRIPT = re.compile(r"[_^]\s*\Z")


def is_beyond(macro: Macro, known: Mapping[str, Macro]) -> bool:
    """Tell whether a macro has to be expanded; ``known`` are those that have to be."""
    if macro.default is not None:
        return True
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
        kept += [source[start : macro.start], "\n" * source.count("\n", macro.start, macro.end)]
        start = macro.end
    return "".join([*kept, source[start:]])


def expand(source: str, macros: Mapping[str, Macro]) -> str:
    """Return a formula, line for line, with what each of these macros stands for."""
    if not any(f"\\{name}" in source for name in macros):
        return source
    kept, start = [], 0
    for match in COMMAND.finditer(source):
        macro = macros.get(match[0][1:])
        if macro is None or match.start() < start:
            continue
        if found := applied(macro, source, match.end(), macros):
            written, end = found
            before, lines = source[start : match.start()], source.count("\n", match.end(), end)
            kept += [before, grouped(written, before, source[end:]), "\n" * lines]
            start = end
    return "".join([*kept, source[start:]])


def applied(
    macro: Macro, source: str, end: int, macros: Mapping[str, Macro]
) -> tuple[str, int] | None:
    """Return a macro's body with its arguments, and where they end, if all are there."""
    values: list[str] = []
    if macro.default is not None:
        option = bracket(source, end)
        values.append(option[0] if option else macro.default)
        end = option[1] if option else end
    while len(values) < macro.parameters:
        if not (found := argument(source, end)):
            return None
        values.append(found[0])
        end = found[1]
    given = [one_line(expand(each, macros)) for each in values]
    # A macro that calls itself never ends, in TeX as well.
    others = {name: each for name, each in macros.items() if name != macro.name}
    body = one_line(expand(macro.body, others))
    return PARAMETER.sub(lambda match: value_of(match, given), body), end


def one_line(text: str) -> str:
    """Return a text without its comments and line ends."""
    return COMMENT.sub("", text).replace("\n", " ")


def value_of(match: re.Match[str], given: list[str]) -> str:
    """Return the argument for a parameter, or the parameter where there are fewer."""
    number = int(match[1])
    return given[number - 1] if number <= len(given) else match[0]


def grouped(written: str, before: str, behind: str) -> str:
    """Return what a macro stands for so that it keeps apart from what stands around it."""
    if SCRIPT.search(before):
        return f"{{{written}}}"
    word = re.search(r"\\[A-Za-z]+\Z", written)
    return f"{written} " if word and behind[:1].isalpha() else written
