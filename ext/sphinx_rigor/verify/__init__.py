"""Executable checks in articles: run, reported at their lines, put on record.

In: the checks of articles. Out: findings, and the record of what passed.
Read ``builder`` first, then ``record``, which the gate reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_rigor.verify.record import Record, RecordError, load_record

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Record", "RecordError", "load_record", "setup"]


def setup(app: Sphinx) -> None:
    """Register the builder with Sphinx."""
    from sphinx_rigor.verify import builder

    builder.setup(app)
