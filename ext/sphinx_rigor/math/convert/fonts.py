r"""The fonts of words in ``\text`` and its like: family, series and shape."""

from __future__ import annotations

Fonts = tuple[str, ...]
FONTS: dict[str, tuple[str, str]] = {
    "textrm": ("family", "textrm"), "textsf": ("family", "textsf"),
    "texttt": ("family", "texttt"), "textbf": ("series", "textbf"), "textmd": ("series", ""),
    "textit": ("shape", "textit"), "textsl": ("shape", "textit"), "textup": ("shape", ""),
    "emph": ("shape", "emph"),
}  # fmt: skip
"""What each command changes, and by which command the converter knows it."""
SWITCHES = {
    "rm": "textrm", "rmfamily": "textrm", "sf": "textsf", "sffamily": "textsf",
    "tt": "texttt", "ttfamily": "texttt", "bf": "textbf", "bfseries": "textbf",
    "mdseries": "textmd", "it": "textit", "itshape": "textit", "em": "emph",
    "sl": "textsl", "slshape": "textsl", "up": "textup", "upshape": "textup",
}  # fmt: skip
"""Commands that change the font to the end of their group."""


def changed(fonts: Fonts, name: str) -> Fonts:
    """Return the fonts that hold when a command has changed one."""
    if name == "textnormal":
        return ()
    if name not in FONTS:
        return fonts
    axis, command = FONTS[name]
    if name == "emph" and "textit" in fonts:
        command = ""
    kept = tuple(each for each in fonts if FONTS[each][0] != axis)
    return (*kept, command) if command else kept


def as_text(fonts: Fonts, text: str) -> str:
    """Return words in their fonts."""
    if not fonts:
        return f"\\text{{{text}}}"
    for each in fonts:
        text = f"\\{each}{{{text}}}"
    return text
