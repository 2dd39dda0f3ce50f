"""A claim that fails says why."""

from __future__ import annotations

from fixtures.drafts import judged
from sphinx_rigor.plan.claims import failed, make_claim
from sphinx_rigor.records import State, msg


def test_a_claim_is_held_against_what_is_there() -> None:
    articles = [
        judged("a", State.VERIFIED),
        judged("b", State.CLAIMED),
        judged("c", State.STUB),
    ]
    claim = make_claim("topics/t", "T", 5, articles)

    assert not claim.holds
    assert claim.verified == 1
    assert claim.reason.render() == (
        "1 say they are finished and are not, 1 are not begun, 2 are not on this site"
    )


def test_a_claim_about_nothing_and_one_that_holds() -> None:
    assert make_claim("t", "T", 7, []).reason.render() == "no article of it is on this site"
    assert make_claim("t", "T", 0, []).reason.render() == "holds"
    assert make_claim("t", "T", 1, [judged("a", State.VERIFIED)]).holds


def test_an_article_names_its_first_fault_and_counts_the_others() -> None:
    assert failed(judged("a", unmet=(msg("x"),))).render() == "x"
    assert failed(judged("a", unmet=(msg("x"), msg("y")))).render() == "x; and 1 more"
