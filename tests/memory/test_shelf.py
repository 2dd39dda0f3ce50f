"""Facts are stored a document at a time and come back as they were."""

from __future__ import annotations

import pickle

from fixtures.drafts import Draft
from sphinx_rigor.memory.shelf import Shelf


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
