"""Go to what a reference leads to."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Location, Position, Range

from sphinx_rigor.server.page import Page
from sphinx_rigor.server.references import reference_at, targets_of


def definition(page: Page, position: Position) -> list[Location]:
    """Return the places that the reference here leads to, each once."""
    found = reference_at(page, position)
    places = (
        [(each.path, max(each.line - 1, 0)) for each in targets_of(page, found)]
        if found
        else []
    )
    return [
        Location(Path(path).as_uri(), Range(Position(line, 0), Position(line, 0)))
        for path, line in dict.fromkeys(places)
    ]
