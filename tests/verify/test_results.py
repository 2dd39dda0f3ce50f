"""Pages and report say which of the main results the checks recompute."""

from __future__ import annotations

import json
import re

import pytest

from fixtures.drafts import GOOD, SMALL

BOXES = """
:::{theorem} Sum
:label: sum

S.
:::

:::{lemma} Small
L.
:::

::::{verification} By hand
:of: sum，no-such

```{testcode}
assert 1 + 1 == 2
```
::::
"""
SUMMARY = "# I\n\n```{coverage-summary}\n```\n\n```{toctree}\narticles/a\n```\n"


@pytest.fixture
def site(project):
    return project(
        {"articles/a": GOOD + BOXES, "index": SUMMARY, "small.toml": SMALL},
        extensions=["myst_parser", "sphinx.ext.doctest", "sphinx_rigor"],
        myst_enable_extensions=["amsmath", "dollarmath", "colon_fence"],
        rigor_standard="small.toml",
        rigor_checks="checks.lock",
    )


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def words_of(built) -> list[str]:
    facts = built.app.env.domains["rigor"].facts["articles/a"]
    return [each.text for each in facts.paragraphs]


def test_report_and_pages_count_and_list_the_results(site) -> None:
    site.build("rigor-verify")
    report = json.loads(site.build("rigor").page("report.json"))
    built = site.build()
    article, index = words(built.page("articles/a")), words(built.page())

    own = report["articles"][0]["results"]
    assert report["summary"]["results"] == {"total": 2, "recomputed": 1}
    assert (own["total"], own["recomputed"]) == (2, 1)
    assert own["missing"] == [{"kind": "lemma", "line": 32, "label": "", "title": "Small"}]
    assert "main results recomputed: 1 of 2" in article
    assert "Lemma 1 Small (not recomputed)" in article
    assert "Sum (not" not in article
    assert "main results recomputed: 1 of 2" in index
    assert "Lemma 1 Small" in index


def test_the_box_says_what_it_recomputes_and_a_wrong_label_is_found(site) -> None:
    site.build("rigor-verify")
    built = site.build()
    page = built.page("articles/a")

    assert re.search(r'rigor-of">Recomputes: <a [^>]*href="#sum"', page)
    assert "Recomputes: Theorem 1, no-such" in words(page)
    (finding,) = built.about("unknown-result")
    assert f"a.md:{(GOOD + BOXES).splitlines().index(':of: sum，no-such')}: " in finding


def test_our_words_are_no_words_of_the_article(site) -> None:
    before = words_of(site.build())
    site.write({"articles/a": GOOD + BOXES.replace(":of: sum，no-such", ":class: plain")})
    after = words_of(site.build())

    assert before == after


@pytest.mark.parametrize("lock", ["checks.lock", None])
def test_without_a_record_nothing_is_counted(site, lock) -> None:
    site.configure(rigor_checks=lock)
    built = site.build()

    assert "main results" not in words(built.page())
    assert ("main results recomputed: 0 of 2" in words(built.page("articles/a"))) is bool(lock)


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_other_builders_show_what_is_recomputed(site, builder: str) -> None:
    site.write({"articles/a": GOOD + BOXES.replace("，no-such", "")})
    site.build("rigor-verify")
    built = site.configure(version="1", copyright="me").build(builder)

    assert [line for line in built.warnings if "many" not in line] == []
