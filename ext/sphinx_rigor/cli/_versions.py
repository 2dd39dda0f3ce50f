"""What git knows of the documents below a folder: which content they had on which day."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sphinx_rigor.cli._site import Failure
from sphinx_rigor.records import msg

LOG = (
    "log", "-z", "--reverse", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames",
    "--relative", "--format=%x01%H %cs",
)  # fmt: skip

SHORT = 10
"""Digits by which a commit is named."""


class Change(NamedTuple):
    """A file that a commit changed: its content by git's name, ``""`` where it went."""

    day: str
    commit: str
    path: str
    blob: str


def git(folder: Path, *arguments: str) -> bytes:
    """Return what git says in a folder; raise ``Failure`` where it cannot."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603
    except FileNotFoundError as error:
        raise Failure(msg("git is not on the path")) from error
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode("utf-8", "replace").strip()
        raise Failure(msg("git says: %(why)s", why=why)) from error


def changes(folder: Path) -> Iterator[Change]:
    """Yield what each commit of the main line changed below a folder, oldest first."""
    if git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise Failure(msg("this clone is shallow: git fetch --unshallow, then again"))
    tokens = iter(git(folder, *LOG).decode("utf-8", "surrogateescape").split("\0"))
    commit = day = ""
    for token in map(str.strip, tokens):
        if token.startswith("\1"):
            commit, day = token[1:].split()
            commit = commit[:SHORT]
        elif token.startswith(":"):
            _modes, _mode, _before, after, _kind = token.split()
            yield Change(day, commit, next(tokens), after if after.strip("0") else "")


def last_of_days(found: Iterable[Change]) -> list[Change]:
    """Return the last change of each file on each day, without those that change nothing."""
    kept = {(each.path, each.day): each for each in found}
    before: dict[str, str] = {}
    news = []
    for each in kept.values():
        if before.get(each.path, "") != each.blob:
            news.append(each)
        before[each.path] = each.blob
    return news


def tracked(folder: Path) -> list[str]:
    """Return the files below a folder that git keeps."""
    return git(folder, "ls-files", "-z").decode("utf-8", "surrogateescape").split("\0")[:-1]


def content(folder: Path, blob: str) -> bytes:
    """Return a file's content by git's name for it."""
    return git(folder, "cat-file", "blob", blob)
