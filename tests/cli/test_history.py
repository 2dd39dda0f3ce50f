"""The history of a small repository: states by day, measured once, shown without git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from sphinx_rigor.cli import main

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
WORSE = GOOD.replace("$$b=c$$\n", "")
OTHER = GOOD.replace("title: T", "title: Ω").replace("slug: t", "slug: o")
DRAFT = BAD.replace("status: done", "status: draft")


def commit(root: Path, day: str, hour: int = 12) -> None:
    moment = f"2026-03-{day}T{hour}:00:00 +0000"
    env = os.environ | {
        "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment,
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", day)):
        subprocess.run(["git", *command], cwd=root, env=env, check=True)


@pytest.fixture
def site(project):
    files = {"small.toml": SMALL, "plan.toml": PLAN, ".gitignore": "_build\ntopics\nplan\n"}
    found = project(
        {**files, "index": "# I\n", "articles/t": DRAFT}, rigor_standard="small.toml"
    )
    root = found.root
    commit(root, "01")
    found.write({"articles/t": WORSE})
    commit(root, "02", 9)
    found.write({"articles/t": GOOD, "articles/又 一篇": OTHER})
    commit(root, "02", 18)
    found.write({"articles/t": WORSE})
    commit(root, "03")
    (root / "articles" / "又 一篇.md").rename(root / "articles" / "o.md")
    commit(root, "04")
    return found


def run(root: Path) -> str:
    done = CliRunner().invoke(main, ["-C", str(root), "history"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def lines(root: Path) -> list[tuple[str, str, str]]:
    data = json.loads((root / "history.json").read_text("utf-8"))
    return [(each["date"][-2:], each["article"], each["state"]) for each in data["versions"]]


def test_each_article_has_a_line_for_each_day_it_changed(site) -> None:
    run(site.root)

    assert lines(site.root) == [
        ("01", "articles/t", "partial"),
        ("02", "articles/t", "verified"),
        ("02", "articles/又 一篇", "verified"),
        ("03", "articles/t", "claimed"),
        ("04", "articles/o", "verified"),
        ("04", "articles/又 一篇", ""),
    ]


def test_only_what_is_new_is_measured_until_the_standard_changes(site) -> None:
    assert "measured now: 4" in run(site.root)
    before = (site.root / "history.json").read_bytes()
    assert "measured now: 0" in run(site.root)
    assert (site.root / "history.json").read_bytes() == before

    site.write({"small.toml": SMALL.replace("min = 2", "min = 1")})
    assert "measured now: 4" in run(site.root)
    assert ("03", "articles/t", "verified") in lines(site.root)


def test_the_dashboard_draws_it_without_git_and_names_what_fell_back(site) -> None:
    run(site.root)
    shutil.rmtree(site.root / ".git")
    page = site.build().page("plan/dashboard")
    text = site.build("text").page("plan/dashboard.txt")

    small = page.count('<span class="rigor-chart"><svg')
    assert page.count('<polyline class="rigor-line-done"') == 2 + small
    assert 'role="img"' in page
    commit_of = {each["date"]: each["commit"] for each in read(site.root)}
    for shown in (page, text):
        assert commit_of["2026-03-03"] in shown
        assert "2026-03-02" in shown
    assert "0 → 1 / 2" in text


def check(root: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["-C", str(root), "history", "--check"])
    return done.exit_code, done.output


def test_a_check_tells_what_the_file_lacks_and_changes_nothing(site) -> None:
    assert check(site.root)[0] == 1
    assert not (site.root / "history.json").exists()
    run(site.root)
    before = (site.root / "history.json").read_bytes()
    assert check(site.root)[0] == 0
    site.write({"articles/o": OTHER + "More.\n"})
    assert check(site.root)[0] == 0  # not yet in git
    commit(site.root, "05")
    code, output = check(site.root)
    assert code == 1
    assert "articles/o" in output
    assert "articles/t" not in output
    assert (site.root / "history.json").read_bytes() == before
    run(site.root)
    assert check(site.root)[0] == 0
    site.write({"small.toml": SMALL.replace("min = 2", "min = 1")})
    assert check(site.root)[0] == 1


def said(site) -> str:
    return " ".join(site.build("text").page("plan/dashboard.txt").split())


def test_the_dashboard_says_without_git_what_the_history_lacks(site) -> None:
    run(site.root)
    shutil.rmtree(site.root / ".git")
    assert "rigor history" not in said(site)
    site.write({"articles/o": (OTHER + "More.\n").replace("\n", "\r\n").encode()})
    assert "(rigor history): Ω" in said(site)
    site.write({"articles/o": OTHER.replace("\n", "\r\n").encode()})
    assert "rigor history" not in said(site)
    (site.root / "articles/o.md").unlink()
    assert "(rigor history): articles/o" in said(site)


@pytest.mark.parametrize(
    ("day", "drawn"), [("2026-03-20", 1), ("2026-01-20", 0), ("2027-01-01", 0)]
)
def test_a_goal_near_the_days_of_the_chart_ends_on_its_day(site, day: str, drawn: int) -> None:
    goal = f'[[goal]]\nid = "all"\ntitle = "All"\ndate = {day}\ntarget = 5\n'
    site.write({"plan.toml": f"[plan]\nas_of = 2026-03-01\n\n{goal}"})
    run(site.root)
    page = site.build().page("plan/dashboard")
    chart = page.partition('<ul class="rigor-chart-names">')[0]

    assert chart.count('class="rigor-due"') == drawn
    assert (day in chart.partition("rigor-course")[2]) is bool(drawn)
    assert "2026-03-01" in chart.partition("rigor-course")[2]


def read(root: Path) -> list[dict[str, str]]:
    return json.loads((root / "history.json").read_text("utf-8"))["versions"]


def test_a_shallow_clone_does_not_overwrite_what_is_known(site, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    command = ["git", "clone", "-q", "--depth=1", site.root.as_uri(), str(clone)]
    subprocess.run(command, check=True)

    done = CliRunner().invoke(main, ["-C", str(clone), "history"])

    assert done.exit_code == 2
    assert "shallow" in done.output


def test_a_damaged_history_stops_the_build_and_says_how_to_mend_it(site) -> None:
    site.write({"history.json": "{"})

    with pytest.raises(Exception, match=r"history\.json: .*rigor history"):
        site.build()


def test_tables_of_contents_may_stand_in_a_file(site) -> None:
    pytest.importorskip("sphinx_external_toc")
    run(site.root)
    before = lines(site.root)
    site.configure(extensions=["myst_parser", "sphinx_external_toc", "sphinx_rigor"])
    (site.root / "_toc.yml").write_text("root: index\nentries:\n- file: articles/t\n", "utf-8")
    (site.root / "history.json").unlink()
    run(site.root)

    assert lines(site.root) == before


@pytest.mark.parametrize("when", ["1 / 0", "app.connect('env-updated', lambda *_: 1 / 0)"])
def test_an_extension_that_stops_it_is_named_in_a_sentence(site, when: str) -> None:
    conf = site.root / "conf.py"
    conf.write_text(conf.read_text("utf-8") + f"def setup(app):\n    {when}\n", "utf-8")
    done = CliRunner().invoke(main, ["-C", str(site.root), "history"])

    assert done.exit_code == 2
    assert "the build stopped: " in done.output
    assert "division by zero" in done.output
