"""Say in words what a requirement asks for and what was found instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sphinx_rigor.recognition import FoundField
from sphinx_rigor.records import Message, msg
from sphinx_rigor.standard import QUANTITIES, FieldNeed, Part, Requirement, Standard
from sphinx_rigor.verdict.measure import Lack, Outcome
from sphinx_rigor.verdict.nearest import Near, NearKind

MANY = 20
"""How many things a message enumerates; of the others it says how many they are."""


def thing(wanted: Requirement, standard: Standard) -> Message:
    """Return the name of what a requirement counts."""
    if wanted.title:
        return Message(wanted.title)
    if wanted.what == "entry":
        return Message(standard.kind(wanted.kinds[0]).title)
    plain = plain_thing(wanted)
    detail = ", ".join([*wanted.kinds, *wanted.language])
    return msg("%(thing)s (%(kind)s)", thing=plain, kind=detail) if detail else plain


def plain_thing(wanted: Requirement) -> Message:
    """Return the name of a quantity, and how it is counted."""
    if wanted.different:
        return msg("different kinds of box")
    plain = Message(wanted.quantity.title) if wanted.quantity else QUANTITIES[wanted.what]
    if wanted.unfolded:
        plain = msg("lines of the longest passage that is not folded away")
    if wanted.width:
        return msg("%(thing)s at a width of %(width)s", thing=plain, width=wanted.width)
    return plain


def place(outcome: Outcome, standard: Standard) -> Message:
    """Return where a requirement looks: a part's title or the article."""
    if not outcome.scope.part:
        return msg("the article")
    return Message("%(title)s", (("title", standard.part(outcome.scope.part).title),))


def unmet_outcome(outcome: Outcome, standard: Standard) -> Message:
    """Say what a requirement that is not satisfied has and wants, with its alternatives."""
    message = unmet_itself(outcome, standard)
    for each in outcome.others:
        if (each.found, each.requirement.min) != (outcome.found, outcome.requirement.min):
            message = msg(
                "%(message)s, or %(thing)s: %(found)s of %(min)s",
                message=message,
                thing=thing(each.requirement, standard),
                found=each.complete,
                min=each.requirement.min,
            )
    return message


def unmet_itself(outcome: Outcome, standard: Standard) -> Message:
    """Say what a requirement has and wants, but for its alternatives."""
    wanted = outcome.requirement
    name, where = thing(wanted, standard), place(outcome, standard)
    if wanted.max is not None and outcome.found > wanted.max:
        return msg(
            "%(place)s: %(thing)s: %(found)s, at most %(max)s allowed",
            place=where,
            thing=name,
            found=outcome.found,
            max=wanted.max,
        )
    if wanted.what == "topic":
        absent = msg("%(place)s: nothing is headed “%(thing)s”", place=where, thing=name)
        return with_near(absent, outcome.near)
    if outcome.found >= wanted.min:
        return incomplete(outcome, wanted.every, standard)
    few = msg(
        "%(place)s: %(thing)s: %(found)s of %(min)s",
        place=where,
        thing=name,
        found=outcome.found,
        min=wanted.min,
    )
    return with_near(few, outcome.near)


def incomplete(outcome: Outcome, every: bool, standard: Standard) -> Message:
    """Say which entries lack which fields, all in one message."""
    if every:
        return msg(
            "%(place)s: %(thing)s: %(complete)s of %(found)s are complete; %(lacks)s",
            place=place(outcome, standard),
            thing=thing(outcome.requirement, standard),
            complete=outcome.complete,
            found=outcome.found,
            lacks=listed([lack_text(each, outcome, standard) for each in outcome.lacks]),
        )
    return msg(
        "%(place)s: only %(complete)s of %(min)s %(thing)s are complete; %(lacks)s",
        place=place(outcome, standard),
        complete=outcome.complete,
        min=outcome.requirement.min,
        thing=thing(outcome.requirement, standard),
        lacks=listed([lack_text(each, outcome, standard) for each in outcome.lacks]),
    )


def lack_text(lack: Lack, outcome: Outcome, standard: Standard) -> Message:
    """Say which fields one entry lacks; one that is there but short says so."""
    kind = standard.kind(lack.entry.kind)
    needs = {need.field: need for need in outcome.requirement.each}
    fields = [
        lacking_field(lack.entry.field(name), needs[name], kind.field(name).title)
        for name in lack.fields
    ]
    text = msg(
        "“%(title)s” (line %(line)s) lacks %(fields)s",
        title=lack.entry.title,
        line=lack.entry.spot.shown,
        fields=joined(fields),
    )
    return with_near(text, lack.near)


def lacking_field(found: FoundField | None, need: FieldNeed, title: str) -> Message:
    """Name a field that an entry lacks, and what of it is there."""
    if found is None or found.empty:
        return Message("%(field)s", (("field", title),))
    line = found.spot.shown
    if found.items < need.items:
        return msg(
            "%(field)s (%(found)s of %(min)s items)",
            field=title,
            found=found.items,
            min=need.items,
        )
    if need.number and not found.measured:
        return msg("%(field)s (on line %(line)s, no number)", field=title, line=line)
    if need.match:
        pattern = " / ".join(each.pattern for each in need.match)
        values = {"field": title, "line": line, "pattern": pattern}
        return msg("%(field)s (on line %(line)s, nothing matches %(pattern)s)", **values)
    return Message("%(field)s", (("field", title),))


NEAR = {
    NearKind.LABEL: msg("%(message)s (“%(text)s” on line %(line)s may be it)"),
    NearKind.TABLE: msg("%(message)s (the table on line %(line)s may be it)"),
    NearKind.EMPTY: msg("%(message)s (nothing follows “%(text)s” on line %(line)s)"),
    NearKind.NESTED: msg("%(message)s (“%(text)s” on line %(line)s belongs to a list item)"),
    NearKind.ELSEWHERE: msg("%(message)s (“%(text)s” on line %(line)s stands elsewhere)"),
}


def with_near(message: Message, near: Near | None) -> Message:
    """Add to a message what may be the thing that is missing."""
    if near is None:
        return message
    return msg(NEAR[near.kind].text, message=message, text=near.text, line=near.spot.shown)


def joined(messages: list[Message]) -> Message:
    """Join messages to an enumeration, each translated where it stands."""
    return together(messages, joined_pair)


def listed(messages: list[Message]) -> Message:
    """Join messages that are enumerations themselves."""
    return together(messages, listed_pair)


def joined_pair(one: Message, more: Message) -> Message:
    """Join two parts of an enumeration."""
    return msg("%(one)s, %(more)s", one=one, more=more)


def listed_pair(one: Message, more: Message) -> Message:
    """Join two lists of enumerations."""
    return msg("%(one)s; %(more)s", one=one, more=more)


def together(messages: list[Message], pair: Callable[[Message, Message], Message]) -> Message:
    """Join messages in order, the first of very many, nested as little as may be."""
    if len(messages) > MANY:
        first = together(messages[:MANY], pair)
        return msg("%(message)s (and %(more)s more)", message=first, more=len(messages) - MANY)
    if len(messages) == 1:
        return messages[0]
    middle = len(messages) // 2
    return pair(together(messages[:middle], pair), together(messages[middle:], pair))


def hollow_part(title: str) -> Message:
    """Say that a part has nothing under its heading, or placeholders only."""
    return msg("“%(title)s” is empty", title=title)


def missing_part(part: Part, near: Near | None = None) -> Message:
    """Say that a part is not there."""
    return with_near(msg("the part “%(part)s” is missing", part=part.title), near)


def missing_parts(parts: Sequence[Part]) -> Message:
    """Say that several parts are not there."""
    titles = joined([Message("%(part)s", (("part", each.title),)) for each in parts])
    return msg("%(count)s parts are missing: %(parts)s", count=len(parts), parts=titles)


def unmet_key(name: str, value: object) -> Message:
    """Say that the front matter lacks a value that a finished article has."""
    return msg("front matter: %(name)s must be %(value)s", name=name, value=as_yaml(value))


def as_yaml(value: object) -> str:
    """Return a value as authors write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(as_yaml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {as_yaml(one)}' for key, one in value.items())}}}"
    return str(value)
