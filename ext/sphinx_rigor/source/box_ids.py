"""Write the id in braces above a box as a target, which names it for every role.

MyST-Parser gives the attributes in ``{#id}`` to the block below, and drops them where that
is a directive.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from sphinx_rigor.source.lines import split_lines
from sphinx_rigor.source.scanner import open_lines

ATTRIBUTES = re.compile(r"^([ \t]*)\{(?:[^{}\n]*\s)?#([^\s{}]+)[^{}\n]*\}[ \t]*$", re.MULTILINE)
BOX = re.compile(r"\s*(?::{3,}|`{3,}|~{3,})\{(?:rigor:)?([\w-]+)\}")


def name_boxes(text: str, kinds: Collection[str]) -> str:
    """Return a text with ``(id)=`` for ``{#id}`` above a box of these kinds, no line moved."""
    if not ATTRIBUTES.search(text):
        return text
    lines = split_lines(text)
    for each in open_lines(text):
        if match := ATTRIBUTES.match(each.text):
            below = next((line for line in lines[each.number :] if line.strip()), "")
            box = BOX.match(below)
            if box and box[1] in kinds:
                lines[each.number - 1] = f"{match[1]}({match[2]})="
    return "\n".join(lines) + "\n"
