"""The command ``rigor`` as a user types it."""

from __future__ import annotations

import json

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.cli import main
from sphinx_rigor.records import Finding

ARTICLE = BAD.replace("{unknown}`role`", "")


@pytest.fixture
def site(project):
    files = {
        "articles/bad": ARTICLE,
        "articles/good": GOOD,
        "small.toml": SMALL,
        "index": "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n",
    }
    return project(files, rigor_standard="small.toml")


def run(site, *words: str):
    return CliRunner().invoke(main, ["-C", str(site.root), *words])


def test_check_prints_place_line_and_sum_and_exits_1(site) -> None:
    done = run(site, "check")

    assert done.exit_code == 1
    assert (
        "articles/bad.md:9: error: Part 1: Proof: distinct display formulas: 1 of 2 "
        "[too-few-formulas]\n        9 | ## Part 1: Proof\n"
    ) in done.output
    assert done.output.endswith("error: 2\n")
    assert run(site, "check").output == done.output


def test_check_writes_no_report_and_refuses_the_formats_that_a_build_refuses(site) -> None:
    site.configure(rigor_standard="small.toml", rigor_reports=["json"])
    assert run(site, "check").exit_code == 1
    assert not list((site.root / "_build/rigor").glob("report.*"))

    site.configure(rigor_standard="small.toml", rigor_reports=["jsno"])
    by_conf, by_option = (run(site, "check", *each) for each in ([], ["--format", "jsno"]))
    assert by_conf.exit_code == by_option.exit_code == 2
    words = "there is no report format 'jsno'; expected one of annotations, "
    assert words in by_conf.output
    assert words in by_option.output


def test_ctrl_c_ends_a_command_without_a_word_and_not_as_findings_do(monkeypatch) -> None:
    def stop(*_given: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sphinx_rigor.cli.check.read_site", stop)
    done = CliRunner().invoke(main, ["check"])

    assert (done.exit_code, done.output) == (130, "")


def test_check_of_one_path_leaves_the_others_alone(site) -> None:
    assert run(site, "check", str(site.root / "articles/good.md")).exit_code == 0
    assert run(site, "check", str(site.root / "articles")).exit_code == 1


def test_check_of_a_path_without_documents_is_no_success(site, tmp_path) -> None:
    (tmp_path / "stray.md").write_text("# S\n", encoding="utf-8")
    for path, words in (("none.md", "does not exist"), ("stray.md", "no document of this")):
        done = run(site, "check", str(tmp_path / path))
        assert (done.exit_code, words in done.output) == (2, True)


def test_check_of_a_path_hears_what_others_say_of_it(site) -> None:
    site.write({"articles/bad": GOOD.replace("slug: t", "slug: u") + "\n{unknown}`x`\n"})
    bad = run(site, "check", str(site.root / "articles/bad.md"))

    assert (bad.exit_code, "myst.role_unknown" in bad.output) == (1, True)
    assert run(site, "check", str(site.root / "articles/good.md")).exit_code == 0


def test_check_counts_the_warnings_of_others(site) -> None:
    site.write({"articles/bad": GOOD.replace("slug: t", "slug: u") + "\n{unknown}`x`\n"})
    done = run(site, "check")

    assert done.exit_code == 1
    assert 'Unknown interpreted text role "unknown"' in done.output


def test_check_prints_any_report(site) -> None:
    done = run(site, "check", "--format", "json")

    assert json.loads(done.stdout)["summary"]["claimed"] == 1


@pytest.mark.parametrize(
    ("words", "status", "rules"),
    [
        (("--select", "too-few-formulas"), 1, {"too-few-formulas"}),
        (("--select", "duplicate-part,bad-date"), 0, set()),
        (("--ignore", "too-few-formulas false-completed"), 0, set()),
        (("--ignore", "too-few-formulas"), 1, {"false-completed"}),
        (("--exit-zero",), 0, {"too-few-formulas", "false-completed"}),
    ],
)
def test_rules_are_chosen(site, words: tuple[str, ...], status: int, rules: set[str]) -> None:
    done = run(site, "check", "-q", *words)

    assert done.exit_code == status
    assert {line.rpartition("[")[2].rstrip("]") for line in done.output.splitlines()} == rules


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_there_is_not_is_named_with_the_nearest(site, option: str) -> None:
    done = run(site, "check", option, "too-few-formula")

    assert done.exit_code == 2
    assert "too-few-formula; did you mean too-few-formulas?" in done.output


def test_findings_are_counted(site) -> None:
    assert run(site, "check", "--statistics").output == (
        "     1  false-completed\n     1  too-few-formulas\n"
    )


@pytest.mark.parametrize("form", ["text", "sarif"])
def test_findings_are_written_to_a_file(site, tmp_path, form: str) -> None:
    printed = run(site, "check", "--format", form)
    done = run(site, "check", "--format", form, "-o", str(tmp_path / "out"))

    assert (done.exit_code, done.output) == (1, "")
    assert (tmp_path / "out").read_text(encoding="utf-8") == printed.output


def test_paths_lead_from_where_one_stands(site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root / "articles")
    done = CliRunner().invoke(main, ["check", "-q"])

    places = {line.partition(":")[0] for line in done.output.splitlines()}
    assert places == {"bad.md"}


def test_a_hook_may_pass_any_file(site) -> None:
    site.write({"notes/readme.txt": "no document\n"})
    stranger, good = site.root / "notes/readme.txt", site.root / "articles/good.md"
    run_hook = ("check", "--force-exclude")

    assert run(site, "check", str(stranger)).exit_code == 2
    assert run(site, *run_hook, str(stranger)).exit_code == 0
    assert run(site, *run_hook, str(stranger), str(good)).exit_code == 0
    assert run(site, *run_hook, str(good), str(site.root / "small.toml")).exit_code == 1
    assert run(site, *run_hook, str(site.root / "conf.py")).exit_code == 1


BROKEN = ARTICLE.replace("slug: u", "slug: t")


def test_a_hook_checks_what_a_file_decides_about_or_goes_into(site) -> None:
    site.write(
        {
            "own.toml": '[standard]\nname = "own"\nextends = "small.toml"\n',
            "plan.toml": '[[topic]]\nid = "t"\ntitle = "T"\n',
            "notes/shared.txt": "More words.\n",
            "articles/good": f"{BROKEN}\n```{{literalinclude}} ../notes/shared.txt\n```\n",
        }
    )
    site.configure(rigor_standard="own.toml", rigor_write_pages=False)

    for file in ("own.toml", "small.toml", "plan.toml"):
        done = run(site, "check", "--force-exclude", str(site.root / file))
        assert (done.exit_code, "bad.md:9" in done.output) == (1, True), file
    shown = run(site, "check", "-q", str(site.root / "notes/shared.txt"))
    assert shown.exit_code == 1
    assert {each.partition(":")[0] for each in shown.output.splitlines()} == {
        "articles/good.md"
    }


def test_a_baseline_is_written_and_kept(site) -> None:
    assert "findings recorded: 2\nnow set rigor_baseline" in run(site, "baseline").output
    site.configure(rigor_baseline="rigor-baseline.json")
    assert run(site, "check").exit_code == 0
    site.write({"articles/bad": ARTICLE.replace("$$a=b$$", "Words.")})
    assert run(site, "check").exit_code == 1
    assert run(site, "baseline").output == "rigor-baseline.json: findings recorded: 2\n"
    assert run(site, "check").exit_code == 0


def test_what_cannot_be_checked_exits_2_with_the_reason(site, tmp_path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    site.write({"small.toml": SMALL.replace("name =", "nmae =")})

    assert run(site, "check").exit_code == 2
    assert "did you mean 'name'?" in run(site, "check").output
    done = CliRunner().invoke(main, ["-C", str(empty), "check"])
    assert (done.exit_code, "no conf.py in" in done.output) == (2, True)


def test_rules_are_listed_and_explained(site) -> None:
    listing = run(site, "rules").output

    assert [line.split()[0] for line in listing.splitlines()] == sorted(explanations())
    text = run(site, "explain", "too-few-formulas").output
    assert text.startswith("too-few-formulas (error; advice until the status is enforced)")
    assert "Instead:" in text
    assert "did you mean too-few-formulas?" in run(site, "explain", "too-few-formula").output
    as_sphinx = run(site, "explain", "rigor.too-few-formulas").output
    assert as_sphinx == run(site, "explain", "too-few-formulas").output


def test_a_standard_is_put_into_words(site) -> None:
    text = run(site, "standard", "check", "small.toml").output

    assert "small: enforced at status done" in text
    assert "distinct display formulas: at least 2" in text
    assert "flaw: at least 1; each with Cause; each with Steps (2 items)" in text
    assert run(site, "standard", "check", "nothing").exit_code == 2


def test_next_says_what_and_why(site) -> None:
    first = run(site, "next")
    assert (first.exit_code, "no plan" in first.stderr) == (0, True)
    assert (
        first.stdout
        == "1. articles/bad.md\n   T: claims to be finished, requirements unmet: 1\n"
    )
    site.write({"plan.toml": PLAN.replace('"a", "b.md"', '"bad", "good"')})

    assert run(site, "next").output == (
        "1. articles/bad.md\n   T: claims to be finished, requirements unmet: 1\n"
    )


def test_a_status_is_set_only_where_it_is_true(site) -> None:
    path = site.root / "articles/good.md"
    text = GOOD.replace("status: done", "status:  draft # for now").replace("\n", "\r\n")
    site.write(
        {"articles/good.md": text.encode(), "articles/bad": BAD.replace("done", "draft")}
    )

    done = run(site, "status", str(path), "done")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "status: done")
    assert path.read_bytes() == text.replace("draft #", "done #").encode()
    refused = run(site, "status", str(site.root / "articles/bad.md"), "done")
    assert refused.exit_code == 2
    assert "requirements unmet: 1; the status stays draft" in refused.output
    assert "distinct display formulas: 1 of 2" in refused.output
    assert "is no status; use one of: draft, done" in run(site, "status", str(path), "x").output


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ('"status": "draft" # now', '"status": done # now'),
        ("status:\n  draft", "status:\n  done"),
        ("status: |\n  draft", None),
        ("x: &x draft\nstatus: *x", None),
    ],
)
def test_a_status_is_set_in_any_spelling_or_refused(
    site, written: str, then: str | None
) -> None:
    text = GOOD.replace("status: done", written)
    place = site.write({"articles/good": text}).root / "articles/good.md"
    result = run(site, "status", str(place), "done")

    assert place.read_text(encoding="utf-8") == (text.replace(written, then) if then else text)
    assert result.exit_code == (0 if then else 2)
    assert result.output.splitlines()[-1] == "status: done" or "in one line" in result.output


@pytest.mark.parametrize("standard", ["small.toml", "five-part", "five-part-en"])
def test_a_new_article_agrees_with_the_standard(site, standard: str) -> None:
    site.configure(
        rigor_standard=standard, myst_enable_extensions=["colon_fence", "dollarmath"]
    )
    done = run(site, "new", "On Bounds 2")

    assert (done.exit_code, done.output) == (
        0,
        "articles/on-bounds-2.md\n",
    )
    assert run(site, "new", "On Bounds 2").exit_code == 2
    assert "--slug" in run(site, "new", "!").output
    report = json.loads(run(site, "check", "--format", "json").stdout)
    article = next(each for each in report["articles"] if each["title"] == "On Bounds 2")
    found = [each for each in report["findings"] if each["path"].endswith("on-bounds-2.md")]
    assert {each["severity"] for each in found} <= {"advice"}
    wanted = {"small.toml": 2, "five-part": 5, "five-part-en": 5}[standard]
    assert len(article["parts"]) == wanted
    assert (article["state"], article["met"]) == ("stub", 0)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_RIGOR_COMPLETE", f"{shell}_source")
    done = CliRunner().invoke(main, [], prog_name="rigor")

    assert done.exit_code == 0
    assert f"_RIGOR_COMPLETE={shell}_complete" in done.output


def test_a_terminal_shows_frames_by_file(site, capsys: pytest.CaptureFixture[str]) -> None:
    from sphinx_rigor.cli._terminal import print_findings

    found = Finding("articles/bad.md", 9, "too-few-formulas", "1 of 2", column=4)
    print_findings(site.root, [found])
    lines = [each.rstrip() for each in capsys.readouterr().out.splitlines()]

    assert lines[:3] == [
        str(site.root / "articles/bad.md"),
        "  error 1 of 2 [too-few-formulas]",
        f"  --> {site.root / 'articles/bad.md'}:9:4",
    ]
    assert lines[3:6] == ["        8 │", "  >     9 │ ## Part 1: Proof", "       10 │"]


def test_a_finding_about_a_file_that_cannot_be_read_is_shown(tmp_path, capsys) -> None:
    from sphinx_rigor.cli._terminal import print_findings

    print_findings(tmp_path, [Finding("gone.md", 1, "r", "words")])

    assert "error words [r]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("title", "name"),
    [("Été à Zürich", "été-à-zürich"), ("界与 3 个上界", "界与-3-个上界"), ("a/../b", "a-b")],
)
def test_the_letters_of_a_title_name_the_file(site, title: str, name: str) -> None:
    assert run(site, "new", title).output == f"articles/{name}.md\n"


@pytest.mark.parametrize(("title", "slug"), [("长" * 90, ""), ("T", "a" * 201)])
def test_a_name_too_long_for_a_file_is_said_and_nothing_is_written(
    site, title: str, slug: str
) -> None:
    done = run(site, "new", title, *(["--slug", slug] if slug else []))

    assert done.exit_code == 2
    assert "200 bytes" in done.output
    assert run(site, "new", "长" * 60).exit_code == 0


@pytest.mark.parametrize("slug", ["../outside", "/tmp/outside", "a\\b", ".hidden", "sub/one"])
def test_nothing_is_written_beside_the_articles(site, slug: str) -> None:
    before = sorted(site.root.parent.rglob("*"))
    done = run(site, "new", "T", "--slug", slug)

    assert done.exit_code == 2
    assert "without folders" in done.output
    after = [each for each in site.root.parent.rglob("*") if "_build" not in each.parts]
    assert sorted(after) == [each for each in before if "_build" not in each.parts]


@pytest.mark.parametrize("pattern", ["articles/**", "articles/n*", "articles/[a-z]*"])
def test_the_folder_is_that_of_the_pattern(site, pattern: str) -> None:
    site.configure(rigor_articles=[pattern])

    assert run(site, "new", "New").output == "articles/new.md\n"


def test_the_skeleton_is_laid_below_an_article_that_is_only_begun(site) -> None:
    begun = "---\ntitle: T\ndate: 2026-01-01\ntags: [x]\nslug: t\nstatus: draft\n---\n\n# T\n\nAn idea.\n"
    site.write({"articles/t": begun})
    done = run(site, "new", "T")
    text = (site.root / "articles/t.md").read_text(encoding="utf-8")

    assert (done.exit_code, done.output) == (0, "articles/t.md\n")
    assert text.startswith(begun)
    assert "## Part 1: Proof" in text
    assert run(site, "new", "T").exit_code == 2


def test_an_article_that_no_toctree_has_is_named(site) -> None:
    site.write({"index": "# I\n\n```{toctree}\narticles/bad\narticles/good\n```\n"})

    assert "add articles/new to one, such as that of index.md" in run(site, "new", "New").output


def test_a_command_mistyped_names_the_nearest(site) -> None:
    done = run(site, "chekc")
    assert (done.exit_code, "Did you mean 'check'?" in done.output) == (2, True)
    assert "Did you mean" not in run(site, "zzz").output


@pytest.mark.parametrize(
    ("words", "typed", "found"),
    [
        (["explain"], "too-few-f", ["too-few-formulas"]),
        (["check", "--select"], "bad-d", ["bad-date"]),
        (["check", "--ignore"], "x,bad-d", ["x,bad-date"]),
        (["standard", "check"], "proof", ["proof-note", "proof"]),
        (["status", "articles/good.md"], "do", ["done"]),
    ],
)
def test_names_are_completed(site, monkeypatch, words, typed, found) -> None:
    monkeypatch.chdir(site.root)
    made = ShellComplete(main, {}, "rigor", "_RIGOR_COMPLETE")
    assert [each.value for each in made.get_completions(words, typed)] == found


def test_a_site_without_a_first_page_is_told_how_to_write_one(project) -> None:
    done = run(project({"articles/a": GOOD}), "new", "Another")

    assert done.exit_code == 2
    assert "index.md: there is no first page; write one: a heading" in done.output


@pytest.mark.parametrize("moment", ["abc", "", "1.5", "9" * 20])
def test_a_moment_for_all_dates_that_is_none_is_named(site, monkeypatch, moment: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    done = run(site, "check")

    assert done.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is “{moment}” in the environment" in done.output


def test_a_moment_for_all_dates_may_be_any_whole_number(site, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    assert run(site, "check").exit_code == 1
