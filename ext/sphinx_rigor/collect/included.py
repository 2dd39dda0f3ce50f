"""Tell which files a document includes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from docutils import nodes


def included_files(document: nodes.document) -> list[str]:
    """Return the paths of the files that a document includes, in order."""
    noted = document.settings.record_dependencies.list
    return sorted({str(Path(each).resolve()) for each in noted})


def digests(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each path with the SHA-256 of the file's bytes, ``""`` where it cannot be read."""
    for path in paths:
        try:
            yield path, hashlib.sha256(Path(path).read_bytes()).hexdigest()
        except OSError:
            yield path, ""
