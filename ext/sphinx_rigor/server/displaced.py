"""Keep what two documents name alike: the domains of Sphinx know one of them at a time.

Whichever was read last has the name. Read again and again in an editor, a document would be
told that another has its label at every second key, and, its own label gone, that there is
none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Table = dict[Any, Any]


class Entry(NamedTuple):
    """What stood under a name in a table of a domain."""

    table: Table
    name: object
    value: Any

    @property
    def owner(self) -> object:
        """The document it comes from, as domains write it: first."""
        return self.value[0] if isinstance(self.value, tuple) and self.value else None


class Displaced:
    """What the reading of each document put in the place of another's."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Begin with nothing displaced."""
        self.env = env
        self.kept: dict[str, list[Entry]] = {}
        self.before: list[tuple[Table, Table]] = []

    def restore(self, docname: str) -> None:
        """Put back what a document displaced, now that all of it is forgotten."""
        for each in self.kept.pop(docname, ()):
            each.table.setdefault(each.name, each.value)
        for name, entries in self.kept.items():
            self.kept[name] = [each for each in entries if each.owner != docname]
        self.before = [(table, dict(table)) for table in tables(self.env)]

    def note(self, docname: str) -> None:
        """Note what a document, read now, has displaced."""
        self.kept[docname] = [
            Entry(table, name, old)
            for table, before in self.before
            for name, old in before.items()
            if table.get(name, old) is not old
        ]


def tables(env: BuildEnvironment) -> Iterator[Table]:
    """Yield the tables of all domains."""
    for domain in env.domains.sorted():
        yield from (each for each in domain.data.values() if isinstance(each, dict))
