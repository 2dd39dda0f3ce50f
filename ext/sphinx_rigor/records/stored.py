"""How records live in Sphinx's pickled environment."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any


class Stored:
    """A record that lives in the environment, pickled by its values in their order.

    The way dataclasses pickle themselves takes five times as long to load.
    """

    __slots__: tuple[str, ...] = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return the class and the values it is made of."""
        cls = type(self)
        return cls, getter(cls.__match_args__)(self)


@cache
def getter(names: tuple[str, ...]) -> Callable[[Any], tuple[object, ...]]:
    """Return what gets the values of a record, all in one call."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)
