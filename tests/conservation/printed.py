"""Paper: what a browser prints, what LaTeX sets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from fixtures.book import need, run

if TYPE_CHECKING:
    from playwright.sync_api import Page

OVERFULL = re.compile(r"Overfull \\vbox \((\d{2,})[.\d]*pt too high\)")
REMOTE = """() => [...document.querySelectorAll('[role=main] *, main *')].filter(each => {
    const style = getComputedStyle(each), own = each.getClientRects().length > 0;
    if (!own || each.closest('svg')) return false;
    const says = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    return (says && style.color !== 'rgb(0, 0, 0)')
        || !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(style.backgroundColor)
        || [style.overflowX, style.overflowY].some(way => ['auto', 'scroll', 'hidden'].includes(way)
            && each.clientHeight > 1);
}).map(each => each.outerHTML.slice(0, 80))"""
"""What is not black on white, or scrolls."""


def paper(page: Page, path: Path, size: str) -> str:
    """Print a page and return what the paper says."""
    need("pdftotext")
    page.pdf(path=path, format=size)
    return run("pdftotext", "-raw", path, "-")


def book(folder: Path, name: str) -> tuple[str, list[str]]:
    """Typeset a book; return what it says and by how much its pages are too short."""
    need("latexmk", "xelatex", "pdftotext", "rsvg-convert")
    run("latexmk", "-xelatex", "-silent", "-halt-on-error", f"{name}.tex", cwd=folder)
    log = (folder / f"{name}.log").read_text("utf-8", errors="replace")
    assert (folder / f"{name}.pdf").exists(), log[log.find("\n!") :][:2000]
    return run("pdftotext", "-raw", folder / f"{name}.pdf", "-"), OVERFULL.findall(log)
