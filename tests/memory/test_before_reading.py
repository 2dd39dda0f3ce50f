"""What is forgotten and what is known before a document is read, told without Sphinx."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_rigor.boxes.kinds import KINDS
from sphinx_rigor.memory.domain import RigorDomain
from sphinx_rigor.memory.recorder import Heard, Remembered
from sphinx_rigor.memory.warnings import READING, Memory


@pytest.mark.parametrize("wanted", [True, False])
def test_all_that_is_read_again_is_forgotten_before_any_is_read(wanted: bool) -> None:
    forgotten: list[tuple[str, ...]] = []
    app: Any = SimpleNamespace(
        connect=lambda *_given, **_more: None,
        config=SimpleNamespace(rigor_remember_warnings=wanted),
        events=SimpleNamespace(emit=lambda event, _env, name: forgotten.append((event, name))),
    )
    domain = SimpleNamespace(heard=None, help=None)
    env: Any = SimpleNamespace(
        domains={"rigor": domain}, clear_doc=lambda name: forgotten.append((name,))
    )
    memory, mark = Memory(app), object()
    said = Remembered(30, "m", "", "", "")
    early = Heard("", "", said)
    memory.recorder.heard = [early, Heard(READING, "a", said)]
    memory.mark, memory.written, memory.checked = mark, {"x"}, True  # type: ignore[assignment]
    memory.on_before_read(app, env, ["a", "b"])
    memory.recorder.stop()

    steps = [("env-purge-doc", "a"), ("a",), ("env-purge-doc", "b"), ("b",)]
    assert forgotten == (steps if wanted else [])
    assert (memory.read, memory.written, memory.checked) == ({"a", "b"}, set(), False)
    assert memory.recorder.heard == [early]
    assert domain.heard is memory.recorder.heard
    assert (memory.recorder.phase, memory.mark) == (READING, mark)


def test_directives_are_those_of_our_kinds_and_of_the_sites() -> None:
    kinds = {"recipe": {}}
    config = SimpleNamespace(rigor_kinds=kinds, rigor_import={})
    env: Any = SimpleNamespace(domaindata={}, config=config)
    domain = RigorDomain(env)
    known = {*domain.directives}

    assert domain.directive("unheard") is None
    assert {*domain.directives} == known >= {*KINDS}
    assert domain.directive("theorem") is domain.directive("theorem") is not None
    assert domain.directive("recipe") is not None
    assert {*domain.directives} == {*known, "recipe"}
    assert "recipe" not in RigorDomain.directives
