"""Divs become directives: the same boxes, everything else byte for byte, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_rigor.cli import main
from sphinx_rigor.cli._migration import migrate
from sphinx_rigor.memory.domain import rigor_domain

BOX = '<div class="theorem-box">\n\n### T 1\n\n$$x$$\n\n</div>\n'


def test_a_box_becomes_a_directive() -> None:
    found = migrate(f"a\n\n{BOX}\nb\n")
    fenced = "```{theorem}\n:nonumber:\n\n### T 1\n\n$$x$$\n\n```\n"
    assert (found.text, found.count, found.left) == (f"a\n\n{fenced}\nb\n", 1, ())


PARTS = """\
<div class="formula-explanation">
<div class="formula-step">

<div class="step-label">密度 $p$</div>

$$p(x)$$

<div class="step-explanation">
面积为 1。
</div>
</div>
</div>

<div class="step-by-step">
<div class="step">
$$a=b$$
</div>
</div>
"""


def test_steps_and_explained_formulas_become_directives(project) -> None:
    found = migrate(PARTS)
    assert (found.count, found.left, migrate(found.text).text) == (5, (), found.text)
    assert "{formula-step} 密度 $p$\n" in found.text
    assert "div" not in found.text

    built = project({"index": f"# A\n\n{found.text}"}).build()
    assert built.warnings == []
    assert built.page().count('class="rigor-step"') == 1
    assert "step-explanation" in built.page()


@pytest.mark.parametrize("name", ["step", "formula-step", "step-explanation"])
def test_a_part_without_its_whole_is_left(name: str) -> None:
    text = f'<div class="wide">\n<div class="{name}">\na\n</div>\n</div>\n'
    found = migrate(text)

    assert found.text == text
    assert [each.line for each in found.left] == [1, 2]


def test_fences_are_longer_than_what_they_hold() -> None:
    text = f'<div class="proof-box">\n\n{BOX}\n````\ncode\n````\n\n</div>\n'
    lines = migrate(text).text.splitlines()
    assert (lines[0], lines[-1]) == ("`````{proof}", "`````")
    assert "```{theorem}" in lines


def test_more_classes_and_leading_colons_survive() -> None:
    found = migrate('<div class="note-box wide">\n:a: b\n</div>\n')
    assert found.text == "```{remark}\n:nonumber:\n:class: wide\n\n:a: b\n```\n"


def test_line_ends_and_indents_stay() -> None:
    found = migrate('- a\r\n\r\n  <div class="proof-box">\r\n  b\r\n  </div>\r\nc')
    assert found.text == "- a\r\n\r\n  ```{proof}\r\n  :nonumber:\r\n  b\r\n  ```\r\nc"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<div class="odd">\na\n</div>\n', "no kind of box"),
        ('<div class="proof-box" id="p">\na\n</div>\n', "no “id”"),
        ('<div class="proof-box">text\na\n</div>\n', "beside the tag"),
        ('<div class="proof-box">\na\n', "never closed"),
        ("a\n\n</div>\n", "closes nothing"),
        ('<div class="a">\n<div class="proof-box">\nx\n</div></div>\n', "several divs"),
    ],
)
def test_what_cannot_be_converted_stays_and_is_named(text: str, reason: str) -> None:
    found = migrate(text)
    assert found.text == text
    assert any(reason in each.reason.render() for each in found.left)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [*BOX.splitlines(), "```", ":::", "<p>", "<div>", "  </div>", "- a", "  b"]
        )
    )
)
def test_a_second_run_changes_nothing(lines: list[str]) -> None:
    once = migrate("\n".join(lines)).text
    assert migrate(once).text == once


def test_the_command_shows_or_writes(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(BOX, encoding="utf-8")

    shown = CliRunner().invoke(main, ["migrate", "--diff", str(tmp_path)])
    assert (shown.exit_code, page.read_text(encoding="utf-8")) == (0, BOX)
    assert "+```{theorem}" in shown.output

    assert CliRunner().invoke(main, ["migrate", str(tmp_path)]).exit_code == 0
    assert page.read_text(encoding="utf-8") == migrate(BOX).text

    page.write_text('<div class="proof-box" id="p">\na\n</div>\n', encoding="utf-8")
    refused = CliRunner().invoke(main, ["migrate", str(page)])
    assert refused.exit_code == 1
    assert f"{page}:1: " in refused.output
    page.write_bytes(b"a\n\xff\n")
    broken = CliRunner().invoke(main, ["migrate", str(page)])
    assert (broken.exit_code, f"{page}:2: " in broken.output) == (2, True)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside.md", tmp_path / "site"
    site.mkdir()
    outside.write_text(BOX, encoding="utf-8")
    (site / "a.md").symlink_to(outside)
    refused = CliRunner().invoke(main, ["migrate", str(site)])
    assert (refused.exit_code, outside.read_text(encoding="utf-8")) == (1, BOX)
    assert str(site / "a.md") in refused.output
    outside.write_text("no box\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["migrate", str(site)]).exit_code == 0


def test_the_corpus_keeps_its_boxes(project, corpus: Path) -> None:
    texts = {path.stem: path.read_text("utf-8", "replace") for path in corpus.glob("*.md")}
    chosen = {name: text for name, text in sorted(texts.items()) if "-box" in text}
    names = list(chosen)[::8]
    files = {f"articles/{name}": chosen[name] for name in names}
    files |= {f"moved/{name}": migrate(chosen[name]).text for name in names}
    facts = rigor_domain(project(files).build("rigor").app.env).facts
    for name in names:
        old, new = facts[f"articles/{name}"], facts[f"moved/{name}"]
        assert [(b.kind, b.title) for b in old.boxes] == [(b.kind, b.title) for b in new.boxes]
        assert [(x.source, x.display) for x in old.formulas] == [
            (x.source, x.display) for x in new.formulas
        ]
