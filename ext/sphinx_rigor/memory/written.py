"""Write a value out in full, the same in each process: what digests are taken of.

``repr`` shortens nodes and patterns, sets have another order in each process, and a pickle
tells whether two equal strings are one. What is not known here is refused, so that nothing
counts as the same that is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from docutils import nodes

PLAIN = frozenset({str, int, float, bool, type(None)})


def digest_of(*values: object) -> str:
    """Return the digest of values; raises ``TypeError`` with the type of an unknown one."""
    return hashlib.sha256(written(values).encode("utf-8", "surrogatepass")).hexdigest()


def written(value: object) -> str:
    """Return a value in full; raises ``TypeError`` where its type is not known."""
    kind = type(value)
    if kind in PLAIN:
        return repr(value)
    if isinstance(value, tuple | list):
        return f"{kind.__name__}[{','.join(map(written, value))}]"
    if isinstance(value, set | frozenset):
        return f"{{{','.join(sorted(map(written, value)))}}}"
    if isinstance(value, Mapping):
        pairs = (f"{written(key)}:{written(each)}" for key, each in value.items())
        return f"{{{','.join(sorted(pairs))}}}"
    if is_dataclass(kind):
        values = (getattr(value, each.name) for each in fields(kind))
        return f"{kind.__qualname__}({','.join(map(written, values))})"
    return rare(value)


def rare(value: object) -> str:
    """Return a value of one of the other known types in full."""
    if isinstance(value, nodes.Node):
        return f"Node({written_tree(value, written)})"
    if isinstance(value, bytes):
        return f"bytes({hashlib.sha256(value).hexdigest()})"
    if isinstance(value, Enum | Path | str | int):
        return f"{type(value).__qualname__}({str(value)!r})"
    if type(value).__module__ == "sphinx.locale":  # words that are translated when shown
        return repr(str(value))
    if isinstance(value, re.Pattern):
        return f"Pattern({value.pattern!r},{value.flags})"
    raise TypeError(type(value).__qualname__)


def written_tree(root: nodes.Node, rest: Callable[[object], str]) -> str:
    """Return a tree of nodes in full, with ``rest`` of attributes that hold more than words.

    Lists that are empty are as if they were not there. ``pformat`` takes three times as long.
    """
    parts: list[str] = []
    left: list[nodes.Node | str] = [root]
    while left:
        node = left.pop()
        if isinstance(node, nodes.Element):
            given = {name: each for name, each in node.attributes.items() if each != []}
            parts += ("<", type(node).__qualname__)
            if given:
                parts.append(repr(given) if all(map(is_plain, given.values())) else rest(given))
            left.append(">")
            left += reversed(node.children)
        else:
            parts.append(node if type(node) is str else repr(str(node)))
    return "".join(parts)


def is_plain(value: object) -> bool:
    """Tell whether ``repr`` writes a value in full: a word, a number or a list of them."""
    kind = type(value)
    return kind in PLAIN or (kind is list and all(type(each) in PLAIN for each in value))  # type: ignore[attr-defined]
