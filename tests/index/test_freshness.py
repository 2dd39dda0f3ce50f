"""Pages follow the configuration: a page that is no article any more says so."""

from __future__ import annotations

import pytest

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.index import freshness

FILES = {
    "articles/x": GOOD,
    "articles/y": GOOD.replace("slug: t", "slug: y"),
    "small.toml": SMALL,
}
PAGES = ("index", "articles/x")


@pytest.mark.parametrize(
    "change",
    [
        {"rigor_articles": ["articles/y"]},
        {"rigor_article_frame": False},
        {"rigor_author_notes": True},
        {"rigor_search": False},
    ],
    ids=str,
)
def test_pages_after_a_change_of_the_configuration_are_those_of_a_new_build(
    project, change
) -> None:
    site = project(FILES, rigor_standard="small.toml")
    before = pages(site.build())
    site.configure(**change)
    after = pages(site.build())

    assert before != after
    assert after == pages(site.build(fresh=True, everything=True))


def pages(built) -> list[str]:
    return [built.page(each) for each in PAGES]


def test_a_build_of_nothing_new_writes_nothing(project) -> None:
    site = project(FILES, rigor_standard="small.toml")
    site.build()
    site.configure(rigor_article_frame=False)
    site.build()

    assert site.build().written == set()


def test_a_view_that_cannot_wait_for_its_page_is_made_again(project, monkeypatch) -> None:
    """Views wait as pickles; nodes of a view of the site's own may hold anything."""
    site = project(FILES, rigor_standard="small.toml")
    asked: list[str] = []
    stock = freshness.packed
    monkeypatch.setattr(
        freshness, "packed", lambda views: asked.extend(map(str, views)) or stock(views)
    )
    waited = pages(site.build())
    assert asked
    monkeypatch.setattr(freshness, "packed", lambda views: stock(dict.fromkeys(views, cannot)))

    assert pages(site.build(fresh=True, everything=True)) == waited


def cannot() -> None:
    """Stand for what cannot be pickled."""


cannot.__qualname__ = "nowhere"
