"""Regular expressions of a standard, ready to be asked a million times."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

Find = Callable[[str], "re.Match[str] | None"]
WHOLE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
"""What stands for one character of the text: an escape, a class."""
GROUP = re.compile(r"\([^()]*\)")


class Patterns(tuple[re.Pattern[str], ...]):  # noqa: SLOT001 - keeps what it finds by
    """Regular expressions, any of which may be found."""

    @cached_property
    def finders(self) -> tuple[Find, ...]:
        """What finds each of them in a text.

        Python tries every character as a beginning, even where only the first can be one.
        """
        return tuple(each.match if is_anchored(each) else each.search for each in self)


NO_PATTERNS = Patterns()


def is_anchored(pattern: re.Pattern[str]) -> bool:
    """Tell whether an expression is sure to be found at the beginning of a text or nowhere."""
    if pattern.flags & (re.MULTILINE | re.VERBOSE):
        return False
    rest, outer = "", WHOLE.sub("x", pattern.pattern)
    while rest != outer:
        rest, outer = outer, GROUP.sub("x", outer)
    return outer.startswith("^") and not set("|()") & set(outer)


def matches(patterns: Patterns, text: str) -> bool:
    """Tell whether any of the patterns is found in a text."""
    for find in patterns.finders:  # noqa: SIM110 - runs a million times, any() doubles its cost
        if find(text):
            return True
    return False
