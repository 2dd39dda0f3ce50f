"""The dashboard and the topic pages: every number, its reason, and its words."""

from __future__ import annotations

import re

import pytest

from fixtures.drafts import BAD, GOOD, PLAN, SMALL


def article(slug: str, text: str, head: str) -> str:
    return text.replace("slug: t", f"slug: {slug}").replace("slug: u", f"slug: {slug}").replace(
        "title: T\n", f"title: {slug.upper()}\n{head}"
    )  # fmt: skip


CLEAN = BAD.replace("{unknown}`role`", "")
MORE = """
[[topic]]
id = "empty"
title = "Nothing yet"
[[topic]]
id = "optics"
title = "Optics"
related = ["empty"]
[[batch]]
id = "0"
title = "Elsewhere"
claimed = 7
[[goal]]
id = "late"
title = "Late"
date = 2026-01-01
target = 2
[[goal]]
id = "easy"
title = "Easy"
date = 2026-02-01
target = 1
"""
FILES = {
    "articles/a": article("a", GOOD, "tags: [rope]\nseries: {name: Tour, part: 2}\n"),
    "articles/b": article("b", CLEAN, "topics: [MoE, optics]\nseries: {name: Tour, part: 1}\n"),
    "articles/c": article("c", GOOD, "topics: [optics]\n").replace(
        "status: done", "status: draft"
    ),
    "small.toml": SMALL.replace('"source"]', '"source", "tags", "topics", "series"]'),
    "plan.toml": PLAN + MORE,
}


@pytest.fixture
def site(project):
    return project(FILES, rigor_standard="small.toml")


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_dashboard_says_every_number_and_why(site) -> None:
    page = site.build().page("plan/dashboard")
    text = words(page)

    assert "1 verified 1 claimed, not verified 1 ready 0 partial 0 stub" in text
    assert (
        'aria-label="1 of 3 articles are verified (verified: 1, claimed, not verified: 1'
        in page
    )
    assert "Soon 2026-01-15 1/2 0.5 a week" in text
    assert "Late 2026-01-01 1/2 overdue" in text
    assert "Easy 2026-02-01 1/1 reached" in text
    assert "B : claims to be finished, requirements unmet: 1" in text
    assert "Attention 5 1 1 say they are finished and are not, 3 are not on this site" in text
    assert "Elsewhere 7 0 no article of it is on this site" in text
    assert "Part 1: Proof: distinct display formulas: 1 of 2" in text


def test_the_heatmap_shows_what_is_met_and_what_is_empty(site) -> None:
    page = site.build().page("plan/dashboard")
    rows = [words(row).split() for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)]

    assert ["Attention", "2", "75%", "100%"] in rows
    assert ["Nothing", "yet", "0", "–", "–"] in rows
    assert 'class="rigor-cell rigor-heat-4"' in page
    assert "Parts: Part 1: Proof; Part 2: Faults" in words(page)


def test_a_topic_names_its_kin_and_its_series_in_order(site) -> None:
    built = site.build()
    attention, moe = words(built.page("topics/attention")), words(built.page("topics/moe"))
    empty = words(built.page("topics/empty"))

    assert "Narrower topics: MoE (1)" in attention
    assert "Part of: Attention" in moe
    assert "Related topics: Optics (1 in common)" in moe
    assert "Series: Tour 1. B claimed, not verified 2. A verified" in attention
    assert "Related topics: Optics" in empty
    assert "No article of this topic yet." in empty


def test_a_narrow_screen_has_the_heads_of_columns_in_the_cells(site) -> None:
    assert '<td data-label="Pace needed">' in site.build().page("plan/dashboard")


def test_nothing_is_said_of_claims_that_hold(site) -> None:
    site.write({"articles/b": article("b", GOOD, "")})
    site.write({"plan.toml": PLAN.replace("claimed = 5\n", "")})

    assert "Nothing is claimed that is not verified." in site.build().page("plan/dashboard")


def test_what_still_fails_is_named_and_leads_to_its_line(site) -> None:
    built = site.build()
    page = built.page("plan/dashboard")
    found = re.search(r'href="1\.html#(unmet-[^"]+)"', page)

    assert "; still unmet: Part 1: Proof: distinct display formulas: 1 of 2" in words(page)
    assert found
    line = built.page("plan/1").partition(f'id="{found[1]}"')[2].partition("</p>")[0]
    assert "distinct display formulas: 1 of 2" in words(line)


def test_of_many_demands_that_fail_three_are_named_and_the_others_lead_to_the_list(
    site,
) -> None:
    stub = "---\ntitle: Bare\nslug: e\ndate: 2026-03-04\nstatus: draft\ntags: [rope]\n---\n# Bare\n"
    built = site.write(
        {"articles/e": stub, "plan.toml": PLAN.replace('"b.md"]', '"b.md", "e"]')}
    ).build()
    said = built.page("plan/dashboard").partition("Bare</span>")[2].partition("</p>")[0]
    links = re.findall(r'href="1\.html#(unmet-[^"]+)">(?:<span[^>]*>)?([^<]*)', said)

    assert len(links) == 4
    assert re.fullmatch(r"\d+ more", links[-1][1])
    assert all(f'id="{node_id}"' in built.page("plan/1") for node_id, _text in links)


def test_numbers_say_what_they_count(site) -> None:
    text = words(site.build().page("plan/dashboard"))

    assert "nothing here is computed from them" in text
    assert "the batches add up to 7, the topics to 5" in text
    assert "shared among its articles in proportion" in text
    assert "The order: what claims to be finished" in text


def test_what_is_not_written_stands_apart(site) -> None:
    stub = "---\ntitle: Later\nslug: d\ndate: 2026-03-04\nstatus: draft\ntags: [rope]\n---\n# Later\n"
    site.write({"articles/d": stub})
    built = site.build()
    archive, tags, topic = (
        words(built.page(f"topics/{each}")) for each in ("archive", "tags", "attention")
    )

    assert "Not written yet Later planned for 2026-03-04" in archive
    assert "Not written yet: Later" in tags
    assert "Not written yet Later planned for 2026-03-04" in topic
    assert "Not written yet Later planned" in topic.partition("Articles")[2]
    assert "planned for 2026-03-04" in words(built.page("articles/d"))


def test_a_batch_without_articles_has_no_bar(project) -> None:
    batch = '[[batch]]\nid = "9"\ntitle = "None"\nclaimed = 3\n'
    page = project({"plan.toml": PLAN + batch}).build().page("plan/9")

    assert "rigor-bar" not in page
    assert "0 of 0" not in page
