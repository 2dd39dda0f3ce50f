"""A result is recomputed where a verification that passed names it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fixtures.drafts import Draft, complete, standard
from sphinx_rigor.rules import evaluate
from sphinx_rigor.verdict import examine, recomputed_labels


def results(draft: Draft, tmp_path) -> dict[str, bool]:
    verdict = draft.article(standard(tmp_path)).verdict
    return {each.label: each.recomputed for each in verdict.results}


def named(*labels: str) -> Draft:
    draft = Draft().result("theorem", "t").result("lemma", "l").result("definition", "d")
    return draft.result("derivation", "e").result("verification", "v", labels)


def test_results_are_derivations_and_the_family_of_theorems(tmp_path) -> None:
    found = results(named("t", "e").check_inside(), tmp_path)

    assert found == {"t": True, "l": False, "e": True}


@pytest.mark.parametrize(
    "draft",
    [
        named().check_inside(),
        named("t"),
        named("t").check_inside(tests=False),
        named("t").result("remark", "r").check_inside(),
    ],
    ids=["names nothing", "no check", "a check that cannot fail", "a check elsewhere"],
)
def test_what_does_not_make_a_result_recomputed(draft: Draft, tmp_path) -> None:
    assert not any(results(draft, tmp_path).values())


@pytest.mark.parametrize("passed", [False, None])
def test_a_check_counts_only_while_it_is_on_record(passed, tmp_path) -> None:
    draft = named("t").check_inside()
    draft.passed = passed

    assert not any(results(draft, tmp_path).values())


def test_a_box_without_a_label_is_a_result_that_nothing_names(tmp_path) -> None:
    assert results(named("").result("theorem", "").check_inside(), tmp_path)[""] is False


def test_a_verification_may_be_of_another_article(tmp_path) -> None:
    wanted = standard(tmp_path)
    first = complete().result("theorem", "t").facts("a")
    second = complete().result("verification", "", ("t",)).check_inside().facts("b")
    labels = recomputed_labels([first, second])
    articles = [examine(each, wanted, labels) for each in (first, second)]

    assert [each.recomputed for each in articles[0].verdict.results] == [True]
    assert [
        each for each in evaluate(articles, wanted, str) if each.rule == "unknown-result"
    ] == []
    alone = [examine(replace(second, docname="c"), wanted)]
    (finding,) = [e for e in evaluate(alone, wanted, str) if e.rule == "unknown-result"]
    assert "no derivation or theorem has the label t" in finding.message
