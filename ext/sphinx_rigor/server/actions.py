"""What can be done about findings: mend them, or allow them and say why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    Diagnostic,
    Position,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from sphinx_rigor.records import Finding, msg
from sphinx_rigor.server.diagnostics import diagnostic
from sphinx_rigor.server.front_matter import FENCE, is_front_matter
from sphinx_rigor.server.page import Page

SHOW = "rigor.show"
"""The command that puts the cursor where a reason is to be written."""
MARKDOWN = ("<!-- rigor: allow {rule}: ", " -->\n")
RST = (".. rigor: allow {rule}: ", "\n\n")


def actions(page: Page, uri: str, chosen: Range) -> list[CodeAction]:
    """Return what can be done about the findings on the lines chosen."""
    found: dict[str, list[Diagnostic]] = {}
    for each in findings_on(page, chosen):
        found.setdefault(each.rule, []).append(diagnostic(page, each))
    return [waiver(page, uri, rule, these) for rule, these in found.items()]


def findings_on(page: Page, chosen: Range) -> Iterator[Finding]:
    """Yield the findings of our own rules on these lines."""
    first, last = chosen.start.line, chosen.end.line
    for each in page.snapshot.findings:
        line = each.line - 1 if page.own(each.path) else 0
        if each.tool == "rigor" and not each.suppressed and first <= line <= last:
            yield each


def waiver(page: Page, uri: str, rule: str, about: list[Diagnostic]) -> CodeAction:
    """Return the action that allows a rule to be broken once its reason is written.

    The reason is left to the author: until it is there, the gate asks for it.
    """
    rst = PurePath(page.snapshot.path).suffix == ".rst"
    opened, closed = RST if rst else MARKDOWN
    head = opened.format(rule=rule)
    number = 0 if rst else after_front_matter(page)
    place = Position(number, 0)
    title = page.say(msg("Allow %(rule)s in this article: write the reason", rule=rule))
    edit = TextEdit(Range(place, place), f"{head}{closed}")
    return CodeAction(
        title,
        kind=CodeActionKind.QuickFix,
        diagnostics=about,
        edit=WorkspaceEdit(changes={uri: [edit]}),
        command=Command(title, SHOW, arguments=[uri, number, len(head)]),
    )


def after_front_matter(page: Page) -> int:
    """Return the number of the first line below the front matter, 0 where it is not closed."""
    number = 1
    while is_front_matter(page.lines, number) and number < len(page.lines.every):
        number += 1
    opened = page.lines.line(0).rstrip() == FENCE
    return number + 1 if opened and number < len(page.lines.every) else 0
