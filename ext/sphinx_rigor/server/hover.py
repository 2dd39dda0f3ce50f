"""What a rule wants, what is met of a part or an entry, what a key may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.records import Message, msg
from sphinx_rigor.server.front_matter import is_front_matter, told_of
from sphinx_rigor.server.page import Page
from sphinx_rigor.server.references import reference_at, targets_of
from sphinx_rigor.verdict import Check, checklist, entry_checks

MET, UNMET = "☑", "☐"


def hover(page: Page, position: Position) -> Hover | None:
    """Return what there is to say of a line."""
    said = [*on_reference(page, position), *on_key(page, position)]
    said += [*on_part(page, position.line + 1), *on_entry(page, position.line + 1)]
    said += on_findings(page, position.line + 1)
    if not said:
        return None
    text = "\n\n---\n\n".join(said)
    return Hover(MarkupContent(MarkupKind.Markdown, text), page.lines.words(position.line))


def on_reference(page: Page, position: Position) -> Iterator[str]:
    """Yield what the reference here leads to."""
    found = reference_at(page, position)
    for each in targets_of(page, found)[:1] if found else ():
        words = " ".join(filter(None, (each.what, each.title)))
        yield f"**{words or each.name}**"


def on_key(page: Page, position: Position) -> Iterator[str]:
    """Yield what a key of the front matter may hold."""
    if is_front_matter(page.lines, position.line):
        name = page.lines.line(position.line).partition(":")[0].strip()
        if told := told_of(page.site, name):
            yield f"**{name}**: {page.say(told)}"


def on_part(page: Page, line: int) -> Iterator[str]:
    """Yield the demands on the part whose heading is on a line, met and unmet."""
    article = page.snapshot.article
    ids = {
        each.id for each in article.verdict.parts if each.line == line and page.own(each.file)
    }
    titles = {each.title for each in article.standard.parts if each.id in ids}
    for each in checklist(article):
        if each.title in titles:
            head = msg(
                "%(title)s: %(met)s of %(total)s demands are met",
                title=each.title,
                met=each.met,
                total=len(each.checks),
            )
            yield listed(page, head, each.checks)


def on_entry(page: Page, line: int) -> Iterator[str]:
    """Yield the fields of the entry that begins on a line, met and unmet."""
    article = page.snapshot.article
    for each in article.reading.entries:
        checks = entry_checks(article, each)
        if each.spot.line == line and page.own(each.spot.file) and checks:
            head = msg(
                "%(kind)s: %(met)s of %(total)s fields are there",
                kind=article.standard.kind(each.kind).title,
                met=sum(one.met for one in checks),
                total=len(checks),
            )
            yield listed(page, head, checks)


def listed(page: Page, head: Message, checks: Iterable[Check]) -> str:
    """Return demands as a list to tick off."""
    rows = [f"- {MET if each.met else UNMET} {page.say(each.message)}" for each in checks]
    return "\n".join([f"**{page.say(head)}**", "", *rows])


def on_findings(page: Page, line: int) -> Iterator[str]:
    """Yield what the rules that found something on a line are about."""
    known, own = explanations(), page.site.rules.own
    here = (
        each.rule
        for each in page.snapshot.findings
        if each.line == line and page.own(each.path) and not each.suppressed
    )
    for name in dict.fromkeys(here):
        if found := known.get(name):
            parts = [f"**{page.say(head)}**: {page.say(text)}" for head, text in found.sections]
            yield "\n\n".join([f"`{name}`: {page.say(found.summary)}", *parts])
        elif name in own:
            yield f"`{name}`: {own[name]}"
