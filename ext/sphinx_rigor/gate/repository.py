"""Find the way from the root of the repository to the source folder."""

from __future__ import annotations

from pathlib import Path


def repository_prefix(srcdir: Path) -> str:
    """Return ``"docs/"`` where the sources are in ``docs``, ``""`` where they are at the root.

    Without a repository around it, the source folder is the root.
    """
    folder = srcdir.resolve()
    for root in (folder, *folder.parents):
        if (root / ".git").exists():
            inside = folder.relative_to(root).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""
