"""What uses what, and what stands proved: from the references of proofs, on facts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fixtures.drafts import Draft, standard
from fixtures.steps import growth
from sphinx_rigor.records import Step
from sphinx_rigor.rules import Asked, evaluate
from sphinx_rigor.verdict import examine, result_map


def uses(*drafts: Draft) -> set[tuple[str, str]]:
    documents = [each.facts(f"d{number}") for number, each in enumerate(drafts)]
    return {(each.user.id, each.used.id) for each in result_map(documents).uses}


def states(*drafts: Draft) -> dict[str, str]:
    documents = [each.facts(f"d{number}") for number, each in enumerate(drafts)]
    nodes = result_map(documents).nodes.values()
    return {each.key.id: each.state for each in nodes if each.needs_proof}


def lemma() -> Draft:
    """Return a lemma with an equation in it, and one in its proof."""
    draft = Draft().begin("lemma", "l").equation(labels=("eq-l",)).end()
    return draft.begin("proof").equation(labels=("eq-in-proof",)).end()


@pytest.mark.parametrize("target", ["l", "#l", "other/file#l", "L", "eq-l", "eq-in-proof"])
@pytest.mark.parametrize("kind", ["proof", "derivation", "theorem"])
def test_a_reference_in_a_proof_a_derivation_or_a_statement_is_a_use(kind, target) -> None:
    draft = lemma().begin("theorem", "t").text().end().begin(kind, "p").link(target).end()

    assert uses(draft) == {("t" if kind == "proof" else "p", "l")}


def test_a_reference_inside_a_formula_is_a_use() -> None:
    draft = lemma().begin("theorem", "t").end().begin("proof").equation_link("eq-l").end()

    assert uses(draft) == {("t", "l")}


@pytest.mark.parametrize("kind", ["remark", "example", "verification", "intuition"])
def test_a_mention_elsewhere_is_no_use(kind) -> None:
    plain = lemma().begin("theorem", "t").end().begin("proof").end().link("l")
    inside = (
        lemma().begin("theorem", "t").end().begin("proof").begin(kind).link("l").end().end()
    )

    assert uses(plain.begin(kind).link("l").end()) == set()
    assert uses(inside) == set()


def test_a_step_belongs_to_its_derivation() -> None:
    draft = Draft().begin("derivation", "d")
    spot = draft.next()
    draft.add("steps", Step(*spot, spot.place, "", 0, ("st",))).end()
    draft.begin("derivation", "e").link("st").end()

    assert uses(draft) == {("e", "d")}


def test_loose_steps_prove_the_result_above_them_that_has_no_proof() -> None:
    draft = lemma().begin("theorem", "t").end().step("One", "x").link("l").step("Two", "y")
    draft.text().link("l").heading(3, "More").step("Three", "z")

    assert uses(draft) == {("t", "l")}
    assert [(each.line, each.proof) for each in result_map([draft.facts()]).uses] == [
        (16, True)
    ]


def test_an_equation_of_the_own_document_comes_first_and_others_are_reached() -> None:
    other = Draft().begin("lemma", "far").equation(labels=("same", "only")).end()
    own = Draft().begin("lemma", "near").equation(labels=("same",)).end()
    own.begin("derivation", "d").link("same").end().begin("derivation", "e").link("only").end()

    assert uses(other, own) == {("d", "near"), ("e", "far")}


def test_a_proof_is_of_the_nearest_result_that_has_none() -> None:
    draft = Draft().begin("lemma", "x").end().begin("lemma", "y").end()
    draft.begin("theorem", "t").end().begin("lemma", "l").end()
    draft.begin("proof").link("x").end().begin("proof").link("y").end()

    assert uses(draft) == {("l", "x"), ("t", "y")}


def test_a_title_that_links_a_result_says_whose_proof_it_is() -> None:
    draft = Draft().begin("theorem", "t").end().begin("lemma", "l").end()
    draft.begin("proof").titled("t").link("l").end()

    assert uses(draft) == {("t", "l")}
    assert states(draft) == {"t": "proved", "l": "stated"}


def test_a_proof_in_running_text_reaches_to_the_next_heading() -> None:
    draft = Draft().begin("lemma", "l").end().begin("theorem", "t").end().bold("证明", "：")
    draft.link("l").heading(3, "More").link("l")

    assert states(draft) == {"l": "stated", "t": "proved"}
    assert uses(draft) == {("t", "l")}


@pytest.mark.parametrize(
    ("draft", "state"),
    [
        (Draft().begin("theorem", "t").end(), "stated"),
        (Draft().begin("theorem", "t").end().begin("proof").end(), "proved"),
        (Draft().begin("theorem", "t").end().text().heading(4, "证明").text(), "proved"),
        (Draft().begin("theorem", "t").bold("Proof", ". Easy.").end(), "proved"),
        (Draft().begin("theorem", "t").begin("proof").end().end(), "proved"),
        (Draft().begin("theorem", "t").bold("证明思路").end(), "stated"),
        (Draft().begin("theorem", "t").end().heading(2, "A").begin("proof").end(), "proved"),
        (Draft().begin("theorem", "t").cited().end(), "proved"),
        (Draft().begin("theorem", "t").link("https://e.org").end(), "proved"),
        (Draft().begin("theorem", "t").text("Hoeffding（1963）给出").end(), "proved"),
        (Draft().begin("theorem", "t", "Sauer [12]").end(), "proved"),
        (Draft().begin("theorem", "t").text("当 n=2013 时成立（n 为整数）").end(), "stated"),
        (Draft().begin("theorem", "t").end().cited(), "stated"),
        (
            Draft().begin("derivation", "d").end().begin("theorem", "t").link("d").end(),
            "proved",
        ),
        (
            Draft().begin("definition", "d").end().begin("theorem", "t").link("d").end(),
            "stated",
        ),
        (
            Draft().begin("definition", "d").end().begin("corollary", "t").link("d").end(),
            "proved",
        ),
    ],
)
def test_what_makes_a_result_proved(draft, state) -> None:
    assert states(draft)["t"] == state


def test_a_result_is_recomputed_where_a_check_that_passed_names_it() -> None:
    draft = Draft().result("theorem", "t").result("verification", "", ("t",)).check_inside()

    assert states(draft) == {"t": "recomputed"}
    (node,) = result_map([draft.facts()]).nodes.values()
    assert not node.proved


def findings(tmp_path, *drafts: Draft, rule: str) -> list[tuple[str, int, str]]:
    wanted = standard(tmp_path)
    articles = [examine(each.facts(f"d{number}"), wanted) for number, each in enumerate(drafts)]
    found = evaluate(articles, wanted, str, asked=Asked(only={rule}))
    return [(each.docname, each.line, each.message) for each in found]


def test_the_rule_names_the_result_that_nothing_supports(tmp_path) -> None:
    draft = Draft("").begin("theorem", "t", "Title").end().begin("axiom", "a").end()

    ((docname, line, message),) = findings(tmp_path, draft, rule="unproven-result")

    assert (docname, line) == ("d0", 1)
    assert "“Title”" in message


def proving(name: str, *used: str) -> Draft:
    draft = Draft("").begin("theorem", name).end().begin("proof")
    for each in used:
        draft.link(each)
    return draft.end()


def test_a_circle_of_proofs_is_told_once_with_its_chain(tmp_path) -> None:
    circle = [proving("a", "b"), proving("b", "x", "c"), proving("c", "a"), proving("x")]

    ((docname, line, message),) = findings(tmp_path, *circle, rule="circular-proof")

    assert (docname, line) == ("d0", 4)
    assert "a (4) → b (d1:5) → c (d2:4) → a" in message


def test_statements_and_single_steps_back_make_no_circle(tmp_path) -> None:
    stated = Draft("").begin("theorem", "a").link("b").end().begin("proof").link("a").end()

    assert findings(tmp_path, stated, proving("b", "a"), rule="circular-proof") == []


def test_the_map_does_not_depend_on_the_order_of_equal_names() -> None:
    first, second = proving("a").facts("d0"), proving("b", "a").facts("d1")
    again = replace(first, docname="d2")

    assert {each.used.docname for each in result_map([again, second, first]).uses} == {"d0"}


def many(size: int, kinds: str) -> Draft:
    """Return a draft of so many boxes; the letters say which, in turn or one run after another."""
    draft = Draft()
    names = {"t": "theorem", "p": "proof", "r": "remark", "d": "definition"}
    runs = [kinds * size] if kinds.islower() else [each.lower() * size for each in kinds]
    for number, letter in enumerate("".join(runs)):
        draft.begin(names[letter], f"b{number}").link("b0").end()
    return draft


@pytest.mark.parametrize("kinds", ["t", "tp", "TP", "r", "RT", "dp", "TPR"])
def test_ten_thousand_boxes_take_ten_thousand_steps(kinds: str) -> None:
    def make(size: int):
        documents = [many(size, kinds).facts("d")]
        return lambda: result_map(documents)

    assert growth(make) < 5


def test_a_proof_after_many_results_is_of_the_last_without_one() -> None:
    draft = many(3, "TP").begin("proof", "more").end()

    assert states(draft) == {"b0": "proved", "b1": "proved", "b2": "proved"}


def test_what_touches_one_document_is_found_without_the_others() -> None:
    def make(size: int):
        documents = [many(2, "tp").facts(f"d{number}") for number in range(size)]
        found = result_map(documents)
        found.uses_about(["d0"])
        return lambda: [found.in_order([use.user for use in found.uses_about(["d1"])])]

    assert growth(make) < 1.5
