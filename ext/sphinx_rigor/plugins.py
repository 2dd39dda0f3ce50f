"""Find what a package offers, one module a thing.

A rule, a report format: each is a module that defines one well-known constant. Adding
one is adding a file; no list has to be edited.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
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
