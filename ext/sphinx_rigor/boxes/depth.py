"""Parse what stands in a box, as deep as boxes may nest.

The parsers call themselves for each directive in a directive; not far below, Python gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.doctree.raw_html import note_faults
from sphinx_rigor.records import Fault
from sphinx_rigor.source import MAX_DEPTH

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective

DEPTH = "rigor_depth"
"""How many boxes are open, in Sphinx's per-document scratch data."""


def content_of(directive: SphinxDirective) -> list[nodes.Node]:
    """Return what stands in a box; too deep, it is shown as written, with a fault."""
    scratch: Any = directive.env.temp_data
    depth = scratch.get(DEPTH, 0)
    if depth >= MAX_DEPTH:
        source, line = directive.get_source_info()
        note_faults(directive.env, [Fault("too-deep", line, str(MAX_DEPTH), source)])
        text = "\n".join(directive.content)
        return [nodes.literal_block(text, text)]
    scratch[DEPTH] = depth + 1
    try:
        return directive.parse_content_to_nodes()
    finally:
        scratch[DEPTH] = depth
