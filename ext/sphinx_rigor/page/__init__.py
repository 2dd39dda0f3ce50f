"""What a reader's page gets beside its text: search, style sheet, scripts, joined lines.

In: resolved doctrees and pages. Out: the same with what browsers, books and readers need.
Each module is one such thing; ``sheet`` joins the styles.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the pages with Sphinx; some modules go before others."""
    for name in (
        "sheet",
        "package",
        "one_sheet",
        "author_bar",
        "cards",
        "scrolling",
        "stepping",
        "search",
        "search_shards",
        "wrapped",
        "glue",
        "dots",
        "abbreviations",
        "plain_titles",
        "formula_heads",
        "framed_drawings",
        "search_titles",
        "nested_links",
        "away",
        "footnotes",
        "graphs",
        "breakable",
        "wide_tables",
        "global_toctree",
        "book_order",
        "labels",
        "epub",
        "single_page",
    ):
        import_module(f"{__name__}.{name}").setup(app)
