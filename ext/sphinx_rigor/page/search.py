"""Search in Chinese: Sphinx's search with words cut alike in the index and in the query.

Sphinx itself indexes no Chinese word unless jieba is installed, never cuts the query,
and its releases 9.0 and 9.1.0 stop with an error in the browser
(https://github.com/sphinx-doc/sphinx/issues/14229).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes, search
from sphinx.locale import get_translation
from sphinx.search.en import SearchEnglish
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.atomic import write_text
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.page import dead_entries
from sphinx_rigor.page.segment import IS_CJK, segment

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_ = get_translation("sphinx_rigor")
BEGIN = "Search.setIndex({"
KEY = '"unwritten":'
TOLD = re.compile(re.escape(KEY) + r"\{[^}]*\},")
SCRIPTS = Path(__file__).parent / "scripts"
SCRIPT = "\n".join(
    (SCRIPTS / name).read_text(encoding="utf-8") for name in ("search-results.js", "search.js")
)


class ChineseSearch(SearchEnglish):
    """Terms of Chinese text; English words in it are stemmed, here and in the browser."""

    lang = "zh"
    js_splitter_code = SCRIPT

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


def tell_unwritten(app: Sphinx, exception: Exception | None) -> None:
    """Write into the index which articles are not written yet; the script puts them last."""
    site, builder = rigor_domain(app.env).site, app.builder
    if exception is not None or site is None or not getattr(builder, "search", False):
        return
    path = Path(app.outdir) / "searchindex.js"
    text = path.read_text("utf-8") if path.exists() else ""
    if not (app.config.rigor_search and text.startswith(BEGIN)):
        return
    stubs = sorted(each.docname for each in site.verdicts if not each.written)
    told = json.dumps({"word": str(_("stub")), "pages": stubs}, ensure_ascii=False)
    kept = TOLD.sub("", text.removeprefix(BEGIN), count=1)
    write_text(path, f"{BEGIN}{KEY}{told},{kept}")


def setup(app: Sphinx) -> None:
    """Choose the search once the configuration is known; mend the index of words beside it."""
    dead_entries.setup(app)
    app.add_post_transform(LeaveTablesOfContents)
    app.connect("config-inited", choose_search, priority=700)
    app.connect("build-finished", tell_unwritten, priority=870)
