"""What the gate says, holds back, knows and lets decide, told without Sphinx."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.errors import ExtensionError

from fixtures.drafts import complete, standard
from gate.test_terms import config
from gate.test_terms_of_findings import ADVICE, ERROR, WARNING, finding
from sphinx_rigor.gate import gate as gate_module
from sphinx_rigor.gate.articles import examined
from sphinx_rigor.gate.baseline import Known, apply_baseline
from sphinx_rigor.gate.builder import report_of
from sphinx_rigor.gate.circles import circle_findings
from sphinx_rigor.gate.gate import Gate, documents_of_rules, newly_claimed, say
from sphinx_rigor.gate.held import hold_back
from sphinx_rigor.gate.limit import LEAST, TooSlow, next_limit
from sphinx_rigor.gate.measured import earlier_of
from sphinx_rigor.gate.others import said_besides
from sphinx_rigor.gate.waivers import settle_claims
from sphinx_rigor.memory.recorder import Heard, Remembered
from sphinx_rigor.plugins import PluginError
from sphinx_rigor.records import State, msg


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.5, 0.6, 1, 5, 7])
def test_each_slow_article_halves_what_the_others_may_take(seconds: float) -> None:
    assert next_limit(seconds) == (LEAST if seconds < 0.6 else seconds * 0.5)


def test_a_slow_or_broken_article_is_refused_and_the_others_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits, errors = [], {"a": TooSlow("x+"), "c": ValueError("y")}

    def measure(facts: Any, earlier: Any) -> Any:
        if facts.docname in errors:
            raise errors[facts.docname]
        return complete().article(earlier.standard, facts.docname)

    def limited(seconds: float) -> Any:
        limits.append(seconds)
        return nullcontext()

    monkeypatch.setattr("sphinx_rigor.gate.articles.measure_once", measure)
    monkeypatch.setattr("sphinx_rigor.gate.articles.limited", limited)
    earlier = earlier_of(None, standard(tmp_path), frozenset())
    found = list(examined([complete().facts(name) for name in "abcd"], earlier))

    assert limits == [5, 2.5, 2.5, 2.5]
    assert [each.facts.refused for each in found] == [True, False, True, False]
    slow, broken = found[0].facts.faults[0], found[2].facts.faults[0]
    assert (slow.rule, slow.line, slow.detail) == ("slow-pattern", 1, "x+")
    assert broken.rule == "internal-error"


@pytest.mark.parametrize(("severity", "docname", "suppressed"), list(
    product((ERROR, WARNING, ADVICE), ("", "a"), (None, "x"))))  # fmt: skip
def test_advice_on_the_site_is_information_and_what_is_not_waived_a_warning(
    severity: Any, docname: str, suppressed: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Any] = []
    logger = SimpleNamespace(
        info=lambda *words: said.append(words),
        warning=lambda *words, **more: said.append((*words, more)),
    )
    monkeypatch.setattr(gate_module, "logger", logger)
    say(finding(severity=severity, docname=docname, suppressed=suppressed, line=7))
    if severity is ADVICE:
        assert said == [("%s", "m")] * (not docname)
    else:
        placed = {"location": "a.md:7", "type": "rigor", "subtype": "r"}
        assert said == [("m", placed)] * (suppressed is None)


HEARD = [
    Heard("", "a", Remembered(30, "m", "a.md:1", kind, sub))
    for kind, sub in (("rigor", "r"), ("rigor", "s"), ("myst", "r"), ("myst", "r"))
]


def site_of(findings: tuple = (), heard: tuple = (), **more: Any) -> Any:
    """Return an application in which these things were found and heard."""
    site = SimpleNamespace(findings=findings)
    beside = SimpleNamespace(beside=lambda _said: "")
    domain = SimpleNamespace(site=site, heard=heard, help=beside)
    env = SimpleNamespace(
        domains={"rigor": domain}, found_docs={"a"}, srcdir="/s", doc2path=lambda name: name
    )
    told = {"env": env, "statuscode": 0, "builder": SimpleNamespace(name="rigor")}
    wanted = config(rigor_fail_on=None, **more)
    return SimpleNamespace(**told, config=wanted)


@pytest.mark.parametrize(
    ("quiet", "found", "told"),
    [
        ([], [], ["rigor.r", "rigor.s", "sphinx.myst.r"]),
        (["myst.r"], [], ["rigor.r", "rigor.s"]),
        (["rigor.s"], [], ["rigor.r", "sphinx.myst.r"]),
        ([], [finding()], ["rigor.s", "sphinx.myst.r"]),
        (["myst"], [finding()], ["rigor.s"]),
        ([], [finding(line=2)], ["rigor.r", "rigor.s", "sphinx.myst.r"]),
    ],
)
def test_what_was_said_besides_is_told_once_if_it_is_loud_and_no_finding(
    quiet: list[str], found: list, told: list[str]
) -> None:
    app = site_of(suppress_warnings=quiet)
    besides = said_besides(app, HEARD, found, app.env.domains["rigor"].help)
    assert [f"{each.tool}.{each.rule}" for each in besides] == told


@pytest.mark.parametrize("error", [None, ValueError()])
@pytest.mark.parametrize("severity", [ERROR, WARNING])
@pytest.mark.parametrize("heard", [False, True])
def test_findings_of_all_decide_the_status_of_a_build_that_ended(
    error: Exception | None, severity: Any, heard: bool
) -> None:
    loud = (Heard("", "", Remembered(40, "m", "", "", "")),) if heard else ()
    app = site_of((finding(severity=severity),), loud)
    Gate.on_finished(SimpleNamespace(), app, error)  # type: ignore[arg-type]
    assert app.statuscode == (error is None and (severity is ERROR or heard))
    app.env.domains["rigor"].site, app.statuscode = None, 0
    Gate.on_finished(SimpleNamespace(), app, None)  # type: ignore[arg-type]
    app.env = None
    Gate.on_finished(SimpleNamespace(), app, None)  # type: ignore[arg-type]
    assert app.statuscode == 0


@pytest.mark.parametrize("terms", [None, "terms"])
@pytest.mark.parametrize("builder", ["html", "linkcheck"])
def test_a_plugin_that_fails_ends_the_build_where_the_gate_speaks(
    terms: str | None, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure(*_given: object) -> None:
        raise PluginError(msg("it broke"))

    monkeypatch.setattr(gate_module, "measure", measure)
    app = SimpleNamespace(builder=SimpleNamespace(name=builder), confdir="/s")
    gate: Any = SimpleNamespace(terms=terms)
    if terms and builder == "html":
        with pytest.raises(ExtensionError, match="it broke"):
            Gate.on_get_updated(gate, app, None)  # type: ignore[arg-type]
    else:
        assert Gate.on_get_updated(gate, app, None) == []  # type: ignore[arg-type]


def test_rules_look_at_articles_alone_where_conf_says_so() -> None:
    both = gate_module.Measured(("a",), ("b",))  # type: ignore[arg-type]
    for alone, others in ((True, ()), (False, ("b",))):
        env = SimpleNamespace(config=SimpleNamespace(rigor_only_articles=alone))
        assert documents_of_rules(env, both) == (("a",), others)


@pytest.mark.parametrize(
    ("found", "faults"),
    [
        ([], []),
        ([finding("articles/a.md", docname="a", severity=WARNING)], []),
        ([finding("articles/a.md", "too-few-formulas", docname="a")], []),
        ([finding("articles/a.md", docname="b")], []),
        ([finding("articles/a.md", docname="a")], ["line 1: m"]),
        ([finding("inc.md", docname="a", line=4)], ["line inc.md:4: m"]),
        ([finding("articles/a.md", docname="a", line=n) for n in (3, 2, 5)],
         ["line 2: m (and 2 more)"]),
        ([finding("articles/a.md", rule, docname="a") for rule in "sr"], ["line 1: m"] * 2),
    ],
)  # fmt: skip
def test_an_error_that_no_requirement_counts_holds_an_article_back(
    tmp_path: Path, found: list, faults: list[str]
) -> None:
    one = replace(complete().facts("a"), path="articles/a.md")
    article = replace(complete().article(standard(tmp_path), "a"), facts=one)
    (held,) = hold_back([article], found)
    assert [each.render() for each in held.verdict.faults] == faults
    assert held.verdict.state is (State.CLAIMED if faults else State.VERIFIED)
    assert newly_claimed([article], [held]) == [held] * bool(faults)
    assert hold_back([], found) == ()


def test_a_claim_stays_where_something_else_is_not_waived() -> None:
    claim = finding(rule="false-completed")
    live, waived = finding(), finding(suppressed="x")
    for others in ([live], [live, waived]):
        assert settle_claims([*others, claim])[-1].suppressed is None
    assert settle_claims([waived, claim])[-1].suppressed
    assert settle_claims([finding(severity=ADVICE), claim])[-1].suppressed is None
    assert settle_claims([replace(claim, suppressed="y"), waived])[0].suppressed == "y"


@pytest.mark.parametrize("rule", ["empty-box", "too-few", "false-completed"])
def test_what_got_better_is_told_but_for_claims(rule: str) -> None:
    known = [Known("a.md", rule, "k", 1)]
    told = apply_baseline([finding(rule=rule, value=2)], known, "b", str)[1:]
    assert [each.rule for each in told] == ["baseline-outdated"] * (rule != "false-completed")


@pytest.mark.parametrize("many", range(4))
@pytest.mark.parametrize("known", range(4))
def test_as_many_are_known_as_are_recorded_and_the_rest_is_told_where_it_stands(
    many: int, known: int
) -> None:
    found = apply_baseline(
        [finding() for _ in range(many)], [Known("a.md", "r", "k")] * known, "b", str
    )
    kept, told = found[:many], found[many:]
    assert [each.suppressed for each in kept].count("baseline") == min(many, known)
    assert [each.line for each in told] == list(range(2, 2 + max(known - many, 0)))


@pytest.mark.parametrize("asked", [False, True, "0", "1"])
def test_advice_is_in_reports_where_conf_py_or_a_caller_asks_for_it(
    asked: object, tmp_path: Path
) -> None:
    names = ("rigor_standard", "rigor_rules_url")
    given = dict.fromkeys(names, "x") | {
        "rigor_report_advice": asked,
        "rigor_import": {"n": "m"},
    }
    app: Any = SimpleNamespace(config=SimpleNamespace(**given), srcdir=tmp_path)
    site: Any = SimpleNamespace(verdicts=(), plan=None, articles={})
    for caller in (False, True):
        report = report_of(app, site, (), str, advice=caller)  # type: ignore[arg-type]
        assert report.advice is (caller or str(asked) in {"True", "1"})
    assert report_of(app, site, (), str).advice is (str(asked) in {"True", "1"})  # type: ignore[arg-type]
    assert report.imports == {"n": "m"}


@pytest.mark.parametrize("names", ["a", "ab", "abc", "abcd"])
def test_a_circle_is_told_of_the_document_that_closes_it(names: str) -> None:
    def absent(_docname: str) -> None:
        raise OSError

    after = [*names[1:], names[0]]
    env: Any = SimpleNamespace(
        toctree_includes={
            each: [following] for each, following in zip(names, after, strict=True)
        },
        config=SimpleNamespace(root_doc="a"),
        get_doctree=absent,
        doc2path=lambda name, **_more: Path(f"{name}.md"),
    )
    (found,) = circle_findings(env, str)
    last = names[-1]
    assert (found.docname, found.key) == (last, "a")
    assert (found.path, found.article, found.line) == (f"{last}.md", f"{last}.md", 1)
