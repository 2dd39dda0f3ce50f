"""Leave control characters out of a text."""

from __future__ import annotations

import re

OVERRIDES = (0x202D, 0x202E)
"""What turns the letters that follow around."""
LEFT_OUT = (*range(0x20), *range(0x7F, 0xA0), *OVERRIDES, 0xFFFE, 0xFFFF)
CONTROLS = {
    **dict.fromkeys(LEFT_OUT),
    **dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x85"), " "),
    **{ord(each): each for each in "\t\n\r"},
}
"""What becomes of controls: those that end a line elsewhere are spaces."""
CONTROL = re.compile(f"[{''.join(map(chr, LEFT_OUT))}]".replace("\t\n", "").replace("\r", ""))


def without_controls(text: str) -> str:
    """Return a text without them, its lines as they were."""
    return text.translate(CONTROLS) if CONTROL.search(text) else text
