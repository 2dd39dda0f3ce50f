"""What can be done about findings."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position, Range

from fixtures.articles import ARTICLE
from sphinx_rigor.server.actions import actions

EVERYWHERE = Range(Position(0, 0), Position(999, 0))


def applied(page, action) -> str:
    """Return the text with the edits of an action made."""
    text = page.lines.text
    for each in next(iter(action.edit.changes.values())):
        before = page.lines.every[: each.range.start.line]
        at = sum(len(line) + 1 for line in before) + each.range.start.character
        text = text[:at] + each.new_text + text[at:]
    return text


def chosen(page, text: str, rule: str):
    """Return the page of a text and the action that allows a rule in it."""
    seen = page(text)
    found = {each.diagnostics[0].code: each for each in actions(seen, "file:///x", EVERYWHERE)}
    return seen, found[rule]


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
