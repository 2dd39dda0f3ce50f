"""A rule that does not exist is an error wherever its name is written, with the nearest one."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sphinx.errors import ConfigError

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.cli import main

WRONG, NEAR = "to-few-formulas", "did you mean too-few-formulas?"
RECORDED = json.dumps(
    {"version": 1, "findings": [{"path": "a.md", "rule": WRONG, "key": "", "value": None}]}
)


@pytest.fixture
def site(project):
    return project({"articles/x": GOOD, "small.toml": SMALL}, rigor_standard="small.toml")


def refused(site) -> str:
    with pytest.raises(ConfigError) as raised:
        site.build("rigor")
    done = CliRunner().invoke(main, ["-C", str(site.root), "check"])
    assert (done.exit_code, NEAR in done.output) == (2, True)
    return str(raised.value)


@pytest.mark.parametrize(
    "config",
    [
        {"rigor_ignore": [WRONG]},
        {"rigor_per_file_ignores": {"articles/*": ["empty-box", WRONG]}},
        {"suppress_warnings": ["myst", f"rigor.{WRONG}"]},
    ],
    ids=lambda each: next(iter(each)),
)
def test_in_conf_py(site, config) -> None:
    site.configure(**config)
    assert NEAR in refused(site)
    assert next(iter(config)) in refused(site)


@pytest.mark.parametrize(
    "rules", [f'off = ["{WRONG}"]', f'severity.{WRONG} = "advice"'], ids=["off", "severity"]
)
def test_in_a_standard(site, rules) -> None:
    site.write(
        {"small.toml": SMALL.replace("[front-matter]", f"[rules]\n{rules}\n[front-matter]")}
    )
    line = (site.root / "small.toml").read_text(encoding="utf-8").splitlines().index(rules) + 1
    assert f"small.toml:{line}: rules.{rules.partition(' ')[0]}: " in refused(site)
    done = CliRunner().invoke(main, ["-C", str(site.root), "standard", "check", "small.toml"])
    assert (done.exit_code, NEAR in done.output) == (2, True)


def test_in_a_baseline(site) -> None:
    site.write({"known.json": RECORDED}).configure(rigor_baseline="known.json")
    assert refused(site).startswith("known.json:2: there is no rule")


def test_in_a_waiver_and_on_the_command_line(site) -> None:
    site.write({"articles/x": f"{GOOD}\n<!-- rigor: allow {WRONG}: why -->\n"})
    built = site.build("rigor")

    assert NEAR in built.about("unknown-rule")[0]
    assert built.status == 1
    done = CliRunner().invoke(main, ["-C", str(site.root), "explain", WRONG])
    assert (done.exit_code, NEAR in done.output) == (2, True)


def test_every_name_that_is_said_may_be_written(site) -> None:
    names = [
        "duplicate-label",
        "unknown-name",
        "directive-taken",
        "failed-check",
        "unused-waiver",
    ]
    site.configure(suppress_warnings=["rigor", "rigor.*", *(f"rigor.{each}" for each in names)])
    assert site.build("rigor").status == 0
