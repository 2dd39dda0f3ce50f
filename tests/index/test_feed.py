"""The Atom feed is valid, stable and complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fixtures.drafts import FINISHED, Draft, standard
from sphinx_rigor.index.feed import ATOM, Category, Feed, Item, key_of, render, summary_of

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "index" / "atom.rng"))
OLD = Item("old", "旧文", "articles/旧 文.html", "2025-01-02")
NEW = Item("new", "A < B & C", "articles/new.html", "2026-01-02 08:00:00+08:00", "摘要")
FEED = Feed("P", "T", "甲", "zh_CN", "https://example.org/", "2026-01-01", (OLD, NEW))
NAMES = {"a": ATOM}


def parsed(feed: Feed) -> etree._Element:
    tree = etree.fromstring(render(feed, "feed.xml").encode())
    SCHEMA.assertValid(tree)
    return tree


def test_the_feed_is_valid_and_the_newest_comes_first() -> None:
    tree = parsed(FEED)

    assert tree.xpath("a:entry/a:title/text()", namespaces=NAMES) == ["A < B & C", "旧文"]
    assert tree.xpath("string(a:updated)", namespaces=NAMES) == "2026-01-02T08:00:00+08:00"
    assert (
        tree.xpath("string(a:entry[2]/a:published)", namespaces=NAMES)
        == "2025-01-02T00:00:00+00:00"
    )
    assert tree.xpath("string(a:entry[2]/a:link/@href)", namespaces=NAMES) == (
        "https://example.org/articles/%E6%97%A7%20%E6%96%87.html"
    )
    assert tree.xpath("string(a:link[@rel='self']/@href)", namespaces=NAMES) == (
        "https://example.org/feed.xml"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("urn:uuid:", "no scheme "),
        ("T08:00:00+08:00", ""),
        ("<title>T</title>", ""),
        ("<title>T</title>", "<titel>T</titel>"),
        ("<name>甲</name>", ""),
    ],
)
def test_the_schema_rejects_what_is_no_feed(old: str, new: str) -> None:
    text = render(FEED, "feed.xml")

    assert old in text
    assert not SCHEMA.validate(etree.fromstring(text.replace(old, new).encode()))


def test_ids_do_not_depend_on_where_the_site_is() -> None:
    here, there = parsed(FEED), parsed(replace(FEED, base=""))
    ids = "//a:id/text()"

    assert here.xpath(ids, namespaces=NAMES) == there.xpath(ids, namespaces=NAMES)
    assert len(set(here.xpath(ids, namespaces=NAMES))) == 3


@pytest.mark.parametrize("items", [(), (replace(OLD, date="soon"),)])
def test_a_feed_of_nothing_is_valid(items: tuple[Item, ...]) -> None:
    tree = parsed(replace(FEED, items=items))

    assert tree.xpath("count(a:entry)", namespaces=NAMES) == 0
    assert tree.xpath("string(a:updated)", namespaces=NAMES) == "2026-01-01T00:00:00+00:00"


@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_no_text_breaks_the_feed(title: str, summary: str, tag: str) -> None:
    item = replace(NEW, title=title, summary=summary, categories=(Category("t", tag),))

    parsed(replace(FEED, items=(item,)))


def test_an_article_is_summed_up_by_its_beginning(tmp_path: Path) -> None:
    wanted = standard(tmp_path)
    draft = Draft(FINISHED).text("对注意力而言，\n温度 is\na number.").text("Later.")
    long = Draft("title: T\n").text("字" * 300)

    assert summary_of(draft.article(wanted)) == "对注意力而言，温度 is a number."
    assert len(summary_of(long.article(wanted))) == 200
    assert key_of(draft.article(wanted)) == "t"
    assert key_of(long.article(wanted)) == "articles/a"


def test_articles_stand_by_the_instant_of_their_dates_wherever_the_clock_was() -> None:
    dates = {
        "first": "2026-02-01 00:30:00+08:00",
        "second": "2026-01-31 23:30:00+00:00",
        "third": "2026-01-31 23:30:00-05:00",
    }
    items = tuple(Item(name, name, f"{name}.html", date) for name, date in dates.items())
    tree = parsed(replace(FEED, items=items))

    assert tree.xpath("a:entry/a:title/text()", namespaces=NAMES) == [
        "third",
        "second",
        "first",
    ]


def test_titles_have_no_line_ends() -> None:
    tree = parsed(
        replace(FEED, title="两\n行", items=(replace(OLD, title="旧的\n文章 in\ntwo"),))
    )

    assert tree.xpath("string(a:title)", namespaces=NAMES) == "两行"
    assert tree.xpath("string(a:entry/a:title)", namespaces=NAMES) == "旧的文章 in two"
