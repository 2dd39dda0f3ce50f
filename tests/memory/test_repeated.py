"""What is said again is said of the same document as at first."""

from __future__ import annotations

from fixtures.drafts import GOOD
from sphinx_rigor.gate.others import all_findings

EQUATION = "\n$$x=y$$ (eq-one)\n"


def test_a_warning_without_a_place_keeps_its_document(project) -> None:
    second = GOOD.replace("slug: t", "slug: u") + EQUATION + "\n{ref}`nowhere`\n"
    site = project({"articles/a": GOOD + EQUATION, "articles/b": second})
    first = all_findings(site.build("rigor").app)
    again = all_findings(site.build("rigor").app)

    assert {each.path for each in first if "of equation eq-one" in each.message} == {
        "articles/b.md"
    }  # Sphinx 8 gives such a warning no name
    assert [(each.docname, each) for each in again] == [(each.docname, each) for each in first]
