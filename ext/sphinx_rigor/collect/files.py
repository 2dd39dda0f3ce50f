"""The files that the nodes of a document come from: their names and their lines.

The tree does not keep how many ``#`` an author wrote, nor which lines say something.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sphinx_rigor.boxes.passages import Passage
from sphinx_rigor.collect.seen import seen_lines
from sphinx_rigor.source import solid_lines, solid_markdown, split_lines

ATX = re.compile(r"[\s>]*(#{1,6})(?:\s|$)")
MARKS = re.compile(r"\s*([!-/:-@\[-`{-~])\1*\s*")
"""The line below a heading of reStructuredText, which is where docutils says that it is."""
DOCSTRING = ":docstring of "


class Files:
    """The document's own file, whose name is ``""``, and those it takes text from."""

    def __init__(
        self, own: Path, root: Path, data: bytes, passages: Iterable[Passage] = ()
    ) -> None:
        """Begin with the document's own bytes; other names are relative to ``root``.

        ``passages`` are the texts that were read as Markdown, in the order of the document.
        """
        self.root = root
        self.names: dict[str, str | None] = {str(own): ""}
        self.bytes: dict[str, bytes] = {"": data}
        self.texts: dict[str, str] = {}
        self.split: dict[str, Sequence[str]] = {}
        self.read = [(self.name(each.path, "") or "", each) for each in passages]
        self.passages: dict[str, list[Passage]] = {}
        for name, each in self.read:
            self.passages.setdefault(name, []).append(each)
        self.met: Counter[tuple[str, int]] = Counter()

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

    def data(self, name: str) -> bytes:
        """Return the bytes of a file, none where it cannot be read."""
        if name not in self.bytes:
            try:
                self.bytes[name] = (self.root / name).read_bytes()
            except OSError:
                self.bytes[name] = b""
        return self.bytes[name]

    def line_of_words(self, name: str, line: int) -> int:
        """Return the line of a heading's words, where what is told is that of marks below."""
        lines = self.lines(name)
        if not 1 < line <= len(lines) or not MARKS.fullmatch(lines[line - 1]):
            return line
        return line - bool(lines[line - 2].strip())

    def text(self, name: str) -> str:
        """Return the text of a file."""
        if name not in self.texts:
            self.texts[name] = self.data(name).decode("utf-8-sig", errors="replace")
        return self.texts[name]

    def lines(self, name: str) -> Sequence[str]:
        """Return the lines of a file."""
        if name not in self.split:
            self.split[name] = split_lines(self.text(name))
        return self.split[name]

    def solid(self, name: str, seen: set[int]) -> bytes:
        """Return one byte a line of a file, 1 where a reader sees something of it."""
        text = self.text(name)
        if name not in self.passages:
            return solid_lines(text)
        return seen_lines(self.lines(name), solid_markdown(text), seen)

    def level(self, name: str, line: int) -> int:
        """Return the level of the Markdown heading on a line, 0 where none is.

        The doctree keeps how deep sections nest, not how many ``#`` their author
        wrote; the two differ where a level is skipped or the title is missing.
        To be asked once for each time that a heading is met: what includes a file may
        lower its headings, each time by another number of levels.
        """
        found = self.around(name, line)
        if not found:
            return 0
        passage = found[min(self.met[name, line], len(found) - 1)]
        self.met[name, line] += 1
        level = level_of(self.lines(name), line - 1)
        return level and level + passage.offset

    def around(self, name: str, line: int) -> list[Passage]:
        """Return the passages that a line of a file stands in."""
        return [each for each in self.passages.get(name, ()) if each.above < line <= each.last]

    def last(self, name: str, line: int) -> int:
        """Return the last line of what was read together with a line of a file."""
        if not name:
            return max(line, len(self.lines(name)))
        return max((each.last for each in self.around(name, line)), default=line)


def level_of(lines: Sequence[str], at: int) -> int:
    """Return the level of the heading that begins on a line, counted from 0; 0 for none."""
    if at < len(lines) and (match := ATX.match(lines[at])):
        return len(match[1])
    under = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return 0 if not under or under.strip("=-") else 1 + (under[0] == "-")
