"""What pages show of the map of results: at boxes, drawn, as a list, as data."""

from __future__ import annotations

import json
import re
from functools import partial
from itertools import pairwise
from types import SimpleNamespace

import pytest

from fixtures.drafts import GOOD, PLAN, SMALL, Draft
from fixtures.steps import growth
from sphinx_rigor.boxes.numbering import BoxRecord
from sphinx_rigor.index.layout import lay_out
from sphinx_rigor.index.views import result_uses
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.memory.domain import RigorDomain
from sphinx_rigor.plan import Site
from sphinx_rigor.verdict import result_map

FIRST = """
:::{lemma} Tangent
:label: tangent

$$a=b$$ (eq-tangent)
:::

:::{proof}
Easy.
:::

:::{remark}
{rigor:ref}`tangent` is old.
:::
"""
SECOND = """
:::{theorem} Bound
:label: bound

T.
:::

:::{proof}
By {eq}`eq-tangent`.
:::

:::{corollary} Alone
C.
:::
"""


def article(name: str, body: str) -> str:
    text = GOOD.replace("slug: t\n", f"slug: {name}\ntags: [rope]\n")
    return text.replace("title: T", f"title: {name.upper()}").replace("# T\n", f"# T\n{body}")


@pytest.fixture
def site(project):
    files = {
        "articles/a": article("a", FIRST),
        "articles/b": article("b", SECOND),
        "small.toml": SMALL.replace('"source"]', '"source", "tags"]'),
        "plan.toml": PLAN,
    }
    return project(
        files, rigor_standard="small.toml", myst_enable_extensions=["dollarmath", "colon_fence"]
    )


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_each_box_says_what_it_uses_and_what_uses_it_on_every_build(site) -> None:
    built = site.build()
    lemma, theorem = (
        built.page(f"articles/{each}").partition('"rigor-title')[2] for each in "ab"
    )

    assert "proved · Used by: Theorem 1 (B)" in plain(lemma)
    assert "proved · Uses: Lemma 1 (A)" in plain(theorem)
    assert "stated, not proved" in plain(theorem.partition("Alone")[2])
    site.write({"articles/b": article("b", SECOND.replace("By {eq}`eq-tangent`", "Easy"))})
    assert "Used by" not in plain(site.build().page("articles/a"))


def test_the_map_is_drawn_with_links_and_listed(site) -> None:
    built = site.build()
    page = built.page("articles/b")
    drawn = page.partition("<svg")[2].partition("</svg>")[0]

    assert re.findall(r'class="rigor-map-\w+" href="([^"]+)"', drawn) == [
        "a.html#tangent",
        "#bound",
    ]
    assert drawn.count("<polyline") == 1
    # Sphinx's script marks words of a search in nothing else without an error.
    assert set(re.findall(r"<(\w+)[^>]*>[^<\s]", drawn)) == {"text"}
    assert "Lemma 1 (A) Tangent · proved · Used by: Theorem 1" in plain(page)
    for other in ("topics/attention", "plan/dashboard"):
        assert "<svg" in built.page(other).partition("rigor-result-map")[2]
    assert "<svg" not in built.page("articles/b").partition("rigor-article-tags")[2]


def test_text_has_the_list_in_place_of_the_drawing(site) -> None:
    text = " ".join(site.build("text").page("articles/b.txt").split())

    assert "Map of results (2)" in text
    assert "Uses: Lemma 1 (A)" in text


def test_the_map_is_data_as_well(site) -> None:
    data = json.loads((site.build().out / "results.json").read_text(encoding="utf-8"))
    lemma, theorem, corollary = data["results"]

    assert data["version"] == 1
    assert lemma["url"] == "articles/a.html#tangent"
    assert (lemma["kind"], lemma["number"], lemma["state"]) == ("lemma", "1", "proved")
    assert lemma["used_by"] == ["articles/b#bound"]
    assert theorem["uses"] == ["articles/a#tangent"]
    assert corollary["state"] == "stated"


def test_boxes_of_a_drawing_do_not_touch_and_edges_lead_down() -> None:
    names = "abcdefgh"
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "a"), ("d", "e"), ("f", "g"), ("g", "f")]
    found = lay_out(dict.fromkeys(names, (80.0, 30.0)), edges, 300.0)
    spots = list(found.boxes.values())

    assert set(found.boxes) == set(names)
    assert found.width <= 300.0
    for at, (x, y) in enumerate(spots):
        assert all(
            abs(x - other) >= 80 or abs(y - below) >= 30 for other, below in spots[at + 1 :]
        )
        assert 40 <= x <= found.width - 40
        assert 15 <= y <= found.height - 15
    for first, second in (("a", "b"), ("b", "c"), ("a", "c"), ("d", "e")):
        line = found.lines[first, second]
        assert all(start[1] < end[1] for start, end in pairwise(line))
    assert found.lines["c", "a"] == found.lines["a", "c"][::-1]


def test_a_drawing_is_no_wider_than_its_column_and_edges_cross_no_box() -> None:
    sizes = {f"{kind}{at}": (90.0, 30.0) for kind in "abc" for at in range(7)}
    edges = [("a0", f"b{at}") for at in range(7)] + [(f"b{at}", f"c{at}") for at in range(7)]
    edges += [("a0", "c6"), *((f"a{at}", "c0") for at in range(1, 4))]
    found = lay_out(sizes, edges, 400.0)
    boxes = {name: (x, y) for name, (x, y) in found.boxes.items()}

    assert found.width <= 400.0
    for edge in edges:
        for x, y in found.lines[edge][1:-1]:
            assert all(abs(x - left) > 45 or abs(y - top) > 15 for left, top in boxes.values())


def test_a_line_at_a_box_does_not_look_through_all_boxes() -> None:
    def make(size: int):
        draft = Draft().begin("theorem", "b0").end()
        for number in range(1, size):
            draft.begin("theorem", f"b{number}").link("b0").end()
        records = tuple(
            BoxRecord("d", f"b{number}", "", "theorem", str(number), "", number)
            for number in range(size)
        )
        domain = SimpleNamespace(boxes={"d": records}, by_id={})
        site = Site(None, {}, (), results=result_map([draft.facts("d")]))

        def work() -> None:
            for number in range(1, size):
                context = Context(
                    site,
                    f"b{number}",
                    "d",
                    domain.boxes,
                    find_boxes=partial(RigorDomain.boxes_of, domain),
                )
                assert result_uses.build(context)

        return work

    assert growth(make) < 5
