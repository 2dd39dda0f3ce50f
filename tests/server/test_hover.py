"""What is said of a line."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position

from fixtures.articles import ARTICLE, place
from sphinx_rigor.server.hover import hover


def said(page, words: str, within: int = 0) -> str:
    """Return what is said at words of a document."""
    found = hover(page, place(page.lines.text, words, within))
    return found.contents.value if found else ""


def test_a_part_tells_which_of_its_demands_are_met(page) -> None:
    text = said(page(), "## Part 1")

    assert text.startswith("**Part 1: Proof: 1 of 2 demands are met**")
    assert "- ☑ the part is there" in text
    assert "- ☐ distinct display formulas: 1 of 2" in text


def test_an_entry_tells_which_of_its_fields_are_there(page) -> None:
    text = said(page(), "**Flaw 1")

    assert text.startswith("**flaw: 1 of 2 fields are there**")
    assert ("- ☑ Cause\n" in text, "- ☐ Steps" in text) == (True, True)


def test_a_field_that_is_short_says_what_it_lacks(page) -> None:
    text = ARTICLE.replace("2 loops\n", "loops\n\n**Steps**:\n\n1. one\n")

    assert "- ☐ Steps (1 of 2 items)" in said(page(text), "**Flaw 1")


def test_a_line_with_a_finding_tells_what_the_rule_wants(page) -> None:
    text = said(page(), "## Part 1")

    assert "`too-few-formulas`:" in text
    assert "**Instead**: " in text


def test_a_rule_of_the_site_has_the_words_of_its_own(page) -> None:
    from dataclasses import replace

    from sphinx_rigor.server.snapshot import Rules

    seen = page()
    site = replace(seen.site, rules=Rules("", {"own-rule": "what it wants"}))
    findings = (replace(seen.snapshot.findings[0], rule="own-rule", line=2),)
    seen = replace(seen, site=site, snapshot=replace(seen.snapshot, findings=findings))

    assert (
        said(seen, "title:")
        == "**title**: required; type: str\n\n---\n\n`own-rule`: what it wants"
    )


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("status:", "**status**: required; type: str; values: draft, done"),
        ("checked:", "**checked**: optional; type: bool; values: true, false"),
    ],
)
def test_a_key_tells_what_it_may_hold(page, key, words) -> None:
    text = ARTICLE.replace("slug: a", "slug: a\nchecked: true\nnosuch: 1")
    assert said(page(ARTICLE, then=text), key).partition("\n")[0] == words
    assert "nosuch**" not in said(page(ARTICLE, then=text), "nosuch:")


def test_a_reference_tells_what_it_leads_to(page) -> None:
    assert said(page(), "thm-big`,", 2) == "**Theorem 1 𝓑ig**"
    assert said(page(), "#here", 2) == "**Part 2: Faults**"
    assert said(page(), "eq-big`,", 2) == "**eq-big**"


@pytest.mark.parametrize("line", [0, 6, 500])
def test_a_line_of_which_nothing_is_to_be_said(page, line) -> None:
    assert hover(page(), Position(line, 0)) is None
