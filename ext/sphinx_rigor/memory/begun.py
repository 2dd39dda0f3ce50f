"""Mark a build as begun, so that one that never ended is noticed.

What a build learns after the environment is stored is lost when it is killed: which pages
it had yet to write, which of them warned. A mark is set before anything is stored, one for
each build, and goes when the build ends; where one still stands, every page is written
again. A lock on the mark, which goes with its process, tells a dead build from a running
one.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

if sys.platform != "win32":  # there an open file cannot be removed, which serves as well
    import fcntl


class Mark:
    """The mark of one build; ``stem`` names what is built from and to."""

    def __init__(self, stem: Path) -> None:
        """Set the mark; find those that stand already."""
        self.file: IO[bytes] | None = None
        standing = sorted(stem.parent.glob(f"{stem.name}-*"))
        self.dead = [each for each in standing if is_dead(each)]
        self.others = bool(standing)
        self.path = stem.with_name(f"{stem.name}-{os.getpid()}-{os.urandom(4).hex()}")
        self.file = self.path.open("wb")
        os.fsync(self.file.fileno())
        lock(self.file)

    def leave(self) -> None:
        """Leave the mark where it is: the build ends here, and not well."""
        if self.file is not None:
            self.file.close()
            self.file = None

    def __del__(self) -> None:
        """Leave the mark where it is when its build is dropped."""
        self.leave()

    def remove(self, *, mended: bool) -> None:
        """Take the mark away, and those of dead builds if every page was written."""
        self.leave()
        for each in (self.path, *(self.dead if mended else ())):
            with contextlib.suppress(OSError):
                each.unlink(missing_ok=True)


def lock(file: IO[bytes]) -> bool:
    """Lock a file for this process; tell whether that was possible."""
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def is_dead(path: Path) -> bool:
    """Tell whether the build that set a mark runs no more."""
    try:
        with path.open("rb") as file:
            return lock(file)
    except OSError:
        return False
