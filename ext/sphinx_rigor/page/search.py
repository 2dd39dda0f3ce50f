"""Search in Chinese: Sphinx's search with words cut alike in the index and in the query.

Sphinx itself indexes no Chinese word unless jieba is installed, never cuts the query,
and its releases 9.0 and 9.1.0 stop with an error in the browser
(https://github.com/sphinx-doc/sphinx/issues/14229).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes, search
from sphinx.search.en import SearchEnglish
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page.segment import IS_CJK, segment

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SCRIPT = Path(__file__).parent / "scripts" / "search.js"


class ChineseSearch(SearchEnglish):
    """Terms of Chinese text; English words in it are stemmed, here and in the browser."""

    lang = "zh"
    js_splitter_code = SCRIPT.read_text(encoding="utf-8")

    def __init__(self, options: dict[str, str]) -> None:
        """Begin an index, in which each word is stemmed once."""
        super().__init__(options)
        self.stems: dict[str, str] = {}

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        """Return the terms of a text."""
        return segment(input)

    def stem(self, word: str) -> str:
        """Return the stem of a word; a Chinese one is its own, which spares much time."""
        if IS_CJK.match(word):
            return word
        if word not in self.stems:
            self.stems[word] = super().stem(word)
        return self.stems[word]


class LeaveTablesOfContents(SphinxPostTransform):
    """Keep tables of contents out of the index: they name every article."""

    default_priority = 6
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Mark the wrapper of each table; it stays when the table is filled in."""
        if not self.config.rigor_search:
            return
        for toctree in find_nodes(self.document, addnodes.toctree):
            if isinstance(toctree.parent, nodes.compound):
                toctree.parent["classes"].append("no-search")


def choose_search(app: Sphinx, config: Config) -> None:
    """Take the place of Sphinx's search in Chinese, or give it back.

    Sphinx keeps the languages of the search for the whole process.
    """
    stock = search.languages.get("zh") in {ChineseSearch, "sphinx.search.zh.SearchChinese"}
    if config.rigor_search and stock:
        app.add_search_language(ChineseSearch)
    elif stock:
        search.languages["zh"] = "sphinx.search.zh.SearchChinese"


def setup(app: Sphinx) -> None:
    """Choose the search once the configuration is known."""
    app.add_post_transform(LeaveTablesOfContents)
    app.connect("config-inited", choose_search, priority=700)
