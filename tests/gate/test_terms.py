"""What the gate reads before a build, and whom it calls wrong, told without Sphinx."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.errors import ConfigError

from fixtures.drafts import FINISHED, Draft
from gate.test_terms_of_findings import ADVICE, WARNING
from sphinx_rigor.gate.articles import idle_articles
from sphinx_rigor.gate.governing import governing_files
from sphinx_rigor.gate.terms import (
    fixed_folder,
    history_path,
    load_baseline_of,
    load_history_of,
    load_plan_of,
    load_record_of,
    plan_path,
    unknown_in_conf,
)

NAMED = ("rigor_plan", "rigor_history", "rigor_baseline", "rigor_checks")


def config(**given: Any) -> Any:
    values = {
        **dict.fromkeys(NAMED),
        "rigor_articles": ["**"],
        "rigor_ignore": [],
        "rigor_per_file_ignores": {},
        "suppress_warnings": [],
    }
    return SimpleNamespace(**{**values, **given})


@pytest.mark.parametrize(
    ("patterns", "folder"),
    [([], ""), (["**"], ""), (["a/**"], "a"), (["a/b/*.md", "c/*"], "a/b"), (["a/b"], "a"),
     (["a/x?/b/*"], "a"), (["a/[bc]/d"], "a"), (["a*/b*/c"], "")],
)  # fmt: skip
def test_articles_stand_in_the_fixed_folder_of_the_first_pattern(
    patterns: list[str], folder: str
) -> None:
    assert fixed_folder(patterns) == folder


LOADERS = {
    "rigor_plan": (load_plan_of, "plan.toml"),
    "rigor_history": (load_history_of, "history.json"),
    "rigor_baseline": (load_baseline_of, ""),
    "rigor_checks": (load_record_of, ""),
}


@pytest.mark.parametrize("name", LOADERS)
def test_a_file_that_is_named_is_read_and_one_by_default_if_it_is_there(
    tmp_path: Path, name: str
) -> None:
    load, usual = LOADERS[name]
    assert load(config(), tmp_path) is None
    (tmp_path / "own").write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match="own"):
        load(config(**{name: "own"}), tmp_path)
    if name == "rigor_plan":
        with pytest.raises(ConfigError, match="none"):
            load(config(rigor_plan="none"), tmp_path)
    if usual:
        (tmp_path / usual).write_text("{", encoding="utf-8")
        with pytest.raises(ConfigError, match=usual):
            load(config(), tmp_path)


def test_the_files_that_govern_are_conf_py_and_all_that_it_names() -> None:
    app = SimpleNamespace(confdir="/s", extensions=(), config=config(rigor_checks="c"))
    found = list(governing_files(app, SimpleNamespace(files=("/x.toml",))))
    wanted = ["/s/conf.py", "/x.toml", "/s/plan.toml", "/s/history.json", "/s/c"]
    assert found == list(map(Path, wanted))
    every = config(**{name: name for name in NAMED})
    assert plan_path(every, Path("/s")) == Path("/s/rigor_plan")
    assert history_path(every, Path("/s")) == Path("/s/rigor_history")
    app.config = every
    named = list(governing_files(app, SimpleNamespace(files=())))
    assert named[1:] == [Path("/s", name) for name in NAMED]


def test_unknown_rules_are_told_with_the_value_that_names_them() -> None:
    given = config(
        rigor_ignore=["r", "i"],
        rigor_per_file_ignores={"a/*": ["p", "r"], "b": ["q"]},
        suppress_warnings=["rigor.s", "rigor.*", "rigor", "myst.x", "toc.x", "rigor.r"],
    )
    told = [(each.value, each.quoted) for each in map(shown, unknown_in_conf(given, {"r"}))]
    assert told == [
        ("rigor_ignore", "i"),
        ("rigor_per_file_ignores", "a/*"),
        ("rigor_per_file_ignores", "b"),
        ("suppress_warnings", "rigor.s"),
    ]


def shown(wrong: Any) -> Any:
    value, why, quoted = wrong
    assert "there is no rule" in why.render()
    return SimpleNamespace(value=value, quoted=quoted)


@pytest.mark.parametrize(
    ("names", "fresh"),
    [
        ({}, True),
        ({"index": FINISHED}, True),  # the root is no article, whatever it says
        ({"made": FINISHED}, True),  # nor is a page of the plan
        ({"x": "title: T\n"}, True),
        ({"x": FINISHED}, False),
        ({"artcles/x": ""}, False),
        ({"other/x": ""}, True),
        ({"articles/x": FINISHED}, None),
    ],
)
def test_a_pattern_without_documents_is_advice_where_none_was_meant(
    names: dict[str, str], fresh: bool | None
) -> None:
    facts = {name: Draft(matter).facts(name) for name, matter in names.items()}
    env = SimpleNamespace(
        config=config(_raw_config={"rigor_articles": 1}, rigor_articles=["articles/**"]),
        found_docs=set(names),
        domains={"rigor": SimpleNamespace(facts=facts)},
    )
    env.config.root_doc = "index"
    found = list(idle_articles(env, frozenset({"made"}), str))
    severity = {True: [ADVICE], False: [WARNING], None: []}[fresh]
    assert [each.severity for each in found] == severity
    env.config._raw_config = {}
    assert list(idle_articles(env, frozenset(), str)) == []
