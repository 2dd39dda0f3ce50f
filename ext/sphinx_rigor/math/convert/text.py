r"""Close the gaps inside of ``\text`` and its like.

The converter takes words, accents and nested fonts there. Formulas, switches such as
``\bf``, colours, boxes and the wider spaces stand beside the words instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.convert.fonts import FONTS, as_text, changed
from sphinx_rigor.math.convert.words import Words
from sphinx_rigor.math.read.tex import argument

Gap = Callable[[str, int], tuple[str, int]]
Close = Callable[[str], str]
BOXES = frozenset({"mbox", "hbox", "textup", "textnormal", "textmd", "textsl"})
"""Commands that the converter does not know."""
NAMES = ("text", *FONTS, "mbox", "hbox", "textnormal")
BUT_PLAIN = r"(?!\s*\{[^\\$_^#&{}`']*\})"
"""Before all but a group of plain words."""
SPECIAL = re.compile(r"(?<!\\)([_#&])")
CARET = re.compile(r"(?<!\\)\^")
MATH = re.compile(r"(?<!\\)\$[^$]*\$|\\\(.*?\\\)", re.DOTALL)


def text_gap(name: str, close: Close) -> Gap:
    """Return the gap of one command."""

    def gap(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return f"\\{name}", end
        words = Words(changed((), name), close)
        words.read(found[0])
        written = words.written or [as_text(words.fonts, "")]
        whole = "".join(written)
        return whole if len(written) == 1 else f"{{{whole}}}", found[1]

    return gap


def escaped(name: str) -> Gap:
    r"""Return the gap of one command in a book: LaTeX wants ``\_`` for ``_``."""

    def gap(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return f"\\{name}", end
        text, start, kept = found[0], 0, list[str]()
        for match in MATH.finditer(text):
            kept += [escape(text[start : match.start()]), match[0]]
            start = match.end()
        return f"\\{name}{{{''.join([*kept, escape(text[start:])])}}}", found[1]

    return gap


def escape(text: str) -> str:
    """Return words whose special characters have a backslash."""
    return CARET.sub(r"\\textasciicircum{}", SPECIAL.sub(r"\\\1", text))


def text_gaps(close: Close) -> dict[str, Gap]:
    """Return the gaps of all these commands."""
    return {name: text_gap(name, close) for name in NAMES}


LATEX_GAPS = {name: escaped(name) for name in NAMES}
