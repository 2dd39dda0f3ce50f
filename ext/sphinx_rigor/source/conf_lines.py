"""Say on which line of ``conf.py`` a value stands: Python forgets where it was assigned."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def setting_line(text: str, name: str, key: str | None = None) -> int:
    """Return the line that assigns a name, or that of a key or item in what is assigned.

    The last assignment counts, as it does for Python; 0 where there is none, or the text is
    no Python.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return 0
    line = 0
    for value in values_of(tree, name):
        found = (each.lineno for each in parts_of(value) if key is not None and says(each, key))
        line = next(found, value.lineno)
    return line


def values_of(tree: ast.Module, name: str) -> Iterator[ast.expr]:
    """Yield what is assigned to a name, or to one of its keys, in the order of the text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                held = target.value if isinstance(target, ast.Subscript) else target
                if isinstance(held, ast.Name) and held.id == name:
                    yield node.value


def parts_of(value: ast.expr) -> list[ast.expr]:
    """Return the keys or the items that a value is written with."""
    if isinstance(value, ast.Dict):
        return [each for each in value.keys if each]
    return list(value.elts) if isinstance(value, ast.List | ast.Tuple | ast.Set) else []


def says(node: ast.expr, key: str) -> bool:
    """Tell whether a constant is this key."""
    return isinstance(node, ast.Constant) and node.value == key
