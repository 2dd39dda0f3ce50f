"""What a standard demands, in words: for ``rigor standard check`` and for new articles."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Message, msg
from sphinx_rigor.rules import WEIGHTS
from sphinx_rigor.standard import Requirement, Standard
from sphinx_rigor.verdict import listed, thing


def demands(found: Standard) -> Iterator[Message]:
    """Yield what a standard demands, a message a line."""
    enforced = ", ".join(found.enforced)
    yield msg("%(name)s: enforced at status %(status)s", name=found.name, status=enforced)
    keys = found.front_matter
    yield msg("front matter: %(keys)s", keys=", ".join(keys.required) or "–")
    for name, value in keys.when_enforced:
        yield msg("  once enforced: %(name)s = %(value)s", name=name, value=str(value).lower())
    for part in found.parts:
        values = {"title": part.title}
        yield msg("%(title)s (optional)", **values) if part.optional else Message(part.title)
        for each in part.require:
            yield msg("  %(demand)s", demand=demand(each, found))
    for each in found.require:
        yield msg("the whole article: %(demand)s", demand=demand(each, found))


def demand(wanted: Requirement, found: Standard) -> Message:
    """Return one requirement in words."""
    if not wanted.min and wanted.max is None:
        return listed([thing(wanted, found), *conditions(wanted), *needs(wanted, found)])
    limits = {"min": wanted.min, "max": wanted.max}
    if wanted.min and wanted.max is not None:
        amount = msg("at least %(min)s and at most %(max)s", **limits)
    elif wanted.max is not None:
        amount = msg("at most %(max)s", max=wanted.max)
    else:
        amount = msg("at least %(min)s", min=wanted.min)
    thing_of = msg("%(thing)s: %(amount)s", thing=thing(wanted, found), amount=amount)
    told = listed([thing_of, *conditions(wanted), *needs(wanted, found)])
    for each in wanted.alternatives:
        told = msg("%(demand)s; or %(other)s", demand=told, other=demand(each, found))
    return told


def conditions(wanted: Requirement) -> Iterator[Message]:
    """Yield what else the counted things have to be."""
    if wanted.rows:
        yield msg("rows: at least %(rows)s", rows=wanted.rows)
    if wanted.columns:
        yield msg("columns: at least %(columns)s", columns=wanted.columns)
    if wanted.level:
        yield msg("level %(level)s", level=wanted.level)
    if wanted.says:
        yield msg("matching %(pattern)s", pattern=wanted.says)
    if wanted.severity:
        yield WEIGHTS[wanted.severity]


def needs(wanted: Requirement, found: Standard) -> Iterator[Message]:
    """Yield the fields that each entry has to have."""
    if wanted.every:
        yield msg("no entry may lack what follows")
    for need in wanted.each:
        title = found.kind(wanted.kinds[0]).field(need.field).title
        text = msg("each with %(field)s", field=title)
        if need.items:
            text = msg("each with %(field)s (%(items)s items)", field=title, items=need.items)
        yield text
        if need.number:
            yield msg("%(field)s with a number or a comparison", field=title)
        for pattern in need.match:
            yield msg("%(field)s matching %(pattern)s", field=title, pattern=pattern.pattern)
