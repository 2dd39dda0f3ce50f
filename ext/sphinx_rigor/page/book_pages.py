"""Mend the pages of an EPUB once all are written: valid, open, without links into nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

from sphinx_rigor.atomic import write_text

INPUT = re.compile(r"<input\b([^<>]*?)\s*(?<!/)>")
FOLD = re.compile(r"<details\b(?![^<>]*\sopen\b)")
SVG = re.compile(r"<svg\b(?![^<>]*\sxmlns=)")
ID = re.compile(r'<[^<>]*\sid="([^"]*)"')
LINK = re.compile(r'(<a\b[^<>]*\shref=")([^"#:]*)#([^"]*)(")')


def mend_pages(folder: Path) -> None:
    """Mend every page below a folder."""
    texts = {page: page.read_text("utf-8") for page in sorted(folder.rglob("*.xhtml"))}
    names = {page: page.relative_to(folder).as_posix() for page in texts}
    ids = {names[page]: frozenset(map(unescape, ID.findall(texts[page]))) for page in texts}
    for page, text in texts.items():
        mended = with_live_links(opened(text), names[page], ids)
        if mended != text:
            write_text(page, mended)


def opened(text: str) -> str:
    """Return a page with its inputs closed, as XHTML has them, and its folds open.

    Tabs of sphinx-design leave inputs open, its icons have no namespace; not every reader
    can open a fold.
    """
    closed = SVG.sub('<svg xmlns="http://www.w3.org/2000/svg"', INPUT.sub(r"<input\1 />", text))
    return FOLD.sub('<details open="open"', closed)


def with_live_links(text: str, name: str, ids: Mapping[str, frozenset[str]]) -> str:
    """Return a page whose links lead to a page where what they meant is not in the book.

    ``only`` leaves parts out, and resolves references to them all the same.
    """

    def aimed(match: re.Match[str]) -> str:
        page = normpath(join(name, "..", unquote(unescape(match[2])))) if match[2] else name
        if page not in ids or unquote(unescape(match[3])) in ids[page]:
            return match[0]
        return f"{match[1]}{match[2] or name.rpartition('/')[2]}{match[4]}"

    return LINK.sub(aimed, text)
