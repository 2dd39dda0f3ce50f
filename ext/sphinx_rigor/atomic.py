"""Write a file so that a reader sees the old text or the new, never a part."""

from __future__ import annotations

import contextlib
import glob
import os
import sys
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` through a temporary file beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` likewise; a link to a file stays a link.

    What processes that died have left beside it goes. An ``OSError`` names the file.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:  # that the disk is full says not where
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        for each in path.parent.glob(f".{glob.escape(path.name)}.*"):
            if each == beside or is_dead(each.suffix[1:]):
                with contextlib.suppress(OSError):
                    each.unlink(missing_ok=True)


def is_dead(number: str) -> bool:
    """Tell whether a process, by the number in a name, runs no more."""
    if not number.isdecimal() or sys.platform == "win32":  # there, asking would end it
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
