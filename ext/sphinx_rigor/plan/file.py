"""Read ``plan.toml`` and check it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import normpath

from sphinx_rigor.plan.schema import Batch, Goal, Plan, Topic
from sphinx_rigor.records import fold, msg
from sphinx_rigor.standard import (
    Misfit,
    TomlError,
    TomlTable,
    instead,
    placed,
    read_toml,
    suggested,
)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HOURS = msg("hours, or [from, to]")
RESERVED = frozenset({"index", "dashboard", "tags", "archive"})


class PlanError(TomlError):
    """A plan that cannot be used; the message lists every fault."""


def load_plan(path: Path, folder: str = "") -> Plan:
    """Return the plan of a file; its articles are in a folder unless it names another.

    Raises ``PlanError`` that lists each fault with file, line, key and reason.
    """
    faults: list[Misfit] = []
    try:
        plan = build(TomlTable(read_toml(path), "", faults), path, folder)
    except TomlError as error:
        raise PlanError(*error.messages) from error
    faults += [*collisions("topic", plan.topics), *collisions("batch", plan.batches)]
    faults += collisions("goal", plan.goals)
    faults += [*shared_names(plan), *loose_names(plan), *planned_twice(plan)]
    if faults:
        raise PlanError(*placed([path], faults))
    return plan


def build(table: TomlTable, path: Path, folder: str) -> Plan:
    """Build the records from the values of the whole file."""
    head, hours = table.table("plan"), table.table("hours")
    root = head.text("articles", folder)
    plan = Plan(
        path=path.name,
        as_of=date(head, "as_of") if head.has("as_of") else None,
        topics=tuple(topic(each) for each in table.tables("topic")),
        batches=tuple(batch(each, root) for each in table.tables("batch")),
        goals=tuple(goal(each, root) for each in table.tables("goal")),
        hours=tuple((name, span(hours, name)) for name in list(hours.values)),
    )
    for each in (head, table):
        each.close()
    return plan


def topic(table: TomlTable) -> Topic:
    """Read one ``[[topic]]``."""
    found = Topic(
        id=identifier(table),
        title=table.text("title", required=True),
        description=table.text("description"),
        aliases=table.strings("aliases"),
        tags=table.strings("tags"),
        match=table.patterns("match"),
        parent=table.text("parent"),
        related=table.strings("related"),
        claimed=count(table, "claimed"),
    )
    table.close()
    return found


def batch(table: TomlTable, root: str) -> Batch:
    """Read one ``[[batch]]``; its articles are named by file, with or without suffix."""
    names = table.strings("articles")
    found = Batch(
        id=identifier(table),
        title=table.text("title", required=True),
        description=table.text("description"),
        priority=table.integer("priority"),
        hours=span(table, "hours"),
        focus=table.strings("focus"),
        articles=docnames(names, root),
        topics=table.strings("topics"),
        claimed=count(table, "claimed"),
    )
    table.close()
    return found


def docnames(names: Iterable[str], root: str) -> tuple[str, ...]:
    """Return the docnames of files below a folder, named with or without suffix.

    The folder ``"."`` is that of conf.py.
    """
    stems = (name.removesuffix(".md").removesuffix(".rst") for name in names)
    return tuple(normpath(f"/{root}/{each}").lstrip("/") for each in stems)


def goal(table: TomlTable, root: str) -> Goal:
    """Read one ``[[goal]]``."""
    found = Goal(
        id=identifier(table),
        title=table.text("title", required=True),
        date=date(table, "date"),
        target=count(table, "target"),
        batches=table.strings("batches"),
        topics=table.strings("topics"),
        articles=docnames(table.strings("articles"), root),
        claimed=count(table, "claimed"),
        of=count(table, "of"),
    )
    table.close()
    return found


def identifier(table: TomlTable) -> str:
    """Read an id: it becomes the name of a page."""
    found = table.text("id", required=True)
    if found and (not ID.fullmatch(found) or found in RESERVED):
        table.fault("id", instead(msg("lower-case letters, digits and hyphens"), found))
    return found


def date(table: TomlTable, name: str) -> dt.date:
    """Read a date that must be there."""
    found = table.take(name, dt.date, msg("a date such as 2025-11-24"))
    if found is None:
        why = msg("is missing; write a date such as 2025-11-24, without quotes")
        table.fault(name, why)
        return dt.date.min
    return dt.date(found.year, found.month, found.day)


def count(table: TomlTable, name: str) -> int | None:
    """Read a count that may be absent."""
    return table.integer(name) if table.has(name) else None


def span(table: TomlTable, name: str) -> tuple[float, ...]:
    """Read hours: one number, or two, from and to."""
    value = table.take(name, (int, float, list), HOURS)
    found = value if isinstance(value, list) else [] if value is None else [value]
    good = len(found) <= 2 and all(
        isinstance(each, int | float) and each >= 0 for each in found
    )
    if not good or found != sorted(found):
        table.fault(name, instead(HOURS, value))
        return ()
    return tuple(float(each) for each in found)


def place(what: str, name: str) -> str:
    """Return where the table of this id stands, found by the id and not by a number."""
    return f"{what} ({name})"


def collisions(what: str, found: Iterable[Topic | Batch | Goal]) -> Iterator[Misfit]:
    """Yield a fault for each id that two have, naming both."""
    titles: dict[str, str] = {}
    for number, each in enumerate(found, 1):
        if each.id in titles:
            why = msg(
                "%(one)s and %(other)s have the same id %(id)s",
                one=repr(titles[each.id]),
                other=repr(each.title),
                id=repr(each.id),
            )
            yield Misfit(f"{what}[{number}] ({each.id}).id", why)
        titles.setdefault(each.id, each.title)


def shared_names(plan: Plan) -> Iterator[Misfit]:
    """Yield a fault for each name by which an article might mean either of two topics."""
    owners: dict[str, Topic] = {}
    for each in plan.topics:
        for name in each.names:
            first = owners.setdefault(fold(name), each)
            if first.id != each.id:
                why = msg(
                    "%(one)s and %(other)s are both called %(name)s",
                    one=first.id,
                    other=each.id,
                    name=repr(name),
                )
                yield Misfit(place("topic", each.id), why)


def loose_names(plan: Plan) -> Iterator[Misfit]:
    """Yield a fault for each topic or batch named that is not there."""
    known = {each.id: each for each in plan.topics}
    named = [(f"{place('topic', each.id)}.related", each.related) for each in plan.topics]
    named += [(f"{place('topic', each.id)}.parent", (each.parent,)) for each in plan.topics]
    named += [(f"{place('batch', each.id)}.topics", each.topics) for each in plan.batches]
    named += [(f"{place('goal', each.id)}.topics", each.topics) for each in plan.goals]
    for where, name in (
        (where, name) for where, names in named for name in filter(None, names)
    ):
        if name not in known:
            why = msg("no topic %(name)s", name=repr(name))
            yield Misfit(where, suggested(why, name, known))
    batches = {each.id: each for each in plan.batches}
    for goal in plan.goals:
        for name in goal.batches:
            if name not in batches:
                why = msg("no batch %(name)s", name=repr(name))
                where = f"{place('goal', goal.id)}.batches"
                yield Misfit(where, suggested(why, name, batches))
    yield from circles(known)


def circles(known: Mapping[str, Topic]) -> Iterator[Misfit]:
    """Yield a fault for each topic that is above itself."""
    for each in known.values():
        seen, above = {each.id}, each.parent
        while above in known and above not in seen:
            seen.add(above)
            above = known[above].parent
        if above in seen:
            where = f"{place('topic', each.id)}.parent"
            yield Misfit(where, msg("goes round in a circle"))


def planned_twice(plan: Plan) -> Iterator[Misfit]:
    """Yield a fault for each article that two batches plan."""
    first: dict[str, str] = {}
    for each in plan.batches:
        for name in each.articles:
            if name in first:
                why = msg(
                    "%(name)s is already planned in batch %(id)s", name=name, id=first[name]
                )
                yield Misfit(f"{place('batch', each.id)}.articles", why)
            first.setdefault(name, each.id)
