"""Small sites, built in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sites import Project

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "blogs_raw"


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Return a maker of projects: file names and texts in, a project out."""

    def make(files: dict[str, str | bytes], **config: object) -> Project:
        return Project(tmp_path / "site").write(files).configure(**config)

    return make


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real articles, or skip where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus is not at {CORPUS}")
    return CORPUS
