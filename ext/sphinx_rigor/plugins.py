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

from sphinx_rigor.records import FaultsError, Message, msg

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


class PluginError(FaultsError):
    """What another package or a module of the site offers cannot be used."""


Imports = Mapping[str, str]
"""What a site adds by itself: import strings ``package.module:NAME`` by name."""


def imported(name: str, where: str) -> object:
    """Return what an import string leads to; raises ``PluginError`` that names it."""
    module, _, attribute = where.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise PluginError(
            msg("%(name)s = %(where)s: %(error)s", name=name, where=where, error=said)
        ) from error


class Offers(Mapping[str, T]):
    """What there is of a kind by name, looked for when it is first asked for.

    Not before: what another package adds imports this package.
    """

    def __init__(
        self,
        group: str,
        kind: type[T],
        shipped: Callable[[], Mapping[str, T]],
        fault: Callable[[str, T], Message | None] = lambda _name, _value: None,
    ) -> None:
        """Offer what is shipped and the entry points of a group.

        ``fault`` says what keeps one that is added from being used by its name.
        """
        self.group = group
        self.kind = kind
        self.shipped = shipped
        self.fault = fault

    @cached_property
    def points(self) -> Mapping[str, EntryPoint]:
        """What other packages add: finding it reads a file of each package there is."""
        return {each.name: each for each in entry_points(group=self.group)}

    @cached_property
    def found(self) -> Mapping[str, T]:
        """Everything by name; raises ``PluginError`` where an entry point is wrong."""
        added = {name: load(each, self.kind) for name, each in self.points.items()}
        return self.with_more(self.shipped(), added)

    def among(self, imports: Imports) -> Mapping[str, T]:
        """Return everything by name, with what a site adds that is of this kind.

        Raises ``PluginError`` where an import string is wrong or a name is taken.
        """
        if not imports:
            return self
        found = ((name, imported(name, where)) for name, where in imports.items())
        own = {name: value for name, value in found if isinstance(value, self.kind)}
        return self.with_more(self, own)

    def with_more(self, ours: Mapping[str, T], added: Mapping[str, T]) -> Mapping[str, T]:
        """Return what there is and what is added; raises ``PluginError`` for the unfit."""
        if both := sorted({*ours} & {*added}):
            raise PluginError(
                msg(
                    "%(name)s: there is a %(kind)s of this name already; choose another",
                    name=both[0],
                    kind=self.kind.__name__,
                )
            )
        for name, value in added.items():
            if why := self.fault(name, value):
                raise PluginError(msg("%(name)s: %(why)s", name=name, why=why))
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

    def module(self, name: str, imports: Imports) -> str:
        """Return the module that defines what was added to ours, ``""`` for our own."""
        if name in imports:
            return imports[name].partition(":")[0]
        return self.points[name].module if name in self.points else ""


def load(point: EntryPoint, kind: type[T]) -> T:
    """Return what an entry point leads to; raises ``PluginError`` with its name and package."""
    where = f"{point.name} = {point.value}"
    if point.dist is not None:
        where = f"{where} ({point.dist.name} {point.dist.version})"
    try:
        value = point.load()
    except Exception as error:
        raise wrong_point(where, point.group, f"{type(error).__name__}: {error}") from error
    if not isinstance(value, kind):
        raise wrong_point(where, point.group, expected(kind, value))
    return value


def wrong_point(where: str, group: str, why: Message | str) -> PluginError:
    """Return what is said of an entry point that gives nothing that can be used."""
    return PluginError(
        msg("entry point of %(group)s: %(where)s: %(why)s", group=group, where=where, why=why)
    )


def expected(kind: type, value: object) -> Message:
    """Say what ought to have been where something else was found."""
    return msg("expected a %(kind)s, not %(value)s", kind=kind.__name__, value=repr(value))
