"""Say on which line of a TOML file a fault is: tomllib forgets where values stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sphinx_rigor.records import Message
from sphinx_rigor.standard.toml_table import Misfit, at

NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
TABLE = r"[\w-]+(?:\[\d+\])?(?: \([^()]*\))?"
HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(rf"\s*({NAME}(?:\s*\.\s*{NAME})*)\s*=")
LABEL = re.compile(r"""\s*(?:id|what)\s*=\s*["']([^"']*)["']""")
PLACE = re.compile(rf"{TABLE}(?:\.{TABLE})*")
STEP = re.compile(r"([\w-]+)(?:\[(\d+)\])?(?: \(([^()]*)\))?")
Key = tuple[tuple[str, int], ...]
"""Names from the top down; tables of an array are numbered from 1, others 0."""

NOWHERE: Key = (("", 0),)
"""The key of what is not in a file."""


class Lines:
    """The lines of a file's tables and keys, and what its tables of arrays are called."""

    def __init__(self, text: str) -> None:
        """Go through a text once."""
        self.at: dict[Key, int] = {}
        self.labels: dict[Key, str] = {}
        self.counts: dict[Key, int] = {}
        inside: Key = ()
        for line, written in outside_strings(text):
            if header := HEADER.match(written):
                inside = self.enter(header[2], numbered=header[1] == "[[")
                self.at.setdefault(inside, line)
            elif key := KEY.match(written):
                self.at.setdefault((*inside, *((each, 0) for each in names(key[1]))), line)
                if label := LABEL.match(written):
                    self.labels.setdefault(inside, label[1])

    def enter(self, dotted: str, *, numbered: bool) -> Key:
        """Return the table that a header begins."""
        *above, last = names(dotted)
        inside: Key = ()
        for name in above:
            inside = (*inside, (name, self.counts.get((*inside, (name, 0)), 0)))
        array = (*inside, (last, 0))
        if numbered:
            self.counts[array] = self.counts.get(array, 0) + 1
        return (*inside, (last, self.counts.get(array, 0)))

    def nearest(self, place: str) -> tuple[int, int]:
        """Return how much of a place such as ``part[2] (proof).min`` is here, and its line.

        What is not written on a line of its own is on that of what it is in.
        """
        found: Key = ()
        for name, number, label in STEP.findall(place):
            step = (*found, (name, int(number or 0)))
            if label:
                step = self.called(step, label)
            written = (step, (*found, (name, 0)))  # an array may stand within its line
            step = next(filter(self.holds, written), ())
            if not step:
                break
            found = step
        return len(found), self.at.get(found, 0)

    def holds(self, key: Key) -> bool:
        """Tell whether a table or key is here, or something in it."""
        return key in self.at or any(each[: len(key)] == key for each in self.at)

    def called(self, step: Key, label: str) -> Key:
        """Return the table of an array that has a label: numbers count what others extend."""
        if self.labels.get(step) == label:
            return step
        same = (
            each
            for each, called in self.labels.items()
            if called == label and len(each) == len(step)
            if each[:-1] == step[:-1] and each[-1][0] == step[-1][0]
        )
        return next(same, NOWHERE)


def placed(files: Iterable[Path], faults: Iterable[Misfit]) -> Iterator[Message]:
    """Yield each fault with file and line; files that others extend come before these."""
    read = {each: Lines(each.read_text(encoding="utf-8-sig")) for each in files}
    *_under, own = read
    for fault in dict.fromkeys(faults):
        yield at(where(read, own, fault.place), at(fault.place, fault.why))


def where(read: Mapping[Path, Lines], own: Path, written: str) -> str:
    """Return the file and line of a place, or the file alone."""
    place = PLACE.match(written)
    known = (
        {each: read[each].nearest(place[0]) for each in reversed(list(read))} if place else {}
    )
    path = max(known, key=lambda each: known[each][0], default=own)
    _depth, line = known.get(path, (0, 0))
    return f"{path}:{line}" if line else str(own)


def names(dotted: str) -> list[str]:
    """Return the names of a dotted key without their quotes."""
    return [each.strip("\"'") for each in re.findall(NAME, dotted)]


def outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that do not begin inside a string over several lines, with numbers."""
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not inside:
            yield number, line
        for mark in ('"""', "'''"):
            if inside in {"", mark} and line.count(mark) % 2:
                inside = "" if inside else mark
