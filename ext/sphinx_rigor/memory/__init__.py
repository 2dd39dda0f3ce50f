"""What lives from build to build: the domain, remembered warnings, absent files.

In: what was read and said. Out: the same on the next build, where nothing was read.
Read ``domain`` first, the one typed door to our data in the environment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the memory with Sphinx."""
    from sphinx_rigor.memory import (
        absent,
        chapters,
        content,
        domain,
        equations,
        outputs,
        pages,
        stale,
        torn,
    )
    from sphinx_rigor.memory import warnings as said

    for module in (
        domain,
        chapters,
        outputs,
        said,
        equations,
        content,
        pages,
        absent,
        stale,
        torn,
    ):
        module.setup(app)
