"""The gate: red on every build until the fault is mended, whatever is rebuilt."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from sphinx.errors import ConfigError

from fixtures.drafts import BAD, GOOD, SMALL
from sphinx_rigor.reports import FORMATS

SETTINGS = {"rigor_standard": "small.toml"}


@pytest.fixture
def site(project):
    files = {"articles/good": GOOD, "articles/bad": BAD, "small.toml": SMALL}
    return project(files, **SETTINGS)


EXPECTED = [
    "articles/bad.md:5: WARNING: status is done, but requirements are unmet: 1 of 4 [rigor.false-completed]",
    "articles/bad.md:9: WARNING: Part 1: Proof: distinct display formulas: 1 of 2 [rigor.too-few-formulas]",
]


def relative(built) -> list[str]:
    root = f"{built.app.srcdir}{os.sep}"
    return sorted(line.replace(root, "") for line in built.warnings)


@pytest.mark.parametrize("builder", ["html", "rigor", "text", "dummy"])
def test_the_same_findings_on_every_build(site, builder: str) -> None:
    first = relative(site.build(builder))
    role = [line for line in first if "myst.role_unknown" in line]

    assert [line for line in first if "[rigor." in line] == EXPECTED
    assert len(role) == 1
    assert relative(site.build(builder)) == first
    assert relative(site.build(builder)) == first
    site.write({"articles/good": GOOD + "\nMore.\n"})
    assert relative(site.build(builder)) == first
    assert relative(site.build(builder, parallel=2, fresh=True)) == first
    assert relative(site.build(builder, fresh=True)) == first
    assert relative(site.build(builder, everything=True)) == first
    assert relative(site.build("text" if builder != "text" else "html")) == first


def test_an_edit_under_an_old_time_stamp_is_seen(site) -> None:
    site.build()
    path = site.root / "articles/good.md"
    stamp = path.stat()
    path.write_text(GOOD.replace("$$a=b$$", "$$b=c$$"), encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert any("good.md" in line for line in site.build().about("too-few-formulas"))


def test_a_changed_standard_reads_no_document(site) -> None:
    site.build("rigor")
    site.write(
        {"small.toml": SMALL.replace("min = 2\n", "min = 9\n").replace("^Flaw", "^Fault")}
    )
    built = site.build("rigor")

    assert built.read == set()
    assert len(built.about("too-few-formulas")) == 2
    assert len(built.about("too-few-entries")) == 2


def test_a_deleted_article_takes_its_findings_along(site) -> None:
    site.build()
    (site.root / "articles/bad.md").unlink()

    assert [line for line in site.build().warnings if "bad" in line] == []


def test_a_picture_that_is_absent_reads_nothing_and_one_that_appears_does(project) -> None:
    site = project({"index": "# A\n\n![a](a.png)\n", "other": "---\norphan: true\n---\n# B\n"})
    first = relative(site.build())
    second = site.build()
    site.write({"a.png": b"\x89PNG\r\n\x1a\n"})

    assert (second.read, relative(second)) == (set(), first)
    assert site.build().read == {"index"}


def test_a_warning_of_the_writing_is_said_again(project) -> None:
    text = "# A\n\n{ref}`nowhere`\n"
    site = project({"index": text, "other": "---\norphan: true\n---\n# B\n"})
    first, second = site.build(), site.build()

    assert len(first.warnings) == 1
    assert second.warnings == first.warnings
    assert second.written == set()


ORPHAN = "---\norphan: true\n---\n# B\n"
LOUD = """
from sphinx.util import logging
def say(app, tree, name):
    if name == "index":
        logging.getLogger(__name__).warning("loud", location=name, type="loud", subtype="x")
def setup(app):
    app.connect("doctree-resolved", say)
"""


def loud(site, **config) -> None:
    """Let the site's conf.py warn while a page is written."""
    conf = site.configure(**config).root / "conf.py"
    conf.write_text(conf.read_text() + LOUD)


def test_a_page_that_warned_of_what_only_writing_knows_is_written_again(project) -> None:
    site = project({"index": "# A\n", "other": ORPHAN})
    loud(site)
    first, second = site.build(), site.build()

    assert len(first.warnings) == 1
    assert second.warnings == first.warnings
    assert second.written == {"index"}


@pytest.mark.parametrize("code", ["python\n$$ = (", "nolanguage\na"])
def test_what_is_said_of_code_is_said_again_without_writing_the_page(project, code) -> None:
    site = project({"index": f"# A\n\n```{code}\n```\n", "other": ORPHAN})
    first, second, third = site.build(), site.build(), site.build()

    assert len(first.warnings) == 1
    assert third.warnings == second.warnings == first.warnings
    assert second.written == third.written == set()
    site.write({"index": "# A\n"})
    assert site.build().warnings == site.build().warnings == []


def test_what_was_suppressed_is_said_when_it_no_longer_is(project) -> None:
    code = "---\norphan: true\n---\n# A\n\n```nolanguage\na\n```\n"
    site = project({"index": "# A\n", "code": code, "other": ORPHAN})
    loud(site)
    first = site.build()
    loud(site, suppress_warnings=["loud.x", "misc"])
    assert [site.build(), site.build()][1].warnings == []
    loud(site, suppress_warnings=[])
    assert sorted(site.build().warnings) == sorted(first.warnings)
    assert len(first.warnings) == 2


def test_a_page_is_not_written_again_for_a_warning_that_is_suppressed(project) -> None:
    site = project({"index": "# A\n\n[b](nowhere)\n"}, suppress_warnings=["myst.xref_missing"])
    first, second = site.build(), site.build()

    assert first.warnings == second.warnings == []
    assert second.written == set()


def test_a_warning_of_the_consistency_check_is_said_again(project) -> None:
    site = project({"index": "# A\n", "loose": "# B\n"})
    first, second = site.build(), site.build()

    assert any("toctree" in line for line in first.warnings)
    assert second.warnings == first.warnings


def test_memory_can_be_switched_off(project) -> None:
    site = project({"index": "# A\n\n{unknown}`x`\n"}, rigor_remember_warnings=False)

    assert len(site.build().warnings) == 1
    assert site.build().warnings == []


def test_suppress_warnings_works(project) -> None:
    files = {"articles/bad": BAD, "small.toml": SMALL}
    built = project(files, **SETTINGS, suppress_warnings=["rigor.false-completed"]).build()

    assert built.about("false-completed") == []
    assert len(built.about("too-few-formulas")) == 1


def test_what_is_suppressed_in_the_log_still_fails_and_is_reported(project) -> None:
    files = {"articles/bad": BAD, "small.toml": SMALL}
    site = project(files, **SETTINGS, suppress_warnings=["rigor"])

    for _ in range(2):
        built = site.build("rigor")
        rules = {each["rule"] for each in json.loads(built.page("report.json"))["findings"]}
        assert not any("[rigor." in line for line in built.warnings)
        assert built.status == 1
        assert {"false-completed", "too-few-formulas"} <= rules


def test_reports_are_equal_to_the_byte_however_they_were_read(site) -> None:
    def reports() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(out.glob("[!.]*.*"))}

    out = site.build("rigor").out
    cold = reports()
    assert len(cold) == len(FORMATS)
    for options in ({}, {"parallel": 2, "fresh": True}, {"everything": True}):
        site.build("rigor", **options)
        assert reports() == cold


@pytest.mark.parametrize(
    ("builder", "fail_on", "status"),
    [
        ("rigor", None, 1),
        ("html", None, 0),
        ("rigor", "never", 0),
        ("html", "error", 1),
        ("html", "warning", 1),
    ],
)
def test_the_exit_status(site, builder: str, fail_on: str | None, status: int) -> None:
    site.configure(rigor_fail_on=fail_on)

    assert site.build(builder).status == status
    assert site.build(builder).status == status


def test_advice_neither_warns_nor_fails(project) -> None:
    draft = BAD.replace("status: done", "status: draft").replace("{unknown}`role`", "")
    built = project({"articles/a": draft, "small.toml": SMALL}, **SETTINGS).build("rigor")
    report = json.loads((built.out / "report.json").read_text())

    assert (built.warnings, built.status) == ([], 0)
    assert {each["severity"] for each in report["findings"]} == {"advice"}
    assert report["articles"][0]["state"] == "partial"


def test_a_pattern_that_matches_no_article_is_told(project) -> None:
    site = project({"articles/a": GOOD, "small.toml": SMALL}, **SETTINGS)
    site.configure(rigor_articles=["articles/**", "artcles/**"])

    assert site.build().about("no-articles") == [
        "conf.py:1: WARNING: rigor_articles: no document matches 'artcles/**' [rigor.no-articles]"
    ]


def test_before_the_first_article_the_gate_is_green_and_says_how_to_begin(project) -> None:
    site = project({"small.toml": SMALL, "index": "# I\n"}, **SETTINGS)
    site.configure(rigor_articles=["articles/**"])
    first = site.build("rigor")
    report = json.loads((first.out / "report.json").read_text())

    assert (first.warnings, first.status) == ([], 0)
    assert "rigor new" in report["findings"][0]["message"]
    site.write({"about": "# About\n"})
    assert site.build("rigor").about("no-articles") == []
    site.write({"artcles/a": "# A\n"})
    assert len(site.build("rigor").about("no-articles")) == 1
    (site.root / "artcles/a.md").unlink()
    site.write({"posts/a": GOOD})
    assert len(site.build("rigor").about("no-articles")) == 1


@pytest.mark.parametrize("flag", ["-W", "--exception-on-warning"])
def test_strict_flags_fail_alike_on_the_first_and_the_second_build(site, flag: str) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", flag, "-b", "html", ".", "_build/o"]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    codes = [
        subprocess.run(
            command, cwd=site.root, env=env, capture_output=True, check=False
        ).returncode
        for _ in range(2)
    ]

    assert codes[0] == codes[1] != 0


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST-Parser 5.2 asks for it
def test_what_is_included_stands_on_the_line_of_the_include(project) -> None:
    included = "{unknown}`x`\n\n$$c=d$$\n\n## Part 9\n"
    text = BAD.replace("{unknown}`role`", "```{include} ../part.txt\n```")
    files = {"articles/bad": text, "part.txt": included, "small.toml": SMALL}
    site = project(files, **SETTINGS)
    first = site.build()

    assert first.about("too-few-formulas") == []
    assert relative(site.build()) == relative(first)
    seen = (site.root / "part.txt").stat()
    site.write({"part.txt": "Nothing.\n"})
    os.utime(site.root / "part.txt", (seen.st_atime, seen.st_mtime))
    assert len(site.build().about("too-few-formulas")) == 1


def test_the_command_fails_twice_and_passes_when_mended(site) -> None:
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-qW",
        "--keep-going",
        "-b",
        "html",
        ".",
        "_build/o",
    ]

    def run() -> int:
        env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(command, cwd=site.root, env=env, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done.returncode

    site.write({"index": "# I\n\n```{toctree}\narticles/good\narticles/bad\n```\n"})
    assert [run(), run()] == [1, 1]
    site.write({"articles/bad": GOOD.replace("slug: t", "slug: u")})
    assert [run(), run()] == [0, 0]


BAD_INPUT: list[tuple[str, bytes, str]] = [
    ("empty", b"", "missing-front-matter"),
    ("front-matter-only", GOOD.partition("# T")[0].encode(), "missing-part"),
    ("no-front-matter", GOOD.partition("---\n# T")[2].encode(), "missing-front-matter"),
    ("encoding", GOOD.replace("slow", "sl\xf6w").encode("latin-1"), "bad-encoding"),
    ("yaml", b"---\ntitle: a: b\n---\n# T\n", "malformed-front-matter"),
    ("tab", b"---\ntitle: a\nseries:\n\tname: b\n---\n# T\n", "malformed-front-matter"),
    ("twice", GOOD.replace("slug: t", "slug: t\nslug: u").encode(), "duplicate-key"),
    ("unclosed", (GOOD + '\n<div class="proof-box">\n\nText.\n').encode(), "unclosed-div"),
    ("open-fence", (GOOD + "\n```{proof}\n").encode(), "empty-box"),
]


@pytest.mark.parametrize(
    ("name", "data", "rule"), BAD_INPUT, ids=[each[0] for each in BAD_INPUT]
)
def test_bad_input_is_a_located_finding_and_the_build_goes_on(
    project, name: str, data: bytes, rule: str
) -> None:
    files = {f"articles/{name}.md": data, "articles/good.md": GOOD, "small.toml": SMALL}
    site = project(files, **SETTINGS)
    built = site.build()

    assert {line.split(":")[0] for line in built.about(rule)} == {f"articles/{name}.md"}
    assert "a=b" in built.page("articles/good")
    assert relative(site.build()) == relative(built)


@pytest.mark.parametrize("change", [b"\xef\xbb\xbf", b"\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(project, change: bytes) -> None:
    data = BAD.replace("{unknown}`role`", "").encode()
    data = change + data if change != b"\r\n" else data.replace(b"\n", change)
    built = project({"articles/bad.md": data, "small.toml": SMALL}, **SETTINGS).build()

    assert [line.split(" WARNING")[0] for line in built.warnings] == [
        "articles/bad.md:5:",
        "articles/bad.md:9:",
    ]


def test_a_box_in_a_list_in_a_box(project) -> None:
    text = "# A\n\n`````{theorem}\n- item\n\n  ````{proof}\n  1. one\n\n     ```{remark}\n     Core.\n     ```\n  ````\n`````\n"
    built = project({"index": text}).build()

    assert built.warnings == []
    assert built.page().count('role="group"') == 3


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"rigor_standard": "none"}, "no such standard"),
        ({"rigor_standard": "n" * 300}, "no such standard"),
        ({"rigor_standard": 5}, "rigor_standard = 5: expected"),
        ({"rigor_articles": "a"}, "rigor_articles = 'a': expected a list"),
        ({"rigor_fail_on": "errors"}, '"error", "warning", "never"'),
        (
            {"rigor_reports": ["jsno"]},
            "expected one of annotations, gitlab, json, junit, markdown, sarif; did you mean 'json'?",
        ),
        (
            {"rigor_standart": "x"},
            "conf.py:11: rigor_standart: no such configuration value; did you mean 'rigor_standard'?",
        ),
        (
            {"rigor_numbering": "page"},
            'expected one of "document", "section", "chapter", "none"',
        ),
        ({"rigor_kinds": []}, "rigor_kinds: expected a dictionary"),
        ({"rigor_kinds": {"My Kind": {}}}, "rigor_kinds['My Kind']: expected a name"),
        ({"rigor_ignore": ["bad-dat"]}, "rigor_ignore: there is no rule bad-dat; did you mean"),
        ({"rigor_math_macros": {"R": 1}}, "rigor_math_macros: R: 1: expected a string"),
        ({"rigor_plan": "absent.toml"}, "absent.toml: cannot be read"),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_expected(project, config, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        project({"index": "# A\n"}, **config).build()

    assert words in str(caught.value)


def test_a_document_that_cannot_be_read_is_named_by_its_file(site) -> None:
    (site.root / "articles" / "c.md").symlink_to("nowhere.md")
    findings = json.loads(site.build("rigor").page("report.json"))["findings"]

    [found] = [each for each in findings if "unreadable" in each["message"]]
    assert (found["path"], found["line"]) == ("articles/c.md", 1)
