"""Checks are run, failures named at their lines, and only what passed is on record."""

from __future__ import annotations

import json

import pytest
from sphinx.errors import ConfigError, ExtensionError

from fixtures.drafts import GOOD, SMALL

EXTENSIONS = ["myst_parser", "sphinx.ext.doctest", "sphinx_rigor"]
WANT = '[[require]]\nwhat = "check"\nid = "recomputed"\nmin = 2\nseverity = "advice"\n'
CHECKS = """
```{testcode}
x = 1 + 1
print(x)
```

```{testoutput}
2
```

```{doctest}
>>> x + 1
3
```
"""
SETTINGS = {
    "extensions": EXTENSIONS,
    "rigor_standard": "small.toml",
    "rigor_checks": "checks.lock",
}


@pytest.fixture
def site(project):
    return project({"articles/a": GOOD + CHECKS, "small.toml": SMALL + WANT}, **SETTINGS)


def article(site) -> dict:
    report = json.loads(site.build("rigor").page("report.json"))
    return {**report["articles"][0], "total_recomputed": report["summary"]["recomputed"]}


def record(site) -> list[str]:
    text = (site.root / "checks.lock").read_text(encoding="utf-8")
    return [line.split("  ")[1] for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("```{testcode}\nprint(1)\n```\n\n```{testoutput}\n2\n```\n", 2, "“1” where “2”"),
        ("```{testcode}\n:hide:\n\na = 1\nassert a == 2, 'no'\n```\n", 5, "AssertionError: no"),
        ("```{testcode}\ndef f():\n    1 / 0\n\nf()\n```\n", 5, "ZeroDivisionError"),
        ("```{testcode}\na = 1\na = (\n```\n", 3, "SyntaxError"),
        ("```{testsetup}\n\n1 / 0\n```\n\n```{testcode}\nassert 1\n```\n", 3, "division by"),
        ("```{doctest}\n>>> 1\n1\n>>> 2\n3\n```\n", 4, "“2” where “3”"),
        ("```{doctest}\n  >>> 1\n 2\n```\n", 2, "inconsistent leading"),
        (":::{theorem}\n\n````{doctest}\n>>> 1\n2\n````\n:::\n", 4, "“1” where “2”"),
        ("> ```{testcode}\n> assert 1 > 2\n> ```\n", 2, "AssertionError"),
        ("- a\n  ```{testcode} g\n  assert 1 > 2\n  ```\n", 3, "AssertionError"),
        ("```{testcode}\n:skipif: no_such\n\nassert 1\n```\n", 1, "NameError"),
        ('<div class="proof-box">\n\n```{testcode}\nassert 0\n```\n\n</div>\n', 4, "Assertion"),
    ],
)  # fmt: skip
def test_a_check_that_does_not_hold_is_named_at_its_line(
    project, text: str, line: int, words: str
) -> None:
    site = project({"index": text}, **{**SETTINGS, "rigor_standard": "five-part"})
    built = site.configure(myst_enable_extensions=["colon_fence"]).build("rigor-verify")
    failures = built.about("failed-check")

    assert built.status == 1
    assert len(failures) == 1
    assert failures[0].startswith(f"index.md:{line}: WARNING: ")
    assert words in "\n".join(built.warnings)
    assert record(site) == []


def test_a_long_difference_is_shown_in_full(project) -> None:
    text = "```{testcode}\nprint('a')\nprint('b')\n```\n\n```{testoutput}\na\nc\n```\n"
    built = project({"index": text}, extensions=EXTENSIONS).build("rigor-verify")

    shown = "\n".join(built.warnings)
    assert "the check gives\n    a\n    b\nwhere this is expected:\n    a\n    c" in shown


@pytest.mark.parametrize(
    ("text", "line"),
    [(".. testcode::\n   :hide:\n\n   assert 2 > 3\n", 4), ("A\n\n>>> 1 + 1\n3\n", 3)],
)
def test_checks_in_restructuredtext(project, text: str, line: int) -> None:
    built = project({"index.rst": text}, extensions=EXTENSIONS).build("rigor-verify")

    assert [each.split(": ")[0] for each in built.about("failed-check")] == [
        f"index.rst:{line}"
    ]


def test_the_mark_is_there_once_the_checks_passed(site) -> None:
    before = article(site)
    built = site.build("rigor-verify")
    after = article(site)

    assert (before["checks"], before["recomputed"], before["total_recomputed"]) == (2, False, 0)
    assert built.warnings == []
    assert built.status == 0
    assert record(site) == ["articles/a.md"]
    assert (after["checks"], after["recomputed"], after["total_recomputed"]) == (2, True, 1)
    assert before["state"] == after["state"] == "verified"
    assert before["total"] == after["total"]


def test_an_edited_check_is_unproven_until_it_is_run_again(site) -> None:
    site.build("rigor-verify")
    site.write({"articles/a": GOOD + CHECKS.replace(">>> x + 1\n3", ">>> x + 2\n4")})
    edited = site.build()

    (finding,) = edited.about("unproven-checks")
    line = (GOOD + CHECKS).splitlines().index("```{testcode}") + 1
    assert f"a.md:{line}: WARNING" in finding
    assert not article(site)["recomputed"]
    site.build("rigor-verify")
    assert site.build().warnings == []


def test_an_edit_of_the_text_leaves_the_record_valid(site) -> None:
    site.build("rigor-verify")
    site.write({"articles/a": GOOD.replace("2 loops", "2 long loops") + "\nMore.\n" + CHECKS})

    assert site.build().warnings == []
    assert article(site)["recomputed"]


def test_a_failure_takes_the_article_off_the_record(site) -> None:
    site.build("rigor-verify")
    site.write({"articles/a": GOOD + CHECKS.replace("2\n```", "5\n```")})

    assert site.build("rigor-verify").status == 1
    assert record(site) == []


@pytest.mark.parametrize(
    "skip", ["```{doctest}\n:skipif: True\n", "```{doctest}\n:options: +SKIP\n"]
)
def test_what_was_skipped_is_not_recorded(site, skip: str) -> None:
    site.write({"articles/a": GOOD + CHECKS.replace("```{doctest}\n", f"{skip}\n")})
    built = site.build("rigor-verify")

    assert ["checks skipped: 1" in each for each in built.warnings] == [True]
    assert built.status == 0
    assert record(site) == []


def test_other_documents_keep_their_place_on_record(site) -> None:
    site.write({"b": "# B\n" + CHECKS})
    site.build("rigor-verify")
    (site.root / "b.md").unlink()
    site.write({"c": "# C\n\n```{testcode}\nassert 1\n```\n"})
    site.build("rigor-verify")

    assert record(site) == ["articles/a.md", "c.md"]


def test_a_draft_is_only_advised_and_a_site_without_record_left_alone(site) -> None:
    draft = GOOD.replace("status: done", "status: draft")
    site.write({"articles/a": draft + CHECKS})
    assert site.build().warnings == []
    site.write({"articles/a": GOOD + CHECKS}).configure(rigor_checks=None)
    assert site.build().warnings == []


def test_checks_count_as_the_code_they_are(site) -> None:
    more = '\n[[require]]\nwhat = "code"\nlanguage = ["python", "pycon"]\nmin = 9\n'
    hidden = "\n```{testcode}\n:hide:\n\nassert 1\n```\n"
    site.write({"small.toml": SMALL + WANT + more, "articles/a": GOOD + CHECKS + hidden})

    (finding,) = site.build().about("too-few-code")
    assert "2 of 9" in finding
    assert article(site)["checks"] == 3


def test_a_damaged_record_is_an_error_with_file_and_line(site) -> None:
    site.write({"checks.lock": "<<<<<<<\n"})

    with pytest.raises(ConfigError, match=r"checks\.lock:1"):
        site.build()
    with pytest.raises(ExtensionError, match=r"checks\.lock:1"):
        site.build("rigor-verify")


def test_without_sphinx_ext_doctest_the_way_out_is_told(project) -> None:
    site = project({"index": "# A\n"})

    with pytest.raises(ExtensionError, match=r"add \"sphinx.ext.doctest\" to extensions"):
        site.build("rigor-verify")


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_checks_in_other_builders(site, builder: str) -> None:
    site.build("rigor-verify")
    site.configure(version="1", copyright="me")

    assert [line for line in site.build(builder).warnings if "many" not in line] == []


def test_the_pages_show_the_mark_and_the_count(site) -> None:
    site.write({"index": "# I\n\n```{coverage-summary}\n```\n\n```{article-status} articles/a\n```\n"
                "\n```{toctree}\narticles/a\n```\n"})  # fmt: skip
    assert "recomputed" not in site.build().page()
    site.build("rigor-verify")
    built = site.build()
    page = built.page()

    assert built.read == set()
    assert "recomputed, checks passed: 2" in page
    assert "articles recomputed: 1" in page
    article = built.page("articles/a")
    assert "recomputed, checks passed: 2" in article
    assert "rigor-testcode" in article
