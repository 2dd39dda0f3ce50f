"""What can be done about findings."""

from __future__ import annotations

import pytest
from lsprotocol.types import CodeActionKind, Position, Range

from fixtures.articles import ARTICLE
from sphinx_rigor.server.actions import actions

EVERYWHERE = Range(Position(0, 0), Position(999, 0))


def applied(page, action) -> str:
    """Return the text with the edits of an action made, as an editor makes them."""
    text = page.lines.text
    for each in reversed(next(iter(action.edit.changes.values()))):
        start, end = (offset(text, one) for one in (each.range.start, each.range.end))
        text = text[:start] + each.new_text + text[end:]
    return text


def offset(text: str, place: Position) -> int:
    """Return the number of characters before a position, in UTF-16 units on its line."""
    lines = text.splitlines(keepends=True)
    line = (lines[place.line] if place.line < len(lines) else "").encode("utf-16-le")
    within = line[: place.character * 2].decode("utf-16-le")
    return sum(map(len, lines[: place.line])) + len(within)


def chosen(page, text: str, rule: str):
    """Return the page of a text and the action that allows a rule in it."""
    seen = page(text)
    every = actions(seen, "file:///x", EVERYWHERE)
    return seen, next(x for x in every if x.command and x.diagnostics[0].code == rule)


@pytest.mark.parametrize("text", [ARTICLE, ARTICLE.partition("---\n# ")[2].join(["# ", ""])])
def test_a_waiver_asks_for_its_reason_and_holds_with_one(page, text) -> None:
    rule = "too-few-formulas" if text == ARTICLE else "missing-front-matter"
    seen, action = chosen(page, text, rule)
    waived = applied(seen, action)

    rules = {each.rule: each for each in page(waived).snapshot.findings if not each.suppressed}
    assert {"waiver-without-reason", rule} <= rules.keys()
    uri, line, character = action.command.arguments
    lines = waived.split("\n")
    assert lines[line][:character] == f"<!-- rigor: allow {rule}: "
    lines[line] = f"{lines[line][:character]}it has to be{lines[line][character:]}"
    found = {each.rule: each for each in page("\n".join(lines)).snapshot.findings}
    assert found[rule].suppressed == "comment: it has to be"
    assert uri == "file:///x"


def test_only_findings_on_the_lines_chosen_are_acted_upon(page) -> None:
    seen = page()
    here = Range(Position(8, 0), Position(8, 0))

    (one,) = actions(seen, "file:///x", here)
    assert one.title == "Allow too-few-formulas in this article: write the reason"
    assert actions(seen, "file:///x", Range(Position(9, 0), Position(9, 0))) == []


def test_what_others_say_cannot_be_waived(page) -> None:
    seen = page(ARTICLE + "\n{nosuch}`x`\n")
    codes = {
        one.code for each in actions(seen, "file:///x", EVERYWHERE) for one in each.diagnostics
    }

    assert "myst.role_unknown" not in codes


TYPED = ARTICLE + "\n𝒜 $x \\in \\\\{1\\\\}$\n\n**问题：**太慢 𝒜\n\n**原因：**太长\n"
MENDED = (
    TYPED.replace("问题：**", "问题**：").replace("原因：**", "原因**：").replace("\\\\", "\\")
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_needs_no_judgement_is_mended_as_the_command_mends_it(page, end) -> None:
    seen = page(TYPED.replace("\n", end))
    every = actions(seen, "file:///x", EVERYWHERE)
    (together,) = [each for each in every if each.kind == CodeActionKind.SourceFixAll]

    assert applied(seen, together) == MENDED.replace("\n", end)
    assert not page(MENDED.replace("\n", end)).snapshot.fixes


def test_one_finding_is_mended_alone(page) -> None:
    seen = page(TYPED)
    line = TYPED[: TYPED.index("**问题")].count("\n")
    here = Range(Position(line, 0), Position(line, 0))
    (one,) = [each for each in actions(seen, "file:///x", here) if each.is_preferred]

    assert applied(seen, one) == TYPED.replace("问题：**", "问题**：")
    assert one.diagnostics[0].code == "literal-stars"


def test_nothing_is_mended_in_a_text_that_has_changed_since(page) -> None:
    seen = page(TYPED, then=f"\n{TYPED}")
    assert all(each.command for each in actions(seen, "file:///x", EVERYWHERE))


def test_only_the_kinds_asked_for_are_offered(page) -> None:
    def kinds(*only: str) -> set[str]:
        return {each.kind for each in actions(page(TYPED), "file:///x", EVERYWHERE, only)}

    assert kinds("source") == kinds("source.fixAll") == {CodeActionKind.SourceFixAll}
    assert kinds("quickfix") == {CodeActionKind.QuickFix}
    assert kinds("refactor") == set()


def test_a_waiver_in_restructuredtext(page) -> None:
    seen = page("Title\n=====\n\nWords.\n", name="articles/r")
    found = actions(seen, "file:///x", EVERYWHERE)
    waived = applied(seen, next(each for each in found if each.command))

    assert waived.startswith(".. rigor: allow missing-front-matter: \n\nTitle\n")
    holding = waived.replace("matter: ", "matter: it is one of the old ones")
    findings = {each.rule: each for each in page(holding, name="articles/r").snapshot.findings}
    assert findings["missing-front-matter"].suppressed == "comment: it is one of the old ones"
