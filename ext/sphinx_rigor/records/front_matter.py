"""The front matter of a document, as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_rigor.records.stored import Stored


@dataclass(frozen=True, slots=True)
class Key(Stored):
    """A front matter key as written: its value, YAML type and line.

    ``type`` is one of ``str int float bool null date list map``. ``written`` is the value as
    messages show it, ``items`` text and type of each element of a list.
    """

    name: str
    value: object
    type: str
    line: int
    written: str = ""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter(Stored):
    """The YAML block at the top; duplicate keys stay, in their order.

    ``line`` is 0 where the document has no front matter. ``error`` and
    ``error_line`` tell why it could not be read.
    """

    line: int = 0
    keys: tuple[Key, ...] = ()
    error: str = ""
    error_line: int = 0

    def get(self, name: str) -> Key | None:
        """Return the last key of this name, the one YAML readers take."""
        return next((key for key in reversed(self.keys) if key.name == name), None)


NO_FRONT_MATTER = FrontMatter()
"""What a document without any has."""
