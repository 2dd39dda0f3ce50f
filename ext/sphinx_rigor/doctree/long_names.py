"""A link whose name is longer than a file's can be leads to no file.

MyST-Parser asks the system for one, which raises before Python 3.14, and Sphinx ends the build:
at a note in brackets with its text in parentheses, say, where Chinese has no spaces.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MEND = "rigor_long_names"


def mended(render: Any) -> Any:
    """Return a method that renders a link, and says of a name no file can have: missing."""

    @wraps(render)
    def inner(self: Any, token: Any) -> None:
        try:
            render(self, token)
        except OSError:
            target, line = str(token.attrGet("href") or ""), token.map[0] if token.map else None
            message = f"'myst' cross-reference target not found: {target!r}"
            self.create_warning(message, "xref_missing", line=line)
            words = nodes.inline(classes=["xref", "myst"])
            with self.current_node_context(words, append=True):
                self.render_children(token)

    setattr(inner, MEND, True)
    return inner


def on_config_inited(app: Sphinx, _config: object) -> None:
    """Mend the renderer, if there is one."""
    if "myst_parser" in app.extensions:
        from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer  # noqa: PLC0415 - absent

        kind: Any = SphinxRenderer
        if not hasattr(kind.render_link_unknown, MEND):
            kind.render_link_unknown = mended(kind.render_link_unknown)


def setup(app: Sphinx) -> None:
    """Listen to Sphinx."""
    app.connect("config-inited", on_config_inited)
