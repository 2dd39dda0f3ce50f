"""Say in other words what the converter has refused, where a formula has such words."""

from __future__ import annotations

import re

from sphinx_rigor.math.convert.limits import without_limits
from sphinx_rigor.math.convert.wraps import typed

UNKNOWN_SIGN = re.compile(r"Direct Unicode input is not supported for this symbol yet: '(.)'")
SWITCH_REFUSED = "Switch-like commands cannot be used as arguments"
SWITCH = re.compile(
    r"\\(?:bf|rm|it|sf|tt|cal|mit|(?:display|text|script(?:script)?)style)(?![A-Za-z])"
)
SCRIPT = re.compile(r"[_^]\s*\Z")


def reworked(source: str, error: str) -> str:
    """Return a formula without what an error is about, or as it was."""
    for rework in (spelled, without_limits, without_switch):
        other = rework(source, error)
        if other != source:
            return other
    return source


def spelled(source: str, error: str) -> str:
    """Return a formula whose character that an error is about stands as an element."""
    match = UNKNOWN_SIGN.search(error)
    return source.replace(match[1], typed(match[1])) if match else source


def without_switch(source: str, error: str) -> str:
    r"""Return a formula without a switch that is an argument, ``\vec\bf x``.

    It lasts to the end of the argument, which is empty; as a script it is none in LaTeX.
    """
    offset, _, reason = error.partition(": ")
    place = int(offset) if offset.isdecimal() else 0
    match = SWITCH.match(source, place) if reason.startswith(SWITCH_REFUSED) else None
    if match is None or SCRIPT.search(source[max(place - 9, 0) : place]):
        return source
    return f"{source[:place]}{{}}{source[match.end() :]}"
