"""What pages said while being written, and which of them are to be written again for it.

It is known only after Sphinx has stored the environment, so it goes to a small file beside
that. Whether code is coloured depends on the page's document and on what reads documents
alone: as long as both are what they were, the page would say the same again, and it need
not be written for it. What any other warning depends on is not known.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING

from sphinx.util.logging import is_suppressed_warning

from sphinx_rigor.memory.recorder import Remembered

if TYPE_CHECKING:
    from pathlib import Path

Said = Mapping[str, tuple[Remembered, ...]]
"""Warnings by docname."""

OF_THEIR_OWN = frozenset({("misc", "highlighting_failure"), ("misc", "higlighting_failure")})
"""Types of the warnings that a page gives rise to by itself, as Sphinx has spelled them."""


def to_be_heard_again(said: Said, quiet: Sequence[str]) -> set[str]:
    """Return the pages that would perhaps say something else now.

    A page is not written again for a warning that is not shown.
    """
    return {
        name
        for name, found in said.items()
        for each in found
        if (each.type, each.subtype) not in OF_THEIR_OWN
        and not is_suppressed_warning(each.type, each.subtype, quiet)
    }


def dumped(said: Said) -> str:
    """Return warnings as text for a file."""
    return json.dumps({name: list(map(astuple, said[name])) for name in sorted(said)})


def loaded(path: Path) -> Said | None:
    """Return the warnings of a file, nothing where it is missing or damaged."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): tuple(map(warning, found)) for name, found in said.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def warning(stored: list[object]) -> Remembered:
    """Return a warning as it was; raise TypeError or ValueError where it is none."""
    level, *texts = stored
    if not isinstance(level, int):
        raise TypeError(level)
    message, location, kind, subtype = map(str, texts)
    return Remembered(level, message, location, kind, subtype)
