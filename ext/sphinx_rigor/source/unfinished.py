"""Find a tag that never ends: a browser takes all that follows for its attributes."""

from __future__ import annotations

import re

START = re.compile(r"<(?:!--|[A-Za-z/!?])")
TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/>]*)(?:[^>\"'=]|=\s*\"[^\"]*\"|=\s*'[^']*'|=(?!\s*[\"'])|[\"'])*+>"
)
OTHER = re.compile(r"<!--.*?(?:-->|\Z)|<(?:/(?![A-Za-z])|[!?])[^>]*>", re.DOTALL)
RAW_TEXT = frozenset({"script", "style", "textarea", "title", "iframe", "noframes", "xmp"})
"""Elements whose content holds no tags but the one that ends them."""


def unfinished_tag(text: str) -> int | None:
    """Return where a tag begins that never ends, ``None`` where all do.

    Quotes enclose where they follow an equals sign, as HTML has it; a comment that is
    never closed is no tag.
    """
    position = 0
    while start := START.search(text, position):
        tag = TAG.match(text, start.start())
        whole = tag or OTHER.match(text, start.start())
        if whole is None:
            return start.start()
        position = whole.end()
        if tag and not tag[1] and tag[2].lower() in RAW_TEXT:
            end = re.compile(rf"</{tag[2]}", re.IGNORECASE).search(text, position)
            position = end.start() if end else len(text)
    return None
