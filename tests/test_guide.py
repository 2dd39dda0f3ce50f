"""Every documented example works, and everything there is is documented."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.boxes.kinds import KINDS
from sphinx_rigor.boxes.parts import PARTS
from sphinx_rigor.cli import main
from sphinx_rigor.index.views import VIEWS
from sphinx_rigor.plan import Batch, Goal, Topic, load_plan
from sphinx_rigor.reports import FORMATS
from sphinx_rigor.standard import load_standard, quantities

GUIDE = Path(__file__).parents[1] / "guide"
FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def examples(language: str) -> list:
    return [
        pytest.param(match[3], id=f"{path.stem}-{number}")
        for path in sorted(GUIDE.glob("*.md"))
        for number, match in enumerate(FENCE.finditer(path.read_text(encoding="utf-8")))
        if match[2] == language
    ]


def text_of(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", examples("markdown"))
def test_a_markdown_example_builds_without_a_warning(project, text: str) -> None:
    built = project(
        {"index": f"# A\n\n{text}"},
        extensions=["myst_parser", "sphinx.ext.doctest", "sphinx_rigor"],
        myst_enable_extensions=["colon_fence", "dollarmath"],
    ).build()

    assert built.warnings == []
    assert "rigor-box" in built.page()


def test_the_checks_in_examples_hold(project) -> None:
    texts = {
        f"p{number}": f"# A\n\n{each.values[0]}"
        for number, each in enumerate(examples("markdown"))
    }
    built = project(
        texts,
        extensions=["myst_parser", "sphinx.ext.doctest", "sphinx_rigor"],
        myst_enable_extensions=["colon_fence", "dollarmath"],
        rigor_checks="checks.lock",
    ).build("rigor-verify")

    assert built.about("failed-check") == []
    assert (built.app.srcdir / "checks.lock").read_text().count(".md") == 2


@pytest.mark.parametrize("text", examples("rst"))
def test_a_rest_example_builds_without_a_warning(project, text: str) -> None:
    built = project({"index.rst": f"A\n=\n\n{text}"}).build()

    assert built.warnings == []
    assert "rigor-box" in built.page()


OURS = [each for each in examples("toml") if not str(each.id).startswith("editor-")]


@pytest.mark.parametrize("text", OURS)  # those of editors: tests/server/test_editor_guide.py
def test_a_toml_example_is_valid(tmp_path: Path, text: str) -> None:
    path = tmp_path / "example.toml"
    path.write_text(text, encoding="utf-8")

    if "plan" in tomllib.loads(text):
        assert load_plan(path).topics
    else:
        assert load_standard(str(path), tmp_path).name


@pytest.mark.parametrize("text", examples("python"))
def test_a_setting_in_an_example_is_accepted(project, text: str) -> None:
    values: dict[str, object] = {}
    exec(text, values)
    config = {name: value for name, value in values.items() if name.startswith("rigor_")}

    files = {"index": "# A\n", "articles/a": "---\norphan: true\nstatus: draft\n---\n# B\n"}
    warnings = project(files, **config).build().warnings
    assert [each for each in warnings if "articles/a.md" not in each] == []


@pytest.mark.parametrize(
    "path", sorted((GUIDE / "boxes").glob("*.md")), ids=lambda path: path.stem
)
def test_each_kind_of_box_has_an_example_that_builds(project, path: Path) -> None:
    built = project(
        {"index": f"# A\n\n{path.read_text(encoding='utf-8')}"},
        myst_enable_extensions=["colon_fence", "dollarmath"],
    ).build()

    assert built.warnings == []
    assert text_of("gallery").count(f"{{include}} boxes/{path.name}") == 1
    assert text_of("gallery").count(f"{{literalinclude}} boxes/{path.name}") == 1


def test_nothing_is_undocumented() -> None:
    standard, gate = text_of("standard"), text_of("gate")

    assert {path.stem for path in (GUIDE / "boxes").glob("*.md")} == {
        *KINDS,
        "step-by-step",
        "formula-explanation",
    }
    assert [name for name in PARTS.keys() - KINDS if f"`{name}`" not in text_of("boxes")] == []
    listed = re.findall(r"^[a-z-]+$", text_of("rules"), re.MULTILINE)
    assert sorted(listed) == sorted(explanations())
    assert [what for what in quantities({}) if f"`{what}`" not in standard] == []
    assert [name for name in FORMATS if f"`{name}`" not in gate] == []
    assert [name for name in main.commands if f"rigor {name}" not in text_of("command")] == []
    assert [option for option in ("label", "class", "nonumber", "collapsible", "open", "because",
             "of")
            if f"`:{option}:`" not in text_of("boxes")] == []  # fmt: skip


def test_each_setting_directive_and_role_is_listed(project) -> None:
    app = project({"index": "# A\n"}).build().app
    domain = app.env.domains["rigor"]
    settings = [name for name in app.config.values if name.startswith("rigor_")]
    names, own = {*KINDS, *PARTS, *VIEWS}, {*domain.directives} - {*KINDS, *PARTS, *VIEWS}
    listed = text_of("directives")

    assert [name for name in settings if f"`{name}`" not in text_of("config")] == []
    assert [name for name in names if not re.search(rf"\{{{name}[}} ]", listed)] == []
    assert [name for name in own if f"`{{rigor:{name}}}`" not in listed] == []
    assert [name for name in domain.roles if f"{{rigor:{name}}}`" not in listed] == []
    shown = [line.split("|")[1] for line in listed.splitlines() if line.startswith("|")]
    given = [name for cell in shown for name in re.findall(r"\{([a-z-]+)[} ]", cell)]
    assert [name for name in given if name not in names | {"ref", "numref"}] == []


def test_each_key_of_a_plan_is_in_the_example() -> None:
    example = next(text for text in map(str, plan_examples()) if "[[batch]]" in text)
    data = tomllib.loads(example)
    given = {
        "topic": {key for each in data["topic"] for key in each},
        "batch": {key for each in data["batch"] for key in each},
        "goal": {key for each in data["goal"] for key in each},
    }

    for record, keys in ((Topic, "topic"), (Batch, "batch"), (Goal, "goal")):
        assert {each.name for each in fields(record)} == given[keys]


def plan_examples() -> list[str]:
    return [match[3] for match in FENCE.finditer(text_of("plan"))]
