r"""The words that a document may use: who defines a command or an environment.

MathJax, LaTeX with the packages of the AMS, our own list, the packages that the site or
the document asks for, and what the site and the document define.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from sphinx_rigor.math.names.ours import LIST
from sphinx_rigor.math.names.tables import (
    Package,
    latex_commands,
    mathjax_commands,
    mathjax_environments,
    packages,
)
from sphinx_rigor.math.read.definitions import Macro, definitions, may_define

WORD = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
UNSAID = re.compile(r"(?<!\\)%[^\n]*|\\verb\*?([^A-Za-z\s])(?s:.*?)(?:\1|\Z)")
"""What is not read as commands."""
REQUIRE = re.compile(r"\\require\s*\{\s*([^{}\s]*)\s*\}")
NAMED = re.compile(
    r"\\(?:DeclarePairedDelimiters?(?:X|XPP)?|Newextarrow|newcolumntype|definecolor)\s*+\{?\s*+"
    r"\\?([A-Za-z]+)"
)
"""Definitions of other kinds than macros."""
MATHTOOLS = "mathtools"
"""The package that LaTeX has by default here, and MathJax when asked."""


INNER = frozenset({"bond", "of", "undefined"})
"""What is no command by itself, but belongs to one before it."""


@cache
def everybody() -> frozenset[str]:
    """Return the control words that need no definition."""
    return mathjax_commands() | latex_commands() | frozenset(LIST) | INNER


class Vocabulary:
    """What is defined at one place of a document."""

    def __init__(self, macros: Iterable[Macro] = (), asked: Iterable[str] = ()) -> None:
        """Begin a document with the macros and packages of its site."""
        self.defined = {macro.name for macro in macros}
        self.packages = set(asked)

    def note(self, source: str) -> None:
        """Take over what a formula defines and asks for."""
        if may_define(source):
            self.defined.update(macro.name for macro in definitions(source))
        if "\\require" in source:
            self.packages.update(REQUIRE.findall(source))
        if "\\Declare" in source or "\\new" in source or "\\New" in source:
            self.defined.update(NAMED.findall(source))

    def is_shown(self, name: str) -> bool:
        """Tell whether MathJax can show a command."""
        if name in mathjax_commands() or name in self.defined:
            return True
        return any(name in known.commands for known in self.asked())

    def is_environment(self, name: str) -> bool:
        """Tell whether MathJax can show an environment."""
        if name in mathjax_environments() or f"begin{{{name}}}" in self.defined:
            return True
        return any(name in known.environments for known in self.asked())

    def asked(self) -> Iterator[Package]:
        """Yield the packages at hand; what they are is in the tables."""
        for name, known in packages().items():
            if name in self.packages or name == MATHTOOLS:
                yield known

    def undefined(self, source: str) -> Iterator[tuple[int, str]]:
        """Yield the commands of a formula that nobody defines, each with its place."""
        found = set(WORD.findall(source)) - everybody() - self.defined
        if not found - {""}:
            return
        bare = UNSAID.sub(lambda match: " " * len(match[0]), source)
        for match in WORD.finditer(bare):
            if match[1] in found and match[1] and not self.is_shown(match[1]):
                yield match.start(), match[1]


def hint(name: str) -> str:
    r"""Return what helps with a command nobody knows: a package, LaTeX, or a near name."""
    command = name.removeprefix("\\")
    for package, known in packages().items():
        if command in known.commands:
            return f"package {package}"
    if command in latex_commands():
        return "latex"
    names = mathjax_commands() | frozenset(LIST)
    near = get_close_matches(command, sorted(names), 1, 0.75)
    return f"near \\{near[0]}" if near else ""
