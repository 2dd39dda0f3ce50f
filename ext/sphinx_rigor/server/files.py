"""When a file was changed."""

from __future__ import annotations

from pathlib import Path


def time_of(path: Path) -> tuple[int, int]:
    """Return when a file was changed, and how long it is."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
