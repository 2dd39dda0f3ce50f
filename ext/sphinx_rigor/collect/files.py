"""The files that the nodes of a document come from: their names and their lines.

The tree does not keep how many ``#`` an author wrote, nor which lines say something.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from sphinx_rigor.collect.seen import seen_lines
from sphinx_rigor.source import solid_lines, solid_markdown, split_lines

MARKDOWN = frozenset({".md", ".markdown", ".myst"})
ATX = re.compile(r"[\s>]*(#{1,6})(?:\s|$)")
DOCSTRING = ":docstring of "


class Files:
    """The document's own file, whose name is ``""``, and those it takes text from."""

    def __init__(self, own: Path, root: Path, text: str) -> None:
        """Begin with the document's own text; other names are relative to ``root``."""
        self.markdown = own.suffix in MARKDOWN
        self.root = root
        self.names: dict[str, str | None] = {str(own): ""}
        self.texts: dict[str, str] = {"": text}
        self.split: dict[str, Sequence[str]] = {}

    def name(self, source: str, current: str) -> str | None:
        """Return the name of the file a node comes from, ``None`` where it is no file."""
        if not source:
            return current
        if source not in self.names:
            self.names[source] = self.new_name(source)
        return self.names[source]

    def new_name(self, source: str) -> str | None:
        """Return the name of a file that was not met before."""
        written, docstring, thing = source.partition(DOCSTRING)
        path = Path(written).resolve()
        if str(path) in self.names:
            return self.names[str(path)]
        if not path.is_file():
            return None
        return Path(os.path.relpath(path, self.root)).as_posix() + docstring + thing

    def text(self, name: str) -> str:
        """Return the text of a file, none where it cannot be read."""
        if name not in self.texts:
            try:
                data = (self.root / name).read_bytes()
            except OSError:
                data = b""
            self.texts[name] = data.decode("utf-8-sig", errors="replace")
        return self.texts[name]

    def lines(self, name: str) -> Sequence[str]:
        """Return the lines of a file."""
        if name not in self.split:
            self.split[name] = split_lines(self.text(name))
        return self.split[name]

    def solid(self, name: str, seen: set[int]) -> bytes:
        """Return one byte a line of a file, 1 where a reader sees something of it."""
        text = self.text(name)
        if not self.markdown:
            return solid_lines(text)
        return seen_lines(self.lines(name), solid_markdown(text), seen)

    def level(self, name: str, line: int) -> int:
        """Return the level of the Markdown heading on a line, 0 where none is.

        The doctree keeps how deep sections nest, not how many ``#`` their author
        wrote; the two differ where a level is skipped or the title is missing.
        """
        here = self.lines(name)[line - 1 : line + 1]
        if match := here and ATX.match(here[0]):
            return len(match[1])
        under = here[1].strip() if len(here) > 1 else ""
        return 0 if not under or under.strip("=-") else 1 + (under[0] == "-")
