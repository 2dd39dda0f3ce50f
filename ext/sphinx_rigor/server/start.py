"""Start a language server: what it is told about where it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sphinx_rigor.records import Message

Say = Callable[[Message], str]
"""Puts a message into words."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How to find the site of a file, its caches to begin with, the words of a language."""

    site_of: Callable[[Path], Path | None]
    caches_of: Callable[[Path], Path]
    say_in: Callable[[str | None], Say]


def serve(around: Surroundings) -> None:
    """Serve an editor at the standard streams; raises ``ImportError`` without pygls."""
    from sphinx_rigor.server.wiring import run  # noqa: PLC0415 - pygls is an extra

    run(around)
