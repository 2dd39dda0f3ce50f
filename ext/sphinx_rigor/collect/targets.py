"""Where the names stand that an author gives to sections, figures and the like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from docutils.utils import get_source_line

if TYPE_CHECKING:
    from collections.abc import Mapping


class Named(NamedTuple):
    """A name that references can use, and the line of a file that it leads to."""

    name: str
    source: str
    line: int


def named_places(document: nodes.document) -> Iterator[Named]:
    """Yield the explicit names of a document."""
    ids: Mapping[str, nodes.Element] = document.ids
    for name, explicit in document.nametypes.items():
        node = ids.get(document.nameids.get(name) or "")
        if explicit and node is not None:
            source, line = get_source_line(node)
            yield Named(str(name), source or "", line or 1)
