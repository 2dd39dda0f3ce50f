"""Find what there is of a kind: what ships with this package, and what others add.

A rule, a report format: each that ships is a module that defines one well-known constant.
Adding one is adding a file; no list has to be edited. Other packages add theirs as entry
points.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType, ModuleType
from typing import TypeVar

T = TypeVar("T")


def discover(package: ModuleType, constant: str, kind: type[T]) -> Mapping[str, T]:
    """Return the constants of a package's modules by name, ``_`` written as ``-``.

    Modules that begin with an underscore are machinery and are left out. Raises
    ``TypeError`` where a module lacks the constant.
    """
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_"):
            value = getattr(import_module(f"{package.__name__}.{module.name}"), constant, None)
            if not isinstance(value, kind):
                message = f"{package.__name__}.{module.name} must define {constant}"
                raise TypeError(f"{message}: {kind.__name__}")
            found[module.name.strip("_").replace("_", "-")] = value
    return MappingProxyType(found)


def import_plugin(where: str, kind: type[T]) -> T:
    """Return what an import string ``package.module:NAME`` points to.

    Raises ``ImportError`` or ``TypeError`` that says what was expected.
    """
    module, _, name = where.partition(":")
    value = getattr(import_module(module), name, None)
    if not isinstance(value, kind):
        raise TypeError(f"{where}: expected module:NAME of a {kind.__name__}, not {value!r}")
    return value


class PluginError(ImportError):
    """An entry point of another package gives nothing that can be used."""


class Offers(Mapping[str, T]):
    """What there is of a kind by name, looked for when it is first asked for.

    Not before: what another package adds imports this package.
    """

    def __init__(
        self, group: str, kind: type[T], shipped: Callable[[], Mapping[str, T]]
    ) -> None:
        """Offer what is shipped and the entry points of a group."""
        self.group = group
        self.kind = kind
        self.shipped = shipped

    @cached_property
    def points(self) -> Mapping[str, EntryPoint]:
        """What other packages add: finding it reads a file of each package there is."""
        return {each.name: each for each in entry_points(group=self.group)}

    @cached_property
    def found(self) -> Mapping[str, T]:
        """Everything by name; raises ``PluginError`` where an entry point is wrong."""
        ours = self.shipped()
        added = {name: load(each, self.kind) for name, each in self.points.items()}
        if both := sorted({*ours} & {*added}):
            raise PluginError(f"entry points of {self.group}: {', '.join(both)} ships already")
        return MappingProxyType({**ours, **added})

    def __getitem__(self, name: str) -> T:
        """Return the one of this name."""
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.found)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.found)

    def module(self, name: str) -> str:
        """Return the module that defines what another package added, ``""`` for our own."""
        return self.points[name].module if name in self.points else ""


def load(point: EntryPoint, kind: type[T]) -> T:
    """Return what an entry point leads to; raises ``PluginError`` with its name and package."""
    where = f"entry point {point.name} = {point.value} of {point.group}"
    if point.dist is not None:
        where = f"{where} ({point.dist.name} {point.dist.version})"
    try:
        value = point.load()
    except Exception as error:
        raise PluginError(f"{where}: {type(error).__name__}: {error}") from error
    if not isinstance(value, kind):
        raise PluginError(f"{where}: expected a {kind.__name__}, not {value!r}")
    return value
