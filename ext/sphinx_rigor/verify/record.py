"""The record of checks that passed: one line a document, as ``sha256sum`` writes them.

A line holds what tells the document's checks from any others and the document's path.
So a record says nothing of checks that were edited since, an edit of the text leaves it
valid, and two branches' records merge line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from sphinx_rigor.records import FaultsError, msg

HEAD = """\
# Checks that passed, by document: the SHA-256 of the checks and the path.
# Written by `sphinx-build -b rigor-verify`; do not edit.
"""
LINE = re.compile(r"(?P<key>[0-9a-f]{64})  (?P<path>\S.*)")

Record = frozenset[tuple[str, str]]


class RecordError(FaultsError):
    """The record is not readable."""


def load_record(path: Path) -> Record:
    """Return the pairs of path and key, none where no record was written yet.

    Raises ``RecordError`` with file and line where a line is not of the form.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        why = msg("%(path)s: cannot be read: %(why)s", path=str(path), why=str(error))
        raise RecordError(why) from error
    return frozenset(pairs(path, text))


def pairs(path: Path, text: str) -> Iterable[tuple[str, str]]:
    """Yield the pairs of a record's text; blank lines and comments say nothing."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line.rstrip())
        if match is None:
            raise RecordError(
                msg(
                    "%(place)s: expected a SHA-256, two spaces and a path, not %(line)s; "
                    "delete the file and run the checks again",
                    place=f"{path}:{number}",
                    line=repr(line),
                )
            )
        yield match["path"], match["key"]


def record_text(record: AbstractSet[tuple[str, str]]) -> str:
    """Return the text of a record, in the order of paths."""
    return HEAD + "".join(f"{key}  {path}\n" for path, key in sorted(record))
