"""Records some of whose values are unpickled only when one of them is asked for.

Most of what a document holds is looked at when the document has changed, and no more: a build
after one edit of 1,000 articles leaves nine tenths of their facts as they are stored.
"""

from __future__ import annotations

import pickle
from typing import Any, ClassVar, Self, TypeVar

from sphinx_rigor.records.stored import Stored

R = TypeVar("R")


class Kept(Stored):
    """A record that has the values named in ``LATER`` as their pickle until one is needed.

    The pickle is part of that of the record itself, and trusted as far as that is.
    """

    __slots__ = ("kept",)
    LATER: ClassVar[tuple[str, ...]] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what restores the record, its later values pickled for themselves."""
        now = {name: getattr(self, name) for name in self.names()}
        return restored, (type(self), now, self.kept or self.packed())

    def __getattr__(self, name: str) -> Any:
        """Unpickle the later values where one of them is not there."""
        if name == "kept":  # of a record that was made and not restored
            return None
        if name not in self.LATER or self.kept is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        later = zip(self.LATER, pickle.loads(self.kept), strict=True)  # noqa: S301 - see above
        fill(self, {**dict(later), "kept": None})
        return getattr(self, name)

    def names(self) -> tuple[str, ...]:
        """Return the names of the values that are there at once."""
        return tuple(name for name in self.__match_args__ if name not in self.LATER)

    def packed(self) -> bytes:
        """Return the later values as their pickle."""
        later = tuple(getattr(self, name) for name in self.LATER)
        return pickle.dumps(later, pickle.HIGHEST_PROTOCOL)

    def but(self, **changes: object) -> Self:
        """Return the record with other values, as ``replace`` does, none of them unpickled."""
        kept = None if changes.keys() & set(self.LATER) else self.kept
        names = self.names() if kept else self.__match_args__
        found = {name: getattr(self, name) for name in names}
        return restored(type(self), found | changes, kept)


def restored(cls: type[R], values: dict[str, object], kept: bytes | None) -> R:
    """Return a record with these values and others that are still pickled."""
    record = object.__new__(cls)
    fill(record, {**values, "kept": kept})
    return record


def fill(record: object, values: dict[str, object]) -> None:
    """Set values of a record that is frozen to all others."""
    for name, value in values.items():
        object.__setattr__(record, name, value)
