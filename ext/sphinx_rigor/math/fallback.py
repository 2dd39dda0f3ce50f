"""Load MathJax on the pages that have a formula only MathJax can set, and on no others.

The script, its options and its configuration are those that Sphinx would use; it is told
to look at those formulas alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.math.html import wanted
from sphinx_rigor.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SELECTOR = ".rigor-fallback"


def needs_mathjax(doctree: nodes.document) -> bool:
    """Tell whether a page has a formula for MathJax."""
    kinds: Any = (nodes.math, nodes.math_block)
    found = (node.get("rigor_rendered", ()) for node in find_nodes(doctree, kinds))
    return any(each.fallback for displays in found for each in displays)


def add_mathjax(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the script to a page that needs it."""
    if doctree is None or not wanted(app) or not needs_mathjax(doctree):
        return
    config = app.config
    builder: Any = app.builder
    builder.add_js_file("", body=f"window.MathJax = {json.dumps(settings(config))}")
    options = dict(config.mathjax_options)
    if not {"async", "defer"} & set(options):
        options["defer"] = "defer"
    builder.add_js_file(config.mathjax_path, **options)


def settings(config: Config) -> dict[str, Any]:
    """Return MathJax's configuration: the user's, our macros, our formulas alone."""
    given = dict(getattr(config, "mathjax4_config", None) or config.mathjax3_config or {})
    tex, startup = dict(given.get("tex") or {}), dict(given.get("startup") or {})
    ours = {name.lstrip("\\"): value for name, value in config.rigor_math_macros.items()}
    tex["macros"] = {**(tex.get("macros") or {}), **ours}
    startup["elements"] = [SELECTOR]
    return given | {"tex": tex, "startup": startup}


def setup(app: Sphinx) -> None:
    """Register the fallback."""
    app.connect("html-page-context", add_mathjax)
