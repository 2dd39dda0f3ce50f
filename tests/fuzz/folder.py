"""A folder that this process tries files in."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

MEMORY = Path("/dev/shm")


@cache
def folder() -> Path:
    """Return the folder, which goes with the process and is in memory where there is such."""
    memory = str(MEMORY) if MEMORY.is_dir() else None
    made = Path(tempfile.mkdtemp(prefix="rigor-fuzz-", dir=memory))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def written(name: str, text: str) -> Path:
    """Write a text into a file of the folder and return its path."""
    path = folder() / name
    path.write_bytes(text.encode("utf-8", "replace"))
    return path
