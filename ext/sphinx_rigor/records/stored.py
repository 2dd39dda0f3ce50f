"""How records live in Sphinx's pickled environment."""

from __future__ import annotations


class Stored:
    """A record that lives in the environment, pickled by its values in their order.

    The way dataclasses pickle themselves takes five times as long to load.
    """

    __slots__: tuple[str, ...] = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return the class and the values it is made of."""
        return type(self), tuple(getattr(self, name) for name in type(self).__match_args__)
