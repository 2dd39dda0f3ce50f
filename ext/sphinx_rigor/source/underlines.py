"""Write headings of reStructuredText."""

from __future__ import annotations

import re
import unicodedata

MARKED_UP = re.compile(r"[\\*`|_]")
"""What reStructuredText would not take for itself."""


def underlined(title: str, mark: str) -> str:
    """Return a title with a line of marks below it, as wide as it is shown."""
    shown = MARKED_UP.sub(r"\\\g<0>", title)
    wide = sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in shown)
    return f"{shown}\n{mark * wide}"
