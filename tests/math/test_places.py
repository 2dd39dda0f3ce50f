"""A label of an equation leads to the same document first, then to the first that has it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sphinx_rigor.math.document.places import find_place, forget_places
from sphinx_rigor.math.read.numbers import Equation

EQUATIONS = {
    "b": (Equation("1", node_id="x", labels=("eq:1",)), Equation("2", labels=("eq:1", "own"))),
    "a": (Equation("1"), Equation("2", labels=("eq:1",)), Equation("3", labels=("eq:1",))),
    "c": (),
}


def env_of(equations: dict[str, tuple[Equation, ...]]) -> Any:
    """Return as much of an environment as looking asks for."""
    app = SimpleNamespace(builder=SimpleNamespace(name="html"))
    domain = SimpleNamespace(data={"equations": equations}, places=None)
    return SimpleNamespace(_app=app, app=app, domains={"rigor": domain})


def test_its_own_document_comes_first_then_the_first_by_name() -> None:
    env = env_of(dict(EQUATIONS))
    for docname, label, found in (
        ("a", "eq:1", ("a", "2")),
        ("b", "eq:1", ("b", "1")),
        ("c", "eq:1", ("a", "2")),
        ("a", "own", ("b", "2")),
        ("gone", "own", ("b", "2")),
    ):
        place = find_place(env, docname, label)
        assert place
        assert (place.docname, place.equation.number) == found
    assert find_place(env, "a", "nowhere") is None


def test_equations_that_have_changed_are_looked_at_anew() -> None:
    env = env_of(dict(EQUATIONS))
    assert find_place(env, "c", "new") is None
    env.domains["rigor"].data["equations"]["c"] = (Equation("9", labels=("new",)),)
    forget_places(env)
    assert find_place(env, "a", "new")


def test_a_label_that_moves_to_another_document_is_found_there(project) -> None:
    files = {"a": "# A\n\n$$x$$ (here)\n", "b": "# B\n\n$$y$$\n", "c": "# C\n\n{eq}`here`\n"}
    site = project(files)
    assert 'href="a.html#' in site.build().page("c")

    site.write({"a": "# A\n\n$$x$$\n", "b": "# B\n\n$$y$$ (here)\n"})
    assert 'href="b.html#' in site.build().page("c")
