"""The way from a repository's root to the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_rigor.gate.repository import repository_prefix


@pytest.mark.parametrize(
    ("mark", "source", "prefix"),
    [(".git", "docs/source", "docs/source/"), (".git", "", ""), ("", "docs", "")],
)
def test_the_way_is_that_from_the_root(
    tmp_path: Path, mark: str, source: str, prefix: str
) -> None:
    folder = tmp_path / source
    folder.mkdir(parents=True, exist_ok=True)
    if mark:
        (tmp_path / mark).mkdir()

    assert repository_prefix(folder) == prefix
