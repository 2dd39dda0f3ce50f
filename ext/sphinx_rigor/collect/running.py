"""Faults of raw HTML that runs code, in any markup."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_rigor.collect.files import Files
from sphinx_rigor.doctree.raw_html import is_html, lines_of, source_of
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Fault
from sphinx_rigor.source import running_html


def running_faults(document: nodes.document, files: Files) -> Iterator[Fault]:
    """Yield a fault for each tag of raw HTML that runs code."""
    raws = filter(is_html, find_nodes(document, nodes.raw))
    for parent in dict.fromkeys(node.parent for node in raws):
        for node, line in lines_of(parent):
            for above, tag in running_html(node.astext()):
                name = files.name(source_of(node), "") or ""
                yield Fault("unsafe-html", line + above, tag, name)
