"""Read the field list at the top of a reStructuredText document as front matter."""

from __future__ import annotations

from docutils import nodes

from sphinx_rigor.records import FrontMatter, Key
from sphinx_rigor.source import read_front_matter


def read_docinfo(document: nodes.document) -> FrontMatter:
    """Return the fields docutils made into the document's bibliography, if any."""
    index = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
    if index is None or not isinstance(document[index], nodes.docinfo):
        return FrontMatter()
    keys = tuple(field_key(node) for node in document[index].children)
    return FrontMatter(1, keys)


def field_key(node: nodes.Node) -> Key:
    """Return one field, its value typed as YAML would type it; what is no YAML is text."""
    if isinstance(node, nodes.field):
        name, text = node[0].astext(), node[1].astext()
    else:
        name, text = type(node).__name__, node.astext()
    value, kind = typed(text)
    return Key(name, value, kind, node.line or 1, text)


def typed(text: str) -> tuple[object, str]:
    """Return the value that front matter would have of a text, and its type."""
    read = read_front_matter(f"---\nx: {text}\n---\n")
    if not read.error and len(read.keys) == 1 and read.keys[0].type != "str":
        return read.keys[0].value, read.keys[0].type
    return text, "str"
