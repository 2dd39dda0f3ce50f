"""A site that does without the pages of its plan has nothing that leads to them."""

from __future__ import annotations

import json
import re

from fixtures.drafts import GOOD, PLAN, SMALL
from sphinx_rigor.index.views import VIEWS

ARGUMENTS = {"topic-articles": "rope", "batch-progress": "7"}
EVERY = "".join(
    f"```{{{name}}} {ARGUMENTS.get(name, '')}\n```\n"
    for name, view in VIEWS.items()
    if view.needs_plan
)
LEADS = re.compile(r'href="[^"]*\b(?:topics|plan)/')


def test_every_view_names_what_has_no_page_and_links_to_what_has_one(project) -> None:
    files = {"articles/t": GOOD, "small.toml": SMALL, "plan.toml": PLAN}
    site = project({**files, "index": f"# I\n\n```{{toctree}}\narticles/t\n```\n\n{EVERY}"})
    site.configure(rigor_standard="small.toml", nitpicky=True, html_theme="alabaster")
    site.configure(rigor_write_pages=False)
    without = site.build()

    assert not [each for each in without.warnings if "unknown document" in each]
    assert not (site.root / "topics").exists()
    for page in ("index", "articles/t"):
        assert not LEADS.search(without.page(page))
    topic, *_ = json.loads(without.page("topics.json"))["topics"]
    assert topic["url"] == ""
    assert topic["title"] in without.page()

    site.configure(rigor_write_pages=True)
    with_pages = site.build().page()
    assert LEADS.search(with_pages)
    assert site.build(fresh=True, everything=True).page() == with_pages
