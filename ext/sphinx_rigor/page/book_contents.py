"""The table of contents of an EPUB: each place once, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

Entry = dict[str, Any]
"""What Sphinx knows of a line of contents: ``level``, ``refuri`` and ``text``."""


def arranged(entries: Sequence[Entry], names: Sequence[str]) -> list[Entry]:
    """Return the entries of a table of contents, documents of these names before others.

    An entry stays before those below it.
    """
    top = min((int(each["level"]) for each in entries), default=1)
    groups: list[list[Entry]] = []
    for each in entries:
        if int(each["level"]) <= top or not groups:
            groups.append([])
        groups[-1].append(each)
    places = {name: place for place, name in enumerate(names)}
    groups.sort(key=lambda group: places.get(unquote(group[0]["refuri"]), len(names)))
    return [each for group in groups for each in group]


def once(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries without those whose place came before.

    A document may be in the lists of two others; a book has it where it is met first.
    """
    found: dict[str, Entry] = {}
    for each in entries:
        found.setdefault(each["refuri"], each)
    return list(found.values())


@dataclass(frozen=True)
class Chapter:
    """A document of the contents: its entries, and the documents below it."""

    level: int
    own: list[Entry]
    below: list[Chapter]

    def entries(self, level: int) -> list[Entry]:
        """Return all, from a level on: what is its own comes first, as in the pages."""
        shift = level - self.level
        own = [{**each, "level": max(int(each["level"]) + shift, level)} for each in self.own]
        return [*own, *(entry for each in self.below for entry in each.entries(level + 1))]


def in_sequence(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries in the order of pages: a list of documents may stand before sections."""
    top = Chapter(0, [], [])
    known: dict[str, Chapter] = {}
    above = [(0, top)]
    for each in entries:
        level = int(each["level"])
        file = each["refuri"].partition("#")[0]
        above = [above[0], *(one for one in above[1:] if one[0] < level)]
        if file in known:
            known[file].own.append(each)
        else:
            known[file] = Chapter(level, [each], [])
            above[-1][1].below.append(known[file])
        above.append((level, known[file]))
    return [entry for each in top.below for entry in each.entries(each.level)]
