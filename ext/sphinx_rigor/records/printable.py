"""Text for every reader: without what steers a terminal, breaks XML or hides its order.

An article may hold such characters; a report, a log or a feed that passes them on can be made
to show what is not there (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
"""

from __future__ import annotations

import re

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab and line ends; ESC among them
    "\u202a-\u202e\u2066-\u2069"  # what overrides or isolates a direction
    "\ud800-\udfff\ufffe\uffff]"  # half pairs, and what is no character
)


def printable(text: str) -> str:
    """Return a text without the characters that do something instead of being read."""
    return UNPRINTABLE.sub("", text)
