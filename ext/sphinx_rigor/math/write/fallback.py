"""Load MathJax on the pages that have a formula only MathJax can set, and on no others.

The script, its options and its configuration are those that Sphinx would use; it is told
to look at those formulas alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_rigor.math.convert.wording import for_mathjax
from sphinx_rigor.math.document.config import site_macros
from sphinx_rigor.math.render.renderer import FALLBACK
from sphinx_rigor.math.write.html import wanted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SELECTOR = f".{FALLBACK}"
MARK = f'class="{FALLBACK}"'


def add_mathjax(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Add the script to a page that needs it."""
    if not wanted(app) or MARK not in context.get("body", ""):
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
    defined = {macro.name for macro in site_macros(config)}
    ours = {
        name.lstrip("\\"): worded(value, defined)
        for name, value in config.rigor_math_macros.items()
    }
    tex["macros"] = {**(tex.get("macros") or {}), **ours}
    startup["elements"] = [SELECTOR]
    return given | {"tex": tex, "startup": startup}


def worded(value: Any, defined: set[str]) -> Any:
    """Return a macro as MathJax reads it: its body in words that MathJax has."""
    if isinstance(value, str):
        return for_mathjax(value, defined)
    return [for_mathjax(value[0], defined), *value[1:]] if value else value


def setup(app: Sphinx) -> None:
    """Register the fallback."""
    app.connect("html-page-context", add_mathjax)
