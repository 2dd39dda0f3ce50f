"""What is said of a finding, and by whose name a circle goes."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from sphinx_rigor.gate import gate
from sphinx_rigor.gate.circles import break_circles, circle_findings, place_of, shown
from sphinx_rigor.gate.columns import with_columns
from sphinx_rigor.gate.limit import LEAST, next_limit, pattern_in
from sphinx_rigor.gate.planned import patterns_of, searched
from sphinx_rigor.records import Finding, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


@pytest.mark.parametrize(
    ("severity", "docname", "suppressed", "said"),
    [
        (ERROR, "a", None, ["warning a.md:3"]),
        (WARNING, "", None, ["warning a.md:3"]),
        (ERROR, "a", "waived", []),
        (ADVICE, "a", None, []),
        (ADVICE, "", None, ["info"]),
        (ADVICE, "", "waived", ["info"]),
        (WARNING, "", "waived", []),
    ],
)
def test_advice_on_no_document_is_information_and_what_is_live_a_warning(
    monkeypatch, severity: Severity, docname: str, suppressed: str | None, said: list[str]
) -> None:
    heard: list[str] = []
    logger = SimpleNamespace(
        info=lambda *_: heard.append("info"),
        warning=lambda _said, location, **_: heard.append(f"warning {location}"),
    )
    monkeypatch.setattr(gate, "logger", logger)
    gate.say(
        Finding("a.md", 3, "r", "m", severity, docname=docname, suppressed=suppressed, key="k")
    )
    assert heard == said


@pytest.mark.parametrize("tool", ["docutils", "myst", "sphinx", "rigor", "autodoc", "zzz"])
def test_whatever_others_are_called_what_they_quote_has_a_column(
    tmp_path: Path, tool: str
) -> None:
    one = Finding("a.md", 1, "r", "m", key='unknown: "b c"', tool=tool)
    (found,) = with_columns(tmp_path, [one], {"a.md": "a b c"})
    assert found.column == (0 if tool == "rigor" else 3)


def environment(includes: dict[str, list[str]]) -> SimpleNamespace:
    """Return as much of an environment as is asked about circles; no doctree can be read."""

    def unread(_docname: str) -> None:
        raise OSError

    return SimpleNamespace(
        toctree_includes=includes,
        config=SimpleNamespace(root_doc="i"),
        doc2path=lambda name, **_: Path(f"{name}.md"),
        get_doctree=unread,
        srcdir=".",
    )


@pytest.mark.parametrize("many", [1, 2, 3, 8, 9, 20])
def test_a_circle_is_told_of_the_document_that_closes_it(many: int) -> None:
    names = ["i", *(f"d{number}" for number in range(1, many))]
    env = environment({each: [names[(n + 1) % many]] for n, each in enumerate(names)})
    (found,) = circle_findings(env, str)

    assert (found.path, found.line) == place_of(env, names[-1], "i") == (f"{names[-1]}.md", 1)
    assert (found.docname, found.article, found.key) == (names[-1], f"{names[-1]}.md", "i")
    assert shown(names).count("…") == (many > 8)
    assert shown(names).startswith(" → ".join(names[:4]))
    assert shown(names).endswith(" → ".join([*names[-4:], "i"]))


def test_circles_are_left_where_no_pages_are_written() -> None:
    env = environment({"i": ["a"], "a": ["i"]})
    break_circles(None, SimpleNamespace(env=env, config=env.config))
    assert env.toctree_includes == {"i": ["a"], "a": ["i"]}


def test_each_article_that_is_slow_leaves_the_others_half_and_never_less_than_the_least() -> (
    None
):
    assert [next_limit(each) for each in (4.0, 2.0, 2 * LEAST, LEAST, 0)] == [
        *(2.0, 1.0, LEAST, LEAST, LEAST),
    ]
    assert pattern_in(None) == ""


def test_a_pattern_that_ends_is_not_slow_and_each_is_asked_once() -> None:
    a, b = re.compile("a"), re.compile("b")
    plan = SimpleNamespace(topics=[SimpleNamespace(match=(a, b)), SimpleNamespace(match=(b,))])
    assert list(patterns_of(plan)) == [a, b]
    assert searched(a, ["x" * 50, "a"]) == ""
