"""What can be done about findings: mend them, or allow them and say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

from sphinx_rigor.records import Edit, Finding, apart, msg
from sphinx_rigor.server.diagnostics import diagnostic
from sphinx_rigor.server.front_matter import FENCE, is_front_matter
from sphinx_rigor.server.page import Page

SHOW = "rigor.show"
"""The command that puts the cursor where a reason is to be written."""
MARKDOWN = ("<!-- rigor: allow {rule}: ", " -->\n")
RST = (".. rigor: allow {rule}: ", "\n\n")


def actions(
    page: Page, uri: str, chosen: Range, only: Sequence[str] | None = None
) -> list[CodeAction]:
    """Return what can be done about the findings on the lines chosen; ``only`` names kinds."""
    found: dict[str, list[Diagnostic]] = {}
    for each in findings_on(page, chosen):
        found.setdefault(each.rule, []).append(diagnostic(page, each))
    offered = [
        *mending(page, uri, chosen),
        *(waiver(page, uri, rule, these) for rule, these in found.items()),
    ]
    return [each for each in offered if is_wanted(each.kind or "", only)]


def is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Tell whether a kind of action is one of those asked for, or a kind of one of them."""
    return only is None or any((kind + ".").startswith(each + ".") for each in only)


def mending(page: Page, uri: str, chosen: Range) -> Iterator[CodeAction]:
    """Yield the actions that mend one finding each, and the one that mends all.

    None where the text has changed since: edits count its characters.
    """
    if page.lines.text != page.snapshot.text:
        return
    here = set(findings_on(page, chosen))
    for each in page.snapshot.fixes:
        if each.finding in here:
            title = page.say(msg("Mend: %(message)s", message=each.finding.message))
            yield CodeAction(
                title,
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic(page, each.finding)],
                is_preferred=True,
                edit=changing(page, uri, each.edits),
            )
    if page.snapshot.fixes:
        every = [one for each in page.snapshot.fixes for one in each.edits]
        title = page.say(msg("Mend all that needs no judgement"))
        edit = changing(page, uri, every)
        yield CodeAction(title, kind=CodeActionKind.SourceFixAll, edit=edit)


def changing(page: Page, uri: str, edits: Iterable[Edit]) -> WorkspaceEdit:
    """Return edits as an editor takes them, none of them in the way of another."""
    place = page.lines.place
    made = [TextEdit(Range(place(x.start), place(x.end)), x.text) for x in apart(edits)]
    return WorkspaceEdit(changes={uri: made})


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
