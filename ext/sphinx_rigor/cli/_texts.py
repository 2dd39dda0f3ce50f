"""Change the text of files, and nothing else of them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from sphinx_rigor.atomic import write_bytes

MARK = "\ufeff"
"""A byte order mark; it is no part of a text, and stays."""


def text_of(path: Path) -> str:
    """Return the text of a file, its line ends and undecodable bytes kept."""
    return whole(path).removeprefix(MARK)


def put_text(path: Path, text: str) -> None:
    """Write a text to a file that was read before."""
    mark = MARK if whole(path).startswith(MARK) else ""
    write_bytes(path, f"{mark}{text}".encode("utf-8", "surrogateescape"))


def whole(path: Path) -> str:
    """Return all of a file."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def difference(path: Path, old: str, new: str) -> Iterator[str]:
    """Yield the lines of a unified diff."""
    yield from unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), str(path), str(path)
    )
