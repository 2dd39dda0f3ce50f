"""The index of the search in pieces: split, put together, and the same to a reader."""

from __future__ import annotations

import json
import random

import pytest
from sphinx.search import IndexBuilder

from fixtures.chromium import Reader
from sphinx_rigor.page import search_pieces, search_shards
from sphinx_rigor.page.search_pieces import (
    BEGIN,
    END,
    HEADINGS,
    PART,
    TERMS,
    TITLES,
    place_of,
    read,
    split_headings,
    split_terms,
    whole,
)

LETTERS = "旋转位置编码abç𠀀"


def terms_of(chance: random.Random) -> dict[str, int]:
    words = ("".join(chance.choices(LETTERS, k=chance.randint(1, 4))) for _ in range(30))
    return {word: number for number, word in enumerate(words)}


def headings_of(chance: random.Random) -> dict[str, list[list[object]]]:
    places = [[file, chance.choice(["x", None])] for file in (0, 0, 1, 2, 2)]
    return {title: sorted(chance.sample(places, 3), key=lambda at: at[0]) for title in "甲乙丙"}


@pytest.mark.parametrize("count", range(1, 9))
def test_an_index_is_the_same_put_together_again(count: int) -> None:
    chance = random.Random(count)
    tables = {"terms": terms_of(chance), "titleterms": terms_of(chance)}
    index = {"docnames": ["a", "b", "c"], **tables, TITLES: headings_of(chance)}
    rest, pieces = split_terms(index, count)
    least, headings = split_headings(rest, count)

    assert whole(least, pieces, headings) == index
    assert least[TITLES] == {}
    assert all(
        place_of(index["docnames"][file], count) == number
        for number, piece in enumerate(headings)
        for places in piece[TITLES].values()
        for file, _place in places
    )
    assert not any("旋" <= term[0] <= "龥" for term in rest["terms"])
    assert all(
        place_of(term, count) == number
        for number, piece in enumerate(pieces)
        for term in piece["terms"]
    )


@pytest.fixture
def site(project, monkeypatch):
    monkeypatch.setattr(search_shards, "LARGE", 100)
    monkeypatch.setattr(search_pieces, "PIECE", 40)
    files = {
        "a": "# 旋转位置编码\n\n很长的正文在这里说到熵。\n",
        "b": "# 别的\n\n这里说位置与编码，transformer 也说。\n",
        "index": "# 首页\n\n```{toctree}\na\nb\n```\n",
    }
    return project(files, language="zh_CN")


def index_of(built):
    return read(built.out / "searchindex.js", BEGIN)


def names_of(index):
    return [*index[TERMS], *index[HEADINGS]]


def texts(built):
    folder = built.out / search_shards.FOLDER
    return {each.stem: each.read_text("utf-8") for each in folder.iterdir()}


def test_what_is_unchanged_stays_in_the_pieces(site) -> None:
    first = site.build()
    before, count = texts(first), len(names_of(index_of(first)))
    site.write({"b": "# 别的\n\n这里说位置与编码，transformer 也说，还说散度。\n"})
    second = site.build()
    after = texts(second)

    assert count == len(before) > 1
    assert "散度" not in "".join(before.values())
    assert "散度" in "".join(after.values())
    assert "正文" in "".join(after.values())
    assert sorted(after) == sorted(names_of(index_of(second)))
    assert len(before.keys() & after.keys()) > 1
    assert after == texts(site.build(everything=True))


def test_a_piece_that_is_lost_is_made_again(site) -> None:
    first = site.build()
    next((first.out / search_shards.FOLDER).iterdir()).unlink()
    again = site.build(everything=True)

    assert sorted(texts(again)) == sorted(names_of(index_of(again)))


def test_a_small_index_stays_whole(project) -> None:
    built = project({"index": "# 首页\n\n正文。\n"}, language="zh_CN").build()

    assert TERMS not in index_of(built)
    assert not (built.out / search_shards.FOLDER).exists()


@pytest.mark.parametrize("address", ["served", "disk"])
def test_a_reader_finds_the_same(site, read, chromium, address: str) -> None:
    built = site.build()
    reader = read(built.out)
    if address == "disk":
        reader = Reader(chromium.new_page(locale="zh-CN"), built.out.as_uri())

    assert reader.search("旋转位置编码")[0] == "旋转位置编码"
    assert reader.search("正文在这里") == ["旋转位置编码"]
    assert reader.search("位置与编码")[0] == "别的"
    assert reader.search("熵") == ["旋转位置编码"]
    assert reader.search("transformer") == ["别的"]
    assert reader.errors == []


def test_both_sides_put_a_term_in_one_place(site, read) -> None:
    built = site.build()
    page = read(built.out).open("search.html")
    names = index_of(built)[TERMS]
    page.wait_for_function("typeof Search !== 'undefined' && Search._index")
    page.evaluate("Search.rigorReady('熵')")
    page.wait_for_function(f"Object.keys(Search._index.terms).length > {len(names)}")
    terms = json.loads(page.evaluate("JSON.stringify(Object.keys(Search._index.terms).sort())"))
    folder = built.out / search_shards.FOLDER
    pieces = [read_piece(folder / f"{name}.js") for name in names]

    assert terms == sorted(
        {*index_of(built)["terms"], *(t for p in pieces for t in p["terms"])}
    )


def read_piece(path):
    return json.loads(path.read_text("utf-8").removeprefix(PART).removesuffix(END))


def test_an_index_that_stays_is_neither_loaded_nor_written(site, monkeypatch) -> None:
    first = site.build()
    before = {each: each.stat().st_mtime_ns for each in first.out.rglob("*.js")}
    loaded = []
    stock = IndexBuilder.load
    monkeypatch.setattr(IndexBuilder, "load", lambda *given: loaded.append(1) or stock(*given))
    again = site.build()
    pieces = (first.out / search_shards.FOLDER).iterdir()

    assert not loaded
    assert all(each.stat().st_mtime_ns == before[each] for each in pieces)
    assert TERMS in index_of(again)


def test_a_build_that_writes_no_page_leaves_every_file_as_it_was(site, read) -> None:
    def files(built):
        return {
            each: each.read_bytes() for each in built.out.rglob("*.[jch]*") if each.is_file()
        }

    first = site.build()
    before = files(first)
    again = site.build()
    reader = read(again.out)

    assert again.written == set()
    assert [each for each, text in files(again).items() if text != before.get(each)] == []
    assert reader.search("transformer") == ["别的"]
    assert reader.errors == []


@pytest.mark.parametrize("large", [1, 10**9])
def test_an_index_is_what_it_would_be_if_made_at_once(site, monkeypatch, large: int) -> None:
    monkeypatch.setattr(search_shards, "LARGE", large)
    entry = "```{index} single: Entropy; of a word\n```\n```{index} basis, Basis\n```\n\n熵。\n"
    files = {"a": f"# A\n\n{entry}", "b": f"# B\n\n{entry}", "c": "# C\n\n词。\n"}
    site.write(files)
    index = index_of(site.build(everything=True))
    for name, text in files.items():
        site.write({name: "# 别的\n\n甲乙丙丁。\n"})
        site.build()
        site.write({name: text})
        assert index_of(site.build()) == index
    assert len(index["indexentries"]) == 3


def test_a_page_that_is_gone_leaves_the_index(site) -> None:
    site.build()
    (site.root / "b.md").unlink()
    site.write({"index": "# 首页\n\n```{toctree}\na\n```\n"})
    index = index_of(site.build())

    assert index["docnames"] == ["a", "index"]
