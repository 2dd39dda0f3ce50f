"""What earlier builds resolved and measured holds while nothing it depends on has changed."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.drafts import Draft
from fixtures.sites import Built, Project
from sphinx_rigor.gate import measured
from sphinx_rigor.memory import references
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.shelf import Shelf
from sphinx_rigor.standard import Standard

STANDARD = """
[standard]
name = "own"
[status]
values = ["draft", "done"]
enforced = ["done"]
[[require]]
what = "formula"
min = 1
[[part]]
id = "p"
title = "Part"
words = ["Part"]
[[part.require]]
what = "word"
min = 3
"""
TARGET = (
    "# A\n\n:::{theorem} T\n:label: lab\n\nWords.\n:::\n\n$$a=b$$ (e1)\n\n## Part\n\nOne.\n"
)
FILES: dict[str, str | bytes] = {
    "a": TARGET,
    "b": "# B\n\nSee {ref}`lab` and {eq}`e1`. TODO\n\n## Part\n\nOne two three four.\n",
    "c": "# C\n\nWords.\n",
    "own.toml": STANDARD,
}
ALL = {"index", "a", "b", "c"}


class Work:
    """What the last build resolved and measured."""

    def __init__(self, site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        """Watch a site."""
        self.site = site
        self.resolved: set[str] = set()
        self.examined: set[str] = set()
        resolve, examine = references.resolve, measured.examine
        monkeypatch.setattr(
            references,
            "resolve",
            lambda env, name, *rest: (self.resolved.add(name), resolve(env, name, *rest))[1],
        )
        monkeypatch.setattr(
            measured,
            "examine",
            lambda facts, *rest: (self.examined.add(facts.docname), examine(facts, *rest))[1],
        )

    def build(self, *, fresh: bool = False) -> Built:
        """Build anew what has changed."""
        self.resolved.clear()
        self.examined.clear()
        return self.site.build("rigor", fresh=fresh)


@pytest.fixture
def work(project, monkeypatch) -> Work:
    """A site that was built once."""
    config = {"myst_enable_extensions": ["dollarmath", "colon_fence"]}
    site = project(FILES, rigor_standard="own.toml", rigor_reports=["json"], **config)
    work = Work(site, monkeypatch)
    work.build()
    assert (work.resolved, work.examined) == ({"index", "b"}, ALL)
    return work


def told(built: Built) -> object:
    """Return all that a build tells."""
    report = json.loads((Path(built.app.outdir) / "report.json").read_text(encoding="utf-8"))
    return sorted(built.warnings), report, rigor_domain(built.app.env).resolved


def test_only_what_changes_is_measured_again(work: Work) -> None:
    """And whatever has changed, all is told that a build from nothing tells."""
    work.site.write({"c": "# C\n\nOther words.\n"})
    work.build()
    assert (work.resolved, work.examined) == (set(), {"c"})

    for name, text, examined in (
        ("a", TARGET.replace(": lab", ": bal"), {"a", "b"}),
        ("a", TARGET.replace("$$a", "$$z=z$$ (e0)\n\n$$a"), {"a", "b"}),
        ("own.toml", STANDARD.replace("min = 3", "min = 5"), ALL),
    ):
        work.site.write({name: text})
        again = work.build()
        assert work.examined == examined
        assert told(again) == told(work.build(fresh=True))


def test_other_words_of_the_configuration_are_found(work: Work) -> None:
    work.site.configure(
        **work.site.config | {"rigor_name_documents": False, "language": "zh_CN"}
    )
    again = told(work.build())
    assert again == told(work.build(fresh=True))


def test_what_was_damaged_is_measured_again() -> None:
    wanted, facts = Standard("none"), Draft().heading(1, "A").bold("B", " words").facts()
    domain: Any = SimpleNamespace(data={"measured": {}}, facts=Shelf({}), basis="code")
    domain.facts[facts.docname] = facts
    earlier = measured.earlier_of(domain, wanted, frozenset())
    first = measured.measure_once(facts, earlier)
    stored = domain.data["measured"]
    seal, value = stored[facts.docname]
    for damaged in (b"", value[:-1], value.replace(b"K", b"M"), b"N."):
        stored[facts.docname] = seal, damaged
        assert measured.measure_once(facts, earlier) == first
        assert stored[facts.docname] == (seal, value)
