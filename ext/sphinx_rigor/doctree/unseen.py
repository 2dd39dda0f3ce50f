"""Tell of a node whether readers see nothing of it."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util.tags import Tags

from sphinx_rigor.source import hides_by_class, hides_by_style


def is_hidden(node: nodes.Element) -> bool:
    """Tell whether the site's readers see nothing of a node: a hidden div, a false ``only``.

    The answer is that of HTML, whichever builder runs and whatever tags it is given.
    """
    if not isinstance(node, addnodes.only):
        found = node.attributes
        classes, style = found.get("classes"), found.get("style")
        hidden = found.get("hidden") or (classes and hides_by_class(classes))
        return bool(hidden or (style and hides_by_style(str(style))))
    tags = Tags(["html", "format_html", "builder_html"])
    try:
        return not tags.eval_condition(node["expr"])
    except Exception:  # noqa: BLE001 - Sphinx reports the expression and shows the content
        return False
