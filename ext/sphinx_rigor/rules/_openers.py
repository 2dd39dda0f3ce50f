"""What the rules about fences say of the line that opens one."""

from __future__ import annotations

import re

RUN = re.compile(r"[`~:]+")
NAMED = re.compile(r"([`~:]+)\s*[{｛]?\s*([\w:.+-]+)\s*[}｝]?\s*(.*)")


def leading_run(opener: str) -> str:
    """Return the colons, backticks or tildes a line begins with."""
    match = RUN.match(opener)
    return match[0] if match else ""


def longer_run(outer: str, inner: str) -> str:
    """Return a run that is longer than both."""
    found = RUN.search(inner)
    longest = max(leading_run(outer), found[0] if found else "", key=len)
    return outer[:1] * (len(longest) + 1)


def well_written(opener: str) -> str:
    """Return the line with the name in braces and a space behind them."""
    match = NAMED.match(opener)
    return f"{match[1]}{{{match[2]}}} {match[3]}".strip() if match else opener
