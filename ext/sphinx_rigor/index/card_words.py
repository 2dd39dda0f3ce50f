"""What a picture says that sphinxext-opengraph draws, for those who do not see it.

The library takes a page's beginning, which stands beside the picture anyway, or nothing; and
only Open Graph's name for it, which not every reader of cards knows.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_rigor.index.card_title import BEFORE, OPENGRAPH, plain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

SOONER, LATER = BEFORE - 1, 551
"""Before the title is parted, and after the library."""
SAID = re.compile(r'<meta property="og:image:alt" content="([^"]*)"')
OTHER = "twitter:image:alt"


def on_page(
    app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the words of a picture that will be drawn; a page's own come first."""
    meta = context.get("meta") or {}
    if doctree is None or OPENGRAPH not in app.extensions or not is_drawn(app.config, meta):
        return
    context["meta"] = {"og:image:alt": words_of(app.config, context.get("title") or ""), **meta}


def is_drawn(config: Config, meta: dict[str, Any]) -> bool:
    """Tell whether a page's picture is one with its title, and none that somebody chose."""
    return not (config.ogp_image or config.ogp_use_first_image or "og:image" in meta)


def words_of(config: Config, title: str) -> str:
    """Return the words on a picture, ready for an element: title and site."""
    site = config.project if config.ogp_site_name is None else config.ogp_site_name
    words = dict.fromkeys(each for each in (plain(title), site) if each)
    return escape(" · ".join(words), quote=False)


def repeat(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], *_: Any) -> None:
    """Say the same under the other name, whoever chose the picture."""
    tags = context.get("metatags") or ""
    if (said := SAID.search(tags)) and OTHER not in tags:
        context["metatags"] = f'{tags}<meta name="{OTHER}" content="{said[1]}" />\n'


def setup(app: Sphinx) -> None:
    """Stand around the library."""
    app.connect("html-page-context", on_page, priority=SOONER)
    app.connect("html-page-context", repeat, priority=LATER)
