"""The files beside the pages: what they say, where they point, and that they are stable."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from fixtures.drafts import BAD, GOOD, PLAN, SMALL

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
FILES = {
    "articles/a": GOOD.replace("status: done", "status: done\ntags: [RoPE]"),
    "articles/b": BAD.replace("title: T", "title: MoE b").replace("{unknown}`role`", ""),
    "articles/c": GOOD.replace("slug: t", "slug: c").replace("status: done", "status: draft"),
    "small.toml": SMALL.replace('"source"]', '"source", "tags", "topics"]'),
    "plan.toml": PLAN,
}


@pytest.fixture
def site(project):
    return project(FILES, rigor_standard="small.toml", html_baseurl="https://example.org/x")


@pytest.mark.parametrize(
    ("builder", "page"), [("html", "articles/a.html"), ("dirhtml", "articles/a/")]
)
def test_the_feed_has_the_finished_articles_and_every_page_names_it(
    site, builder: str, page: str
) -> None:
    built = site.build(builder)
    feed = etree.parse(built.out / "feed.xml")
    names = {"a": "http://www.w3.org/2005/Atom"}
    home = built.page("topics/moe.html" if builder == "html" else "topics/moe/index.html")
    way = "../feed.xml" if builder == "html" else "../../feed.xml"

    SCHEMA.assertValid(feed)
    assert feed.xpath("//a:entry/a:link/@href", namespaces=names)[0] == (
        f"https://example.org/x/{page}"
    )
    assert feed.xpath("count(//a:entry)", namespaces=names) == 2
    assert feed.xpath("//a:entry[1]/a:category/@label", namespaces=names) == [
        "Attention",
        "RoPE",
    ]
    assert f'href="{way}"' in home


def test_topics_json_tells_what_the_pages_show(site) -> None:
    data = json.loads((site.build().out / "topics.json").read_text(encoding="utf-8"))
    attention, moe = data["topics"]

    assert (data["version"], data["as_of"]) == (1, "2026-01-01")
    assert attention["counts"] == {
        "articles": 2, "verified": 1, "claimed": 1, "ready": 0, "partial": 0, "stub": 0,
    }  # fmt: skip
    assert moe["parent"] == "attention"
    assert moe["articles"] == ["articles/b"]
    assert moe["url"] == "https://example.org/x/topics/moe.html"
    assert data["unclassified"] == ["articles/c"]
    assert data["batches"][0]["hours_left"] == [0.5, 0.8]
    assert data["goals"][0]["verified"] == 1
    assert data["articles"][0]["tags"] == ["RoPE"]


def test_two_builds_give_the_same_bytes(site) -> None:
    first = site.build()
    files = [first.out / name for name in ("topics.json", "feed.xml")]
    before = [each.read_bytes() for each in files]
    site.build(fresh=True, everything=True, parallel=2)

    assert [each.read_bytes() for each in files] == before


def test_without_a_plan_there_are_no_files(project) -> None:
    built = project({"index": "# I\n"}).build()

    assert not (built.out / "feed.xml").exists()
    assert not (built.out / "topics.json").exists()
    assert "feed.xml" not in built.page()


@pytest.mark.parametrize(
    ("address", "described"), [("https://example.org/x", True), ("", False)]
)
def test_an_article_describes_itself_where_the_site_has_an_address(
    site, address: str, described: bool
) -> None:
    page = site.configure(html_baseurl=address).build().page("articles/a")
    (*before, text) = page.split('<script type="application/ld+json">')

    assert bool(before) == described
    if described:
        data = json.loads(text.partition("</script>")[0])
        assert data["url"] == "https://example.org/x/articles/a.html"
        assert f'<meta name="description" content="{data["description"]}" />' in page
        assert (data["@type"], data["keywords"], data["inLanguage"]) == (
            "Article",
            ["RoPE"],
            "en",
        )


def test_pages_of_views_are_described_by_their_words_and_not_by_their_figures(site) -> None:
    built = site.configure(html_baseurl="https://example.org/x", html_title="T").build()
    topic, dashboard = built.page("topics/moe"), built.page("plan/dashboard")

    assert '<meta name="description" content="Dashboard · T" />' in dashboard
    assert topic.count('<meta name="description"') == 1
    assert "application/ld+json" not in topic + dashboard


def test_pages_without_a_document_are_described_by_what_they_are(site) -> None:
    described = {"html_baseurl": "https://example.org/x", "html_title": "T & U"}
    built = site.configure(**described, html_domain_indices=True).build()

    for name, word in (("search", "Search"), ("genindex", "Index")):
        described = re.findall(r'<meta name="description" content="(.*)"', built.page(name))
        assert described == [f"{word} · T &amp; U"]


def test_no_text_ends_the_description() -> None:
    from sphinx_rigor.index.sharing import script

    assert script({"headline": "</script><b>"}).count("<") == 2


LONG = "最大值的渐近估计：“主项”与次项，以及 Gumbel 极限"


def test_a_long_title_is_parted_for_its_picture_before_no_closing_mark() -> None:
    from sphinx_rigor.index.card_title import ROOM, balanced, lines_of, wide

    for title in (
        LONG,
        "三个球的交点坐标（三球交会定位）",
        "Gradient Checkpointing：大幅减少显存占用的秘密",
    ):
        lines = balanced(title)

        assert len(lines) == len(lines_of(title)) > 1
        assert all(wide(line) <= ROOM for line in lines)
        assert "".join(lines).replace(" ", "") == title.replace(" ", "")
        assert not any(line[0] in "：）”，" for line in lines)
    assert balanced("三个球的交点坐标（三球交会定位）") == [
        "三个球的交点坐标",
        "（三球交会定位）",
    ]
    assert lines_of("一二三，四", 3.0) == ["一二", "三，四"]
    assert lines_of("one two", 3.0) == ["one", "two"]
    assert lines_of("") == [""] == balanced("")


def test_a_page_keeps_the_title_that_its_picture_parts(project) -> None:
    pytest.importorskip("sphinxext.opengraph")
    extensions = ["myst_parser", "sphinx_rigor", "sphinxext.opengraph"]
    found = project({"index": f"# {LONG}\n"}, extensions=extensions).build().page()

    assert f'<meta property="og:title" content="{LONG}" />' in found
    assert f"<title>{LONG}" in found


@pytest.mark.parametrize(
    ("config", "front", "said"),
    [
        ({}, "", "A &amp; “B” · Site"),
        ({"ogp_site_name": False}, "", "A &amp; “B”"),
        ({}, "og:image:alt: Own", "Own"),
        ({"ogp_image": "logo.png", "ogp_image_alt": "Logo"}, "", "Logo"),
        ({"ogp_image": "logo.png", "ogp_image_alt": False}, "", None),
    ],
)
def test_a_picture_is_described_by_the_words_on_it(
    project, monkeypatch, config: dict[str, object], front: str, said: str | None
) -> None:
    library = pytest.importorskip("sphinxext.opengraph")
    monkeypatch.setattr(library, "create_social_card", lambda *_a, **_k: Path("a.png"))
    config = {"ogp_site_url": "https://example.org/", "ogp_site_name": "Site", **config}
    extensions = ["myst_parser", "sphinx_rigor", "sphinxext.opengraph"]
    text = f"---\n{front}\n---\n# A & “B”\n"
    found = project({"index": text}, extensions=extensions, **config).build().page()

    assert 'property="og:image"' in found
    alts = re.findall(r'<meta (?:name|property)="(\w+):image:alt" content="(.*?)"', found)
    assert alts == ([] if said is None else [("og", said), ("twitter", said)])


PICTURE = "https://example.org/x/_images/卡 片/a%20b.png"


def test_the_address_of_a_picture_is_one_that_any_reader_takes() -> None:
    from sphinx_rigor.index.card_title import rejoin

    context = {"metatags": f'<meta property="og:image" content="{PICTURE}" />'}
    rejoin(None, "", "", context)

    assert 'content="https://example.org/x/_images/%E5%8D%A1%20%E7%89%87/a%20b.png"' in str(
        context
    )


@pytest.mark.parametrize(
    ("language", "options", "said"),
    [
        ("zh_CN", {"font": "No Such"}, "No Such"),
        ("zh_CN", {}, "ogp_social_cards"),
        ("en", {}, ""),
        ("zh_CN", {"font": "Known"}, ""),
        ("zh_CN", {"font": "No Such", "enable": False}, ""),
    ],
)
def test_cards_that_would_be_empty_squares_are_not_drawn(
    project, monkeypatch, language: str, options: dict[str, object], said: str
) -> None:
    from sphinx_rigor.index import card_font

    pytest.importorskip("sphinxext.opengraph")
    monkeypatch.setattr(card_font, "find_spec", lambda _name: True)
    monkeypatch.setattr(card_font, "is_there", "Known".__eq__)
    extensions = ["myst_parser", "sphinx_rigor", "sphinxext.opengraph"]
    given = {"extensions": extensions, "language": language, "ogp_social_cards": options}
    built = project({"index": "# 题\n"}, **given).build()

    warned = built.about("card-font")

    assert len(warned) == bool(said)
    assert said in "".join(warned)


@pytest.mark.filterwarnings("ignore:.*is deprecated")
def test_a_sitemap_has_addresses_in_ascii(project) -> None:
    pytest.importorskip("sphinx_sitemap")
    extensions = ["myst_parser", "sphinx_rigor", "sphinx_sitemap"]
    config = {"extensions": extensions, "html_baseurl": "https://example.org/x/"}
    site = project({"index": "# T\n", "文 一": "---\norphan: true\n---\n# 一\n"}, **config)
    found = site.configure(sitemap_url_scheme="{link}").build().out / "sitemap.xml"

    assert "<loc>https://example.org/x/%E6%96%87%20%E4%B8%80.html</loc>" in found.read_text(
        "utf-8"
    )
    assert found.read_text("utf-8").isascii()
