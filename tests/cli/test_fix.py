"""``rigor check --fix`` in whole files: what it mends, what it leaves, what it shows first."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.cli import main

FORMULA = "$$\n\\begin{array}{c}\na \\\\ b \\hline\n\\end{array}\n$$\n"
PAIRS = {
    "stars": ("**问题：**太慢，`**问题：**太慢`\n", "**问题**：太慢，`**问题：**太慢`\n"),
    "item": ("- > **问题：**太慢\n", "- > **问题**：太慢\n"),
    "escape": (
        "Of `x \\in \\\\{1, 2\\\\}` the $x \\in \\\\{1, 2\\\\}$ is\n",
        "Of `x \\in \\\\{1, 2\\\\}` the $x \\in \\{1, 2\\}$ is\n",
    ),
    "quoted": (
        "> $$\n> x \\in % no \\\\{1\n> \\\\{1,\n> 2\\\\}\n> $$\n",
        "> $$\n> x \\in % no \\\\{1\n> \\{1,\n> 2\\}\n> $$\n",
    ),
    "table": (FORMULA, FORMULA.replace("b \\hline", "b \\\\ \\hline")),
    "braces": (":::theorem Of *P*\nA\n:::\n", ":::{theorem} Of *P*\nA\n:::\n"),
    "space": (":::{theorem}Of *P*\nA\n:::\n", ":::{theorem} Of *P*\nA\n:::\n"),
}


def page(name: str, more: str) -> str:
    return f"{GOOD.replace('slug: t', f'slug: {name}')}\n{more}"


@pytest.fixture
def site(project):
    def make(files: dict[str, str | bytes], **config):
        toc = "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n"
        return project(
            {"small.toml": SMALL, "index": toc, **files},
            rigor_standard="small.toml",
            myst_enable_extensions=["amsmath", "dollarmath", "colon_fence"],
            **config,
        )

    return make


def run(made, *words: str):
    return CliRunner().invoke(main, ["-C", str(made.root), "check", *words])


def read(made, name: str) -> str:
    return (made.root / f"articles/{name}.md").read_bytes().decode()


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_file_changes_where_the_finding_is_and_once(site, mark: str) -> None:
    end = "\r\n" if mark else "\n"
    before = {f"articles/{name}": page(name, old) for name, (old, _new) in PAIRS.items()}
    made = site({k: (mark + v.replace("\n", end)).encode() for k, v in before.items()})
    told = run(made)
    assert told.exit_code == 1
    assert told.output.splitlines()[-1] == f"rigor check --fix mends {len(PAIRS)} of them"

    done = run(made, "--fix")
    for name, (_old, new) in PAIRS.items():
        assert read(made, name) == mark + page(name, new).replace("\n", end)
    assert (done.exit_code, done.output) == (0, f"nothing found\nmended: {len(PAIRS)}\n")

    after = {name: read(made, name) for name in PAIRS}
    run(made, "--fix")
    assert {name: read(made, name) for name in PAIRS} == after


def test_a_diff_is_shown_first_and_nothing_written(site) -> None:
    made = site({"articles/stars": page("stars", PAIRS["stars"][0])})
    before = read(made, "stars")
    done = run(made, "--diff")

    assert done.exit_code == 1
    assert (
        "-**问题：**太慢，`**问题：**太慢`\n+**问题**：太慢，`**问题：**太慢`\n" in done.output
    )
    assert read(made, "stars") == before
    run(made, "--fix")
    assert (run(made, "--diff").exit_code, run(made, "--diff").output) == (0, "")


def test_what_is_not_asked_for_or_waived_stays(site) -> None:
    old = PAIRS["stars"][0]
    made = site({
        "articles/a": page("a", old),
        "articles/b": page("b", f"<!-- rigor: allow literal-stars: on purpose -->\n\n{old}"),
    })  # fmt: skip
    before = read(made, "a"), read(made, "b")
    run(made, "--fix", "--ignore", "literal-stars")
    run(made, "--fix", str(made.root / "articles/b.md"))
    assert (read(made, "a"), read(made, "b")) == before

    run(made, "--fix", "--select", "literal-stars")
    assert (read(made, "a") != before[0], read(made, "b") == before[1]) == (True, True)


FIRST, SECOND = "## Part 1: Proof", "## Part 2: Faults"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# T\n\n(two)=\n## Part 2: Faults\n\nA\n",
            f"# T\n\n{FIRST}\n\n(two)=\n{SECOND}\n\nA\n",
        ),
        (f"# T\n\n{FIRST}\n\nA", f"# T\n\n{FIRST}\n\nA\n\n{SECOND}\n"),
        (
            f"# T\n\n{FIRST}\n\nA\n\n## References\n\nB\n",
            f"# T\n\n{FIRST}\n\nA\n\n{SECOND}\n\n## References\n\nB\n",
        ),
        ("# T\n\nA\n", f"# T\n\nA\n\n{FIRST}\n\n{SECOND}\n"),
        ("# T\n\n## Part of Faults\n\nA\n", f"# T\n\n## Part of Faults\n\nA\n\n{FIRST}\n"),
        ("# T\n\n~~~\n## Part 1: Proof\n## Part 2: Faults\n~~~\n",) * 2,
    ],
)
def test_headings_of_missing_parts_are_put_where_they_belong(site, before, after) -> None:
    matter = GOOD.partition("# T")[0]
    made = site({"articles/a": matter + before})
    assert "missing-part" in run(made).output

    run(made, "--fix")
    assert read(made, "a") == matter + after
    run(made, "--fix")
    assert read(made, "a") == matter + after


def test_a_draft_gets_its_headings_only_with_advice(site) -> None:
    draft = GOOD.replace("done", "draft").partition("## Part 1")[0]
    made = site({"articles/a": draft})
    run(made, "--fix")
    assert read(made, "a") == draft

    run(made, "--fix", "--advice")
    assert read(made, "a") == f"{draft}{FIRST}\n\n{SECOND}\n"


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
def test_included_files_are_mended_once(site) -> None:
    made = site(
        {
            "articles/a": page("a", "```{include} ../part.txt\n```\n"),
            "articles/b": page("b", "```{include} ../part.txt\n```\n"),
            "part.txt": PAIRS["stars"][0],
        }
    )
    assert run(made).exit_code == 1

    done = run(made, "--fix")
    assert done.exit_code == 0, done.output
    assert (made.root / "part.txt").read_text("utf-8") == PAIRS["stars"][1]


def test_a_fix_that_crashes_is_named_and_writes_nothing(site, monkeypatch) -> None:
    rule = (
        "from sphinx_rigor.api import Problem, Rule, msg\n"
        "RULE = Rule(summary=msg('s'), check=lambda a: [Problem(1, msg('m'))],"
        " fix=lambda a, t, f: 1 / 0)\n"
    )
    made = site(
        {
            "articles/a": page("a", PAIRS["stars"][0]),
            "own_fix.py": rule,
            "small.toml": SMALL + '\n[rules]\nimport = ["own_fix:RULE"]\n',
        }
    )
    monkeypatch.syspath_prepend(str(made.root))
    before = read(made, "a")
    done = run(made, "--fix")

    assert run(made).exit_code == 1
    assert done.exit_code == 2
    assert "the fix of own-fix crashed: ZeroDivisionError" in done.output
    assert read(made, "a") == before


MATTER = ":title: T\n:slug: t\n:date: 2026-01-02\n:status: done\n\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "T\n=\n\n.. _two:\n\nPart 2: Faults\n--------------\n\nA\n",
            "T\n=\n\nPart 1: Proof\n-------------\n\n.. _two:\n\nPart 2: Faults\n--------------\n\nA\n",
        ),
        (
            "=\nT\n=\n\n-------------\nPart 1: Proof\n-------------\n\nA",
            "=\nT\n=\n\n-------------\nPart 1: Proof\n-------------\n\nA\n\n"
            "--------------\nPart 2: Faults\n--------------\n",
        ),
        (
            "----\nTree\n----\n\nA\n",
            "----\nTree\n----\n\nA\n\nPart 1: Proof\n~~~~~~~~~~~~~\n\nPart 2: Faults\n~~~~~~~~~~~~~~\n",
        ),
    ],
)
def test_headings_of_missing_parts_are_written_as_restructuredtext_has_them(
    site, before: str, after: str
) -> None:
    made = site({"articles/a": page("a", "")})
    path = made.root / "articles/b.rst"
    path.write_text(MATTER + before, encoding="utf-8")
    assert "missing-part" in run(made, "-q").output

    run(made, "--fix")
    assert path.read_text("utf-8") == MATTER + after
    told = run(made, "--fix", "-q").output
    assert path.read_text("utf-8") == MATTER + after
    assert ("missing-part" in told, "unexpected" in told.lower()) == (False, False)


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
def test_a_heading_is_put_beside_included_files_and_not_into_them(site) -> None:
    matter = GOOD.partition("# T")[0]
    own = f"{matter}# T\n\n```{{include}} ../part.txt\n```\n"
    made = site({"articles/a": own, "part.txt": f"{FIRST}\n\nA\n"})
    run(made, "--fix")
    assert read(made, "a") == f"{own}\n{SECOND}\n"

    made.write({"articles/a": own, "part.txt": f"{SECOND}\n\nA\n"})
    run(made, "--fix")
    assert read(made, "a") == own
    assert (made.root / "part.txt").read_text("utf-8") == f"{SECOND}\n\nA\n"
