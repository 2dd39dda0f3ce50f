"""Findings in a file that two articles include: said once, waived and known by article."""

from __future__ import annotations

import pytest

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.gate.baseline import render_baseline
from sphinx_rigor.memory.domain import rigor_domain

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
INCLUDE = "\n```{include} ../inc/part.md\n```\n"
ALLOW = "\n<!-- rigor: allow literal-stars: shown so -->\n"
STARS = "Words.\n\n**问题：**太慢\n"


@pytest.fixture
def site(project):
    second = GOOD.replace("slug: t", "slug: u")
    files = {"articles/a": GOOD + INCLUDE, "articles/b": second + INCLUDE, "inc/part": STARS}
    return project({**files, "small.toml": SMALL}, rigor_standard="small.toml").configure(
        exclude_patterns=["_build", "inc"]
    )


def findings(built) -> list[tuple[str, str | None]]:
    """Return of each finding the article it is about and what suppresses it."""
    found = rigor_domain(built.app.env).site.findings
    return [(each.article, each.suppressed) for each in found if each.rule == "literal-stars"]


@pytest.mark.parametrize("builder", ["rigor", "html"])
def test_it_is_said_once_on_each_build(site, builder: str) -> None:
    first = site.build(builder).warnings

    assert [each.partition(": ")[0] for each in first] == ["inc/part.md:3"]
    assert site.build(builder).warnings == first
    assert site.build(builder, parallel=2, fresh=True).warnings == first


def test_a_waiver_in_the_file_holds_for_both_and_one_in_an_article_for_that(site) -> None:
    site.write({"inc/part": ALLOW + STARS})
    both = site.build("rigor")
    assert both.warnings == []
    assert {each for each, _why in findings(both)} == {"articles/a.md", "articles/b.md"}

    site.write({"inc/part": STARS, "articles/a": GOOD + ALLOW + INCLUDE})
    one = site.build("rigor")
    assert [each.partition(": ")[0] for each in one.warnings] == ["inc/part.md:3"]
    assert findings(one) == [("articles/a.md", "comment: shown so"), ("articles/b.md", None)]


def test_a_waiver_in_the_file_that_nothing_needs_is_told_once_and_there(site) -> None:
    site.write({"inc/part": f"Words.\n{ALLOW}"})
    built = site.build("rigor")
    (said,) = built.about("unused-waiver")
    assert said.startswith("inc/part.md:3:")


def test_a_baseline_knows_it_by_article_wherever_its_line_moves(site) -> None:
    known = rigor_domain(site.build("rigor").app.env).site.findings
    site.write({"baseline.json": render_baseline(known)}).configure(
        rigor_baseline="baseline.json"
    )
    assert site.build("rigor").warnings == []
    assert site.build("html").warnings == []

    site.write({"inc/part": f"More.\n\n{STARS}"})
    assert site.build("rigor").warnings == []
    site.write({"inc/part": f"{STARS}\n**码：**x\n"})
    assert [each.partition(": ")[0] for each in site.build("rigor").warnings] == [
        "inc/part.md:5"
    ]
    site.write({"inc/part": STARS, "articles/b": GOOD.replace("slug: t", "slug: u")})
    (said,) = site.build("rigor").warnings
    assert "articles/b.md no longer breaks literal-stars" in said
