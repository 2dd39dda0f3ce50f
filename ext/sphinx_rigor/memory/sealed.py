"""Data kept with a seal: a digest of all that it depends on and of itself.

Data that was damaged, or belongs to something else by now, is as if there were none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, MutableMapping

from sphinx_rigor.memory.written import digest_of

Sealed = tuple[str, bytes]
"""A seal and what it stands for."""
SIZE = hashlib.sha256().digest_size


def unsealed(kept: Mapping[str, Sealed], docname: str, key: str) -> bytes | None:
    """Return what is kept of a document under this key, ``None`` where nothing is."""
    seal, data = kept.get(docname, ("", b""))
    return data if seal == digest_of(key, data) else None


def seal(kept: MutableMapping[str, Sealed], docname: str, key: str, data: bytes) -> None:
    """Keep data of a document under a key."""
    kept[docname] = digest_of(key, data), data


def closed(data: bytes) -> bytes:
    """Return data behind a seal of its own: a pickle within a pickle is not looked at."""
    return hashlib.sha256(data).digest() + data


def opened(sealed: bytes) -> bytes | None:
    """Return the data behind its seal, ``None`` where it was damaged."""
    data = sealed[SIZE:]
    return data if sealed[:SIZE] == hashlib.sha256(data).digest() else None
