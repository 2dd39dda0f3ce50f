"""Find the file of a standard and lay it over the standard it extends."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx_rigor.records import msg
from sphinx_rigor.standard.toml_table import TomlError, at, read_toml, suggested

SHIPPED = Path(__file__).parent


class StandardError(TomlError):
    """A standard that cannot be used; the message lists every fault."""


def shipped_names() -> list[str]:
    """Return the names of the standards that ship with the package."""
    return sorted(each.stem for each in SHIPPED.glob("*.toml"))


def find_standard(name_or_path: str, base: Path) -> Path:
    """Return the file a standard stands in."""
    for path in (SHIPPED / f"{name_or_path}.toml", base / name_or_path):
        if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where a name is too long
            return path
    names = shipped_names()
    missing = msg("no such standard and no such file in %(folder)s", folder=str(base))
    why = msg(
        "%(message)s; shipped: %(names)s",
        message=suggested(missing, name_or_path, names),
        names=", ".join(names),
    )
    raise StandardError(at(name_or_path, why))


def read_extended(path: Path, above: tuple[Path, ...]) -> tuple[dict[str, Any], list[Path]]:
    """Return a file's values laid over those of the standard it extends."""
    if path in above:
        circle = at("standard.extends", msg("goes round in a circle"))
        raise StandardError(at(path, circle))
    try:
        values = read_toml(path)
    except TomlError as error:
        raise StandardError(*error.messages) from error
    head = values.get("standard")
    extends = head.get("extends") if isinstance(head, dict) else None
    if not isinstance(extends, str):
        return values, [path]
    under, files = read_extended(find_standard(extends, path.parent), (*above, path))
    return merge(under, values), [*files, path]


def merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one table over another; arrays of tables are joined by what names them.

    ``remove = true`` in a part or requirement takes it away.
    """
    merged = dict(under)
    for name, value in over.items():
        old = merged.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[name] = merge(old, value)
        elif name in {"part", "require"} and isinstance(old, list) and isinstance(value, list):
            merged[name] = merge_arrays(old, value)
        else:
            merged[name] = value
    return merged


def merge_arrays(under: list[Any], over: list[Any]) -> list[Any]:
    """Join two arrays of tables; one of the same name changes, a new one is added."""
    found = {array_key(each): each for each in under}
    for each in over:
        key = array_key(each)
        if isinstance(each, dict) and each.get("remove") is True:
            found.pop(key, None)
        elif isinstance(each, dict) and key in found:
            found[key] = merge(found[key], each)
        else:
            found[key] = each
    return list(found.values())


def array_key(table: Any) -> str:
    """Return what names a part or a requirement."""
    if not isinstance(table, dict):
        return repr(table)
    return repr([table.get(name) for name in ("id", "what", "kind")])
