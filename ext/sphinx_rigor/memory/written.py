"""Write a value out in full, the same in each process: what digests are taken of.

``repr`` shortens nodes and patterns, sets have another order in each process, and a pickle
tells whether two equal strings are one. What is not known here is refused, so that nothing
counts as the same that is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
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
    if isinstance(value, nodes.Text):
        return f"Text({str(value)!r})"
    if isinstance(value, nodes.Element):
        inner = ",".join(map(written, value.children))
        return f"{type(value).__qualname__}({written(value.attributes)},{inner})"
    if isinstance(value, bytes):
        return f"bytes({hashlib.sha256(value).hexdigest()})"
    if isinstance(value, Enum | Path | str | int):
        return f"{type(value).__qualname__}({str(value)!r})"
    if type(value).__module__ == "sphinx.locale":  # words that are translated when shown
        return repr(str(value))
    if isinstance(value, re.Pattern):
        return f"Pattern({value.pattern!r},{value.flags})"
    raise TypeError(type(value).__qualname__)
