"""What a front page shows: the newest verified articles and the series."""

from __future__ import annotations

import re

import pytest

from fixtures.drafts import GOOD, SMALL

SERIES = "status: done\nseries: {name: Tour, part: %s}"
STUB = "---\ntitle: Third\nslug: three\nstatus: draft\nseries: {name: Tour, part: 3}\n---\n# Third\n"


def dated(title: str, part: int, day: str) -> str:
    text = GOOD.replace("title: T", f"title: {title}").replace("slug: t", f"slug: s{part}")
    text = re.sub(r"(?m)^date: .*$", f"date: {day}", text)
    return text.replace("status: done", SERIES % part)


@pytest.fixture
def site(project):
    files = {
        "articles/a": dated("Old", 1, "2026-01-01"),
        "articles/b": dated("New", 2, "2026-02-01T08:00:00+08:00"),
        "articles/c": STUB,
        "small.toml": SMALL.replace('"source"]', '"source", "series", "date"]'),
        "index": "# I\n\n```{newest-articles} 1\n```\n\n```{series-list}\n```\n\n```{toctree}\n:glob:\n\narticles/*\n```\n",
    }
    return project(files, rigor_standard="small.toml")


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_newest_come_first_and_a_series_in_its_order(site) -> None:
    built = site.build()
    view, _, series = built.page().partition("rigor-series-list")

    assert built.about("false-completed") == []
    assert "New" in words(view.partition("rigor-newest-articles")[2])
    assert "Old" not in words(view.partition("rigor-newest-articles")[2])
    assert re.search("Tour.*Old.*New.*Third \\(planned\\)", words(series))
    assert series.count('href="articles/c.html"') == 1  # the table of contents alone


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_other_outputs_read_well(site, builder: str) -> None:
    built = site.build(builder)
    text = (
        built.page("index.txt")
        if builder == "text"
        else next(built.out.glob("*.tex")).read_text()
    )

    assert re.search("(?s)New.*Tour.*Old.*Third", text)


def test_a_count_that_is_none_is_told(site) -> None:
    site.write({"index": "# I\n\n```{newest-articles} many\n```\n"})

    assert any("many is no number of articles" in each for each in site.build().warnings)


def test_a_site_without_a_verified_article_says_so(site) -> None:
    for name in ("a", "b"):
        (site.root / f"articles/{name}.md").write_text("# X\n")

    assert "No article is verified yet." in site.build().page()
