"""What would take for ever ends, with a finding; what grows grows with the text alone."""

from __future__ import annotations

import json
import re
import time

import pytest
from docutils import nodes

from fixtures.drafts import GOOD, PLAN, SMALL
from sphinx_rigor.cli._migration import migrate
from sphinx_rigor.doctree.raw_html import lines_of, unmatched
from sphinx_rigor.gate.limit import TooSlow, limited
from sphinx_rigor.source import (
    Syntax,
    find_tags,
    read_front_matter,
    rewrite,
    scan,
    split_lines,
    without_excess,
)
from sphinx_rigor.source.block_records import Row
from sphinx_rigor.source.blocks import find_blocks

LAUGHS = "---\na0: &a0 [x, y]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


def test_a_pattern_that_searches_without_end_is_stopped_and_named() -> None:
    pattern = re.compile(r"(a|a)*b")
    with pytest.raises(TooSlow, match=re.escape(pattern.pattern)), limited(0.05):
        pattern.match("a" * 60)
    with limited(0.05):
        pass
    assert sum(range(2_000_000)) > 0


def test_the_other_articles_are_measured_all_the_same(project, monkeypatch) -> None:
    monkeypatch.setattr("sphinx_rigor.gate.articles.SECONDS", 0.3)
    slow = SMALL.replace("match = '^Steps'", r"match = '^(\w|\w)*:'")
    text = GOOD.replace("**Steps**", f"**{'a' * 60}**")
    files = {
        "articles/a": text,
        "articles/b": GOOD.replace("slug: t", "slug: u").replace("Steps**", "Steps:**"),
    }
    built = project({**files, "small.toml": slow}, rigor_standard="small.toml").build("rigor")
    report = json.loads((built.out / "report.json").read_text())

    (said,) = built.about("slow-pattern")
    assert said.startswith("articles/a.md:1:")
    assert r"(\w|\w)*" in said
    assert [each["state"] for each in report["articles"]] == ["claimed", "verified"]


def test_a_pattern_of_the_plan_that_never_ends_is_left_out_and_named(
    project, monkeypatch
) -> None:
    monkeypatch.setattr("sphinx_rigor.gate.planned.SECONDS", 0.3)
    plan = PLAN.replace("match = '^MoE'", r"match = ['^T$', '^(\w|\w)*:']")
    long = GOOD.replace("title: T", f"title: {'a' * 60}").replace("slug: t", "slug: u")
    files = {"articles/a": GOOD.replace("# T\n", "# T\n"), "articles/b": long}
    built = project(
        {**files, "small.toml": SMALL, "plan.toml": plan}, rigor_standard="small.toml"
    ).build("rigor")
    report = json.loads((built.out / "report.json").read_text())

    (said,) = built.about("slow-pattern")
    line = plan[: plan.index("match =")].count("\n") + 1
    assert said.startswith(f"plan.toml:{line}: ")
    assert r"(\w|\w)*" in said
    assert "moe" in report["articles"][0]["topics"]


def test_a_name_longer_than_a_file_may_have_names_no_file(project) -> None:
    name = "n" * 300
    texts = (
        f"![p](a%20{name}.png)",
        f"```{{literalinclude}} {name}.py\n```",
        f"[w *x*]({name})",
    )
    built = project({"index": "# I\n\n" + "\n\n".join(texts)}).build()

    assert [each.split(": ")[1] for each in built.warnings] == ["WARNING"] * 3
    assert any("index.md:8: " in each and "xref_missing" in each for each in built.warnings)
    assert "w <em>x</em>" in built.page()


def test_aliases_of_aliases_are_not_counted_out(project) -> None:
    text = f"{LAUGHS}---\n# T\n"
    built = project({"articles/a": text}).build()

    (said,) = built.about("malformed-front-matter")
    assert "more than 10000 values" in said
    assert without_excess(text).count("\n") == text.count("\n")
    assert "*a8" not in without_excess(text)
    returns = text.replace("\na1", "\r\ra1")
    assert len(split_lines(without_excess(returns))) == len(split_lines(returns))
    fair = "---\nbase: &b {x: 1, y: [1, 2]}\nmore: [*b, *b]\n---\n# T\n"
    assert without_excess(fair) == fair
    assert not read_front_matter("---\na: &a [1, *a]\n---\n").keys
    assert not read_front_matter(f"---\na: {'[' * 5000}\n---\n").keys


@pytest.mark.parametrize("depth", [33, 100])
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_boxes_nest_as_deep_as_they_can(project, depth: int, suffix: str) -> None:
    inside = range(depth)
    text = "# T\n\n" + "".join(f"{'`' * (depth + 3 - n)}{{theorem}} A\n\n" for n in inside)
    text += "x\n\n" + "".join(f"{'`' * (4 + n)}\n\n" for n in inside)
    rst = "T\n=\n\n" + "".join(f"{'   ' * n}.. theorem:: A\n\n" for n in inside)
    files = {"md": text, "rst": f"{rst}{'   ' * depth}x\n"}
    built = project({f"index.{suffix}": files[suffix]}).build()

    line = {"md": 3, "rst": 4}[suffix] + 2 * 32
    (said,) = built.about("too-deep")
    assert f"index.{suffix}:{line}:" in said
    assert built.page().count("rigor-kind-theorem") == 33


@pytest.mark.parametrize("depth", [49, 300])
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_directives_of_others_nest_as_deep_as_parsers_can(project, depth, suffix) -> None:
    inside = range(depth)
    text = "# T\n\n" + "".join(f"{'`' * (depth + 3 - n)}{{note}}\n\n" for n in inside)
    text += "x\n\n" + "".join(f"{'`' * (4 + n)}\n\n" for n in inside)
    rst = "T\n=\n\n" + "".join(f"{'   ' * n}.. note::\n\n" for n in inside)
    files = {"md": text, "rst": f"{rst}{'   ' * depth}x\n"}
    built = project({f"index.{suffix}": files[suffix], "other": "# O\n"}).build()

    (said,) = [each for each in built.warnings if "toctree" not in each]
    first, notes = {"md": 3, "rst": 6}[suffix], built.page().count('class="admonition note"')
    assert notes in {48, 49}  # some releases of docutils count a section, too
    assert f"index.{suffix}:{first + 2 * (notes - 1)}:" in said
    assert "48 deep" in said


def test_hundreds_of_entries_that_lack_something_are_told_in_one_line(project) -> None:
    text = GOOD + "".join(f"\n**Flaw {n}: slow**\n\nwords {n}\n" for n in range(2, 600))
    every = SMALL.replace("min = 1\n", "min = 1\nevery = true\n")
    built = project(
        {"articles/a": text, "small.toml": every}, rigor_standard="small.toml"
    ).build("rigor")

    (said,) = built.about("incomplete-entry")
    assert "“Flaw 21: slow” (line" in said
    assert "Flaw 22" not in said
    assert "and 578 more" in said


def rows(text: str) -> list[Row]:
    return [Row(number, line) for number, line in enumerate(text.split("\n"), 1)]


def test_tags_without_end_take_time_in_proportion() -> None:
    many = 10_000
    paragraph = nodes.paragraph()
    paragraph += [nodes.raw("", "</b>" if n % 3 else "<i>", format="html") for n in range(many)]
    start = time.process_time()

    assert len(lines_of(paragraph)) == many
    assert len(list(unmatched(paragraph.children))) == many
    assert list(find_tags("x <a y\n" * many)) == []
    assert find_blocks(rows("\\begin{equation} x\n\n$$ y\n\n" * many), Syntax()).formulas == ()
    assert migrate("<div class='theorem-box'>\n\nx\n\n</div>\n\n" * many).count == many
    text = "<div class='theorem-box'>\n\nx\n\n" * many
    assert rewrite(text, scan(text)).count("\n") == text.count("\n")
    assert time.process_time() - start < 10


@pytest.mark.parametrize("mark", ["*", "**", "_", "~~"])
@pytest.mark.parametrize("many", [48, 49, 900])
def test_marks_around_words_nest_so_deep_and_the_others_are_text(
    project, mark: str, many: int
) -> None:
    text = f"# T\n\nabove\n\n{f'{mark}a ' * many}word{f' b{mark}' * many}\n"
    site = project({"index": text}).configure(myst_enable_extensions=["strikethrough"])
    built = site.build("rigor")
    shown = built.doctree().astext()

    deep = [each for each in built.warnings if "[rigor.too-deep]" in each]
    assert [each.partition(": ")[0] for each in deep] == (["index.md:5"] if many > 48 else [])
    assert shown.count(mark) == 2 * max(many - 48, 0)
    assert shown.count("b") - shown.count("above") == many
