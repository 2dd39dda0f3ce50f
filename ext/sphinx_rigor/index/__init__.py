"""Generated pages, their directives, the feed and the exports.

In: the site's verdict and the plan. Out: pages, written again where what they show changed.
Read ``pages`` first, then ``directive`` and one of ``views``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the index with Sphinx."""
    from sphinx_rigor.index import (
        bars,
        breadcrumb,
        burnup,
        card_font,
        card_title,
        card_words,
        directive,
        drawing,
        exports,
        folded_checks,
        frame,
        freshness,
        generation,
        sharing,
        sitemap_addresses,
    )

    for module in (
        bars,
        breadcrumb,
        burnup,
        card_font,
        card_title,
        card_words,
        drawing,
        folded_checks,
        frame,
        directive,
        generation,
        freshness,
        exports,
        sharing,
        sitemap_addresses,
    ):
        module.setup(app)
