"""Read the field list at the top of a reStructuredText document as front matter."""

from __future__ import annotations

from typing import Any

import yaml
from docutils import nodes

from sphinx_rigor.records import FrontMatter, Key
from sphinx_rigor.source import TYPES


def read_docinfo(document: nodes.document) -> FrontMatter:
    """Return the fields docutils made into the document's bibliography, if any."""
    index = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
    if index is None or not isinstance(document[index], nodes.docinfo):
        return FrontMatter()
    keys = tuple(field_key(node) for node in document[index].children)
    return FrontMatter(1, keys)


def field_key(node: nodes.Node) -> Key:
    """Return one field, its value typed as YAML would type it."""
    if isinstance(node, nodes.field):
        name, text = node[0].astext(), node[1].astext()
    else:
        name, text = type(node).__name__, node.astext()
    loader: Any = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    value = yaml.safe_load(text) if tag in TYPES else text
    return Key(name, value, TYPES.get(str(tag), "str"), node.line or 1, text)
