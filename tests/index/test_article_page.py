"""What an article shows around its text, and that it costs no other page a rebuild."""

from __future__ import annotations

import re

import pytest

from fixtures.drafts import GOOD, PLAN, SMALL

SERIES = (
    "tags: [rope]\nseries: {{name: Tour, part: {part}}}\nsource: https://www.example.org/x\n"
)
BOXES = """
:::{{theorem}} Bound on $x$
T.
:::

:::{{derivation}}
:label: first-step

D.
:::

:::{{remark}} Aside
R.
:::
"""


def article(name: str, part: int, more: str = "", body: str = "") -> str:
    head = f"slug: {name}\n{SERIES.format(part=part)}{more}"
    text = GOOD.replace("slug: t\n", head).replace("title: T", f"title: {name.upper()}")
    return text.replace("# T\n", f"# {name.upper()}\n{body}")


FILES = {
    "articles/a": article("a", 1, body=BOXES.format()),
    "articles/b": article("b", 2, body="字" * 850 + "\n"),
    "articles/c": GOOD.replace("slug: t", "slug: c").replace("status: done", "status: draft"),
    "other": "# Other\n",
    "small.toml": SMALL.replace('"source"]', '"source", "tags", "topics", "series"]'),
    "plan.toml": PLAN,
}
CONFIG = {
    "rigor_standard": "small.toml",
    "myst_enable_extensions": ["amsmath", "dollarmath", "colon_fence"],
}


@pytest.fixture
def site(project):
    return project(FILES, **CONFIG)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def part_of(page: str, view: str) -> str:
    """Return the HTML of a view to the next one or to the end of the section."""
    return page.partition(f"rigor-{view} no-search")[2].partition("rigor-view")[0]


def test_one_line_says_where_an_article_stands(site) -> None:
    line = text_of(part_of(site.build().page("articles/b"), "article-line"))

    assert "verified 4/4 · Attention · 2026-01-02 · source: example.org · 3 min read" in line


def test_the_head_leads_along_the_series_and_to_the_main_results(site) -> None:
    built = site.build()
    first, last = (part_of(built.page(f"articles/{each}"), "article-thread") for each in "ab")

    assert "Series Tour, part 1 of 2 · → B" in text_of(first)
    assert "Series Tour, part 2 of 2 · ← A" in text_of(last)
    assert "Main results: Theorem 1 Bound on" in text_of(first)
    assert 'href="#theorem-bound-on-x"' in first
    assert "Main results" not in last


def test_the_way_to_an_article_leads_through_its_topic(site) -> None:
    site.configure(html_theme="pydata_sphinx_theme")
    way = site.build().page("articles/b").partition("bd-breadcrumbs")[2].partition("</ul>")[0]

    assert re.findall(r'href="(../topics[^"]+)"', way) == [
        "../topics/index.html",
        "../topics/attention.html",
    ]


def test_neighbours_in_the_series_are_linked(site) -> None:
    built = site.build()
    first, last = (part_of(built.page(f"articles/{each}"), "series-nav") for each in "ab")

    assert "Before:" not in first
    assert '<a class="reference internal" href="b.html">' in first
    assert "After:" not in last
    assert '<a class="reference internal" href="a.html">' in last


def test_derivations_and_theorems_are_listed_with_links(site) -> None:
    built = site.build()
    page = part_of(built.page("articles/a"), "article-results")
    topic = part_of(built.page("topics/attention"), "topic-articles")

    assert "Derivations and theorems of this article (2)" in page
    assert 'href="#theorem-bound-on-x"' in page
    assert 'href="#first-step"' in page
    assert "Aside" not in page
    assert 'href="../articles/a.html#theorem-bound-on-x"' in topic
    assert 'id="theorem-bound-on-x"' in built.page("articles/a")
    assert "<math>" in page
    assert "rigor-article-results" not in built.page("articles/c")


def test_tags_lead_to_the_page_that_lists_them(site) -> None:
    built = site.build()

    assert 'href="../topics/tags.html#tag-rope"' in built.page("articles/a")
    assert 'id="tag-rope"' in built.page("topics/tags")


def test_documents_that_are_no_articles_show_nothing(site) -> None:
    built = site.build()

    assert "rigor-article-line" in built.page("articles/c")
    assert "rigor-view" not in built.page("other")


def test_authors_see_the_checklist_and_readers_do_not(site) -> None:
    assert "rigor-article-checklist" not in site.build().page("articles/c")

    built = site.configure(rigor_author_notes=True).build()
    shown = text_of(part_of(built.page("articles/c"), "article-checklist"))

    assert built.read == set()
    assert "Checklist of the standard: 4 of 4 met" in shown
    assert "Part 1: Proof 2/2" in shown
    assert "☑ met distinct display formulas: 2 of 2" in shown


def test_the_frame_can_be_turned_off(site) -> None:
    built = site.configure(rigor_article_frame=False).build()

    assert "rigor-view" not in built.page("articles/a")


def test_an_article_may_say_where_it_wants_a_view(site) -> None:
    site.write({"articles/c": FILES["articles/c"] + "\n```{article-line}\n```\n"})

    assert site.build().page("articles/c").count("rigor-article-line no-search") == 1


def test_only_pages_whose_values_changed_are_written(site) -> None:
    site.build()
    unchanged = site.build()
    site.write({"articles/b": FILES["articles/b"].replace("title: B", "title: Bee")})
    renamed = site.build()
    site.write({"articles/c": FILES["articles/c"].replace("$$a=b$$", "$$a=c$$")})
    edited = site.build()

    assert unchanged.written == set()
    assert unchanged.read == set()
    assert renamed.read == {"articles/b"}
    assert {"articles/a", "articles/b", "topics/attention"} <= renamed.written
    assert "articles/c" not in renamed.written
    assert "other" not in renamed.written
    assert edited.written - {"index"} == {"articles/c"}  # Sphinx writes toctree parents


@pytest.mark.parametrize("builder", ["latex", "singlehtml", "text", "epub"])
def test_other_builders_show_the_same(site, builder: str) -> None:
    site.write(
        {"index": "# I\n\n```{toctree}\n:glob:\n\narticles/*\ntopics/index\nother\n```\n"}
    )
    site.configure(version="1", copyright="me", epub_show_urls="no")
    built = site.build(builder)
    name = {
        "latex": "projectnamenotset.tex",
        "singlehtml": "index.html",
        "text": "articles/a.txt",
        "epub": "articles/a.xhtml",
    }[builder]
    text = text_of(built.page(name))

    assert [
        line for line in built.warnings if "[rigor." not in line and "many" not in line
    ] == []
    assert "min read" in text
    assert "Series Tour, part 1 of 2" in text
    assert "Derivation 1" in text
    if builder in {"latex", "singlehtml"}:
        assert text.count("part 1 of 2") == 2
