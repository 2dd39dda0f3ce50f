"""What earlier builds resolved and measured holds while nothing it depends on has changed."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.drafts import Draft
from fixtures.sites import Built, Project
from sphinx_rigor.gate import checked, measured
from sphinx_rigor.gate.articles import Measured
from sphinx_rigor.memory import references
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.shelf import Shelf
from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules import CRASHED, Rule, own_rules
from sphinx_rigor.rules._evaluation import is_within
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict import examine

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
        self.checked: set[str] = set()
        resolve, examine, find = references.resolve, measured.examine, checked.found_alone
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

        monkeypatch.setattr(
            checked,
            "found_alone",
            lambda article, *rest, **more: (
                self.checked.add(article.facts.docname), find(article, *rest, **more))[1],
        )  # fmt: skip

    def build(self, *, fresh: bool = False) -> Built:
        """Build anew what has changed."""
        self.resolved.clear()
        self.examined.clear()
        self.checked.clear()
        return self.site.build("rigor", fresh=fresh)


@pytest.fixture
def work(project, monkeypatch) -> Work:
    """A site that was built once."""
    config = {"myst_enable_extensions": ["dollarmath", "colon_fence"]}
    site = project(FILES, rigor_standard="own.toml", rigor_reports=["json"], **config)
    work = Work(site, monkeypatch)
    work.build()
    assert (work.resolved, work.examined, work.checked) == ({"index", "b"}, ALL, ALL)
    return work


def told(built: Built) -> object:
    """Return all that a build tells."""
    report = json.loads((Path(built.app.outdir) / "report.json").read_text(encoding="utf-8"))
    return sorted(built.warnings), report, rigor_domain(built.app.env).resolved


def test_only_what_changes_is_measured_again(work: Work) -> None:
    """And whatever has changed, all is told that a build from nothing tells."""
    work.site.write({"c": "# C\n\nOther words.\n"})
    work.build()
    assert (work.resolved, work.examined, work.checked) == (set(), {"c"}, {"c"})

    for name, text, examined in (
        ("a", TARGET.replace(": lab", ": bal"), {"a", "b"}),
        ("a", TARGET.replace("$$a", "$$z=z$$ (e0)\n\n$$a"), {"a", "b"}),
        ("own.toml", STANDARD.replace("min = 3", "min = 5"), ALL),
    ):
        work.site.write({name: text})
        again = work.build()
        assert work.examined == work.checked == examined
        assert told(again) == told(work.build(fresh=True))


def test_other_words_of_the_configuration_are_found(work: Work) -> None:
    work.site.configure(
        **work.site.config | {"rigor_name_documents": False, "language": "zh_CN"}
    )
    again = told(work.build())
    assert again == told(work.build(fresh=True))


def test_what_was_damaged_is_measured_again() -> None:
    wanted, facts = Standard("none"), Draft().heading(1, "A").bold("B", " words").facts()
    domain: Any = SimpleNamespace(
        data={"measured": {}, "checked": {}}, facts=Shelf({}), basis="code", sealed={}
    )
    domain.facts[facts.docname] = facts
    earlier = measured.earlier_of(domain, wanted, frozenset())
    first = measured.measure_once(facts, earlier)
    stored = domain.data["measured"]
    seal, value = stored[facts.docname]
    for damaged in (b"", value[:-1], value.replace(b"K", b"M"), b"N."):
        stored[facts.docname] = seal, damaged
        assert measured.measure_once(facts, earlier) == first
        assert stored[facts.docname] == (seal, value)


def test_what_rules_found_holds_for_what_was_measured_alone(monkeypatch) -> None:
    """A document of another kind, one whose measure is not known, and a crash are no such."""
    wanted, facts = Standard("none"), Draft().heading(1, "A").bold("B", " TODO").facts()
    looked: list[str] = []
    keys: list[str] = []

    def check(_article):
        looked.append(keys[-1])
        return [Problem(1, msg("m"), key=keys[-1])]

    rules = {"own": Rule(summary=msg("s"), everywhere=True, check=check)}
    monkeypatch.setattr(checked, "own_rules", lambda _standard: rules)
    domain: Any = SimpleNamespace(data={"checked": {}}, sealed={})
    article = examine(facts, wanted)
    known = {"own": (Problem(1, msg("m"), key="k"),)}
    asked = [
        ("", Measured((article,), ()), "k", {}, 0),
        ("seal", Measured((article,), ()), "k", {facts.docname: known}, 1),
        ("seal", Measured((article,), ()), "k", {facts.docname: known}, 1),
        ("other", Measured((article,), ()), "k", {facts.docname: known}, 2),
        ("other", Measured((), (article,)), "k", {facts.docname: known}, 3),
        ("crash", Measured((article,), ()), CRASHED, None, 4),
        ("crash", Measured((article,), ()), "k", {facts.docname: known}, 5),
    ]
    for seal, documents, key, found, times in asked:
        keys.append(key)
        domain.sealed = {facts.docname: seal} if seal else {}
        again = checked.checked(domain, documents, wanted)
        assert len(looked) == times
        if found is not None:
            assert again == found


def test_only_our_own_rules_are_known_to_find_the_same_again() -> None:
    ours = own_rules(Standard("none"))
    assert {"placeholder", "missing-part", "too-few-words"} <= ours.keys()
    assert not is_within("sphinx_rigor.rules", lambda _article: [])
    assert not is_within("sphinx_rigor.rules", None)
