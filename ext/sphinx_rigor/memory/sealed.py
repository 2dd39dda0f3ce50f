"""Data kept with a seal: a digest of all that it depends on and of itself.

Data that was damaged, or belongs to something else by now, is as if there were none.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from sphinx_rigor.memory.written import digest_of

Sealed = tuple[str, bytes]
"""A seal and what it stands for."""


def unsealed(kept: Mapping[str, Sealed], docname: str, key: str) -> bytes | None:
    """Return what is kept of a document under this key, ``None`` where nothing is."""
    seal, data = kept.get(docname, ("", b""))
    return data if seal == digest_of(key, data) else None


def seal(kept: MutableMapping[str, Sealed], docname: str, key: str, data: bytes) -> None:
    """Keep data of a document under a key."""
    kept[docname] = digest_of(key, data), data
