"""Documents as those who answer an editor see them, read in a warm application."""

from __future__ import annotations

import pytest
from pygls.workspace import PositionCodec

from fixtures.articles import ARTICLE, FILES
from fixtures.sites import Project
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.server.lines import Lines
from sphinx_rigor.server.page import Page
from sphinx_rigor.server.site import described, snapshot
from sphinx_rigor.server.warm import started


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Return a reader of texts: a text and what it was when it was read last in, a page out."""
    folder = tmp_path_factory.mktemp("page")
    made = Project(folder / "site").write(FILES | {"articles/r.rst": "Title\n=====\n"})
    rules = {"rigor_standard": "small.toml", "rigor_rules_url": "https://x.org/rules"}
    suffixes = {".md": "markdown", ".rst": "restructuredtext"}
    made.configure(myst_heading_anchors=3, source_suffix=suffixes, **rules)
    with started(made.root, folder / "store", folder / "none") as warm:
        site = described(warm)

        def read(
            text: str = ARTICLE, *, then: str | None = None, name: str = "articles/a"
        ) -> Page:
            seen = snapshot(warm, name, text, warm.read(name, text))
            lines = Lines(text if then is None else then, PositionCodec())
            return Page(site, seen, lines, say_in("en"), {**site.targets, name: seen.targets})

        yield read
