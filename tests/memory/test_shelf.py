"""Facts are stored a document at a time and come back as they were."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from fixtures.drafts import Draft
from sphinx_rigor.memory.shelf import Shelf
from sphinx_rigor.records import Facts


def test_facts_come_back_equal_after_a_pickle_of_the_whole() -> None:
    stored: dict[str, bytes] = {}
    facts = Draft().heading(2, "Part 1").bold("Flaw 1").items("a: b").formula("x").facts()
    Shelf(stored)["a"] = facts

    again = Shelf(pickle.loads(pickle.dumps(stored)))
    assert dict(again) == {"a": facts}


def test_what_another_process_stored_is_seen() -> None:
    stored: dict[str, bytes] = {}
    shelf, other = Shelf(stored), Shelf({})
    shelf["a"] = Draft("").heading(2, "Old").facts()
    other["a"] = Draft("").heading(2, "New").facts()
    stored["a"] = other.stored["a"]

    assert shelf["a"].labels[0].text == "New"
    del shelf["a"]
    assert (len(shelf), stored) == (0, {})


def stored_again(facts: Facts) -> Facts:
    stored: dict[str, bytes] = {}
    Shelf(stored)["a"] = facts
    return Shelf(stored)["a"]


@pytest.mark.parametrize("name", [each.name for each in fields(Facts)])
def test_each_value_comes_back_equal_whichever_is_asked_for_first(name: str) -> None:
    facts = Draft().heading(2, "Part 1").bold("Flaw 1").items("a: b").formula("x").facts()
    again = stored_again(facts)

    assert getattr(again, name) == getattr(facts, name)
    assert again == facts
    assert hash(again) == hash(facts)


@pytest.mark.parametrize("change", [{}, {"passed": True}, {"labels": ()}, {"title": "x"}])
@pytest.mark.parametrize("asked", ["path", "labels"])
def test_a_change_is_that_of_replace_and_leaves_the_record(change, asked) -> None:
    facts = Draft().heading(2, "Part 1").bold("Flaw 1").formula("x").facts()
    again = stored_again(facts)
    getattr(again, asked)

    assert again.but(**change) == replace(facts, **change) == facts.but(**change)
    assert stored_again(again.but(**change)) == replace(facts, **change)
    assert again == facts


def test_what_is_asked_for_in_vain_is_said_so() -> None:
    facts = stored_again(Draft().facts())
    for each in (facts, facts.but(title="x"), Draft().facts()):
        with pytest.raises(AttributeError, match="no_such_thing"):
            each.no_such_thing  # noqa: B018


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data + b"\0", bytes.swapcase, lambda _: b""]
)
def test_facts_that_were_damaged_are_as_if_there_were_none(change) -> None:
    shelf = Shelf({})
    shelf["a"] = Draft().heading(2, "Part 1").facts()
    shelf.stored["a"] = change(shelf.stored["a"])

    assert shelf.get("a") is None
