"""All that others can add, and what is wrong with what a site adds by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx_rigor.boxes.kinds import NAME, OFFERED
from sphinx_rigor.index.views import VIEWS
from sphinx_rigor.plugins import Imports, PluginError, imported
from sphinx_rigor.records import Message, msg
from sphinx_rigor.reports import FORMATS
from sphinx_rigor.rules import RULES
from sphinx_rigor.standard import ADDED, instead

STRINGS = msg('a dictionary such as {"shouting": "package.module:NAME"}')


def import_faults(imports: object) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong with ``rigor_import``, each with the name it is about."""
    if not isinstance(imports, dict):
        yield "", instead(STRINGS, imports)
        return
    for name, where in imports.items():
        if not isinstance(name, str) or not NAME.fullmatch(name):
            yield str(name), msg("expected a name of lower-case words joined by -")
        elif not isinstance(where, str) or not all(where.partition(":")):
            expected = msg('an import string "package.module:NAME"')
            yield name, instead(expected, where)
        elif fault := import_fault({name: where}, name):
            yield name, fault


def import_fault(imports: Imports, name: str) -> Message | None:
    """Say why what an import string leads to cannot be used, ``None`` where it can."""
    groups: tuple[Any, ...] = (RULES, ADDED, FORMATS, OFFERED, VIEWS)
    try:
        value = imported(name, imports[name])
        fitting = [each for each in groups if isinstance(value, each.kind)]
        for each in fitting:
            each.among(imports)
    except PluginError as error:
        return error.messages[0]
    if fitting:
        return None
    names = ", ".join(each.kind.__name__ for each in groups)
    return msg(
        "%(name)s = %(where)s: expected one of %(names)s, not %(value)s",
        name=name,
        where=imports[name],
        names=names,
        value=repr(value),
    )
