r"""Where the labels of equations lead: those of Sphinx, and ``\label`` in formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.doctree.left_out import left_out
from sphinx_rigor.math.read.numbers import Equation, unlike

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

ONE_PAGE = "singlehtml"
"""The builder that puts all documents on one page."""
Equations = Mapping[str, tuple[Equation, ...]]
"""The equations of each document, by docname, with the numbers that readers see."""


@dataclass(frozen=True, slots=True)
class Place:
    """A label and where it leads."""

    label: str
    docname: str
    equation: Equation


def stored_equations(env: BuildEnvironment) -> dict[str, tuple[Equation, ...]]:
    """Return the equations of all documents as the environment keeps them."""
    return cast("dict[str, tuple[Equation, ...]]", env.domains["rigor"].data["equations"])


def equations_by_document(env: BuildEnvironment) -> Equations:
    """Return the equations of all documents as the pages at work show them.

    Where all documents are one page, ids must not come twice.
    """
    stored = stored_equations(env)
    if builder_of(env).name != ONE_PAGE:
        return stored
    held = vars(env.domains["rigor"])
    if "one_page" not in held:
        held["one_page"] = unlike(stored)
    return cast("Equations", held["one_page"])


def find_place(env: BuildEnvironment, docname: str, label: str) -> Place | None:
    """Return where a label leads: in the same document first, then in the first that has it.

    Articles are written apart and call many an equation ``eq:1``.
    """
    for each in equations_by_document(env).get(docname, ()):
        if label in each.labels:
            return Place(label, docname, each)
    return first_places(env).get(label)


def is_left_out(env: BuildEnvironment, place: Place) -> bool:
    """Tell whether a false ``only`` leaves out what a label leads to."""
    own_id = place.equation.node_id.partition("--")[0]  # see ``unlike``
    return own_id in left_out(env).get(place.docname, ())


def first_places(env: BuildEnvironment) -> Mapping[str, Place]:
    """Return where each label is found first, once for a state of the equations."""
    held = vars(env.domains["rigor"])
    if held["places"] is None:
        equations = equations_by_document(env)
        held["places"] = {
            label: Place(label, name, each)
            for name in sorted(equations, reverse=True)
            for each in reversed(equations[name])
            for label in each.labels
        }
    return cast("Mapping[str, Place]", held["places"])


def forget_places(env: BuildEnvironment) -> None:
    """Look for the labels anew: the equations are other ones."""
    vars(env.domains["rigor"])["places"] = None


def shown_of_equations(
    env: BuildEnvironment, docname: str, targets: Iterable[str]
) -> Iterator[str]:
    """Yield what a page shows of equations: its own numbers, and where references lead."""
    equations = equations_by_document(env)
    yield from (f"{each.node_id} {each.number}" for each in equations.get(docname, ()))
    for target in targets:
        if place := find_place(env, docname, target):
            yield f"{target} {place.docname} {place.equation.node_id} {place.equation.number}"
