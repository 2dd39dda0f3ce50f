"""Find what in a standard says nothing or can never be met."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sphinx_rigor.records import Message, msg
from sphinx_rigor.standard.schema import (
    EntryKind,
    Quantity,
    Requirement,
    Standard,
    quantities,
)
from sphinx_rigor.standard.toml_table import Misfit, suggested

KEYS: Mapping[str, Collection[str]] = {
    "kinds": ("box", "entry"),
    "each": ("entry",),
    "match": ("topic", "section", "table", "list", "link"),
    "words": ("topic", "section"),
    "level": ("section",),
    "language": ("code",),
    "rows": ("table",),
    "columns": ("table",),
    "width": ("line",),
    "unfolded": ("line",),
    "different": ("box",),
}
"""What each key of a requirement makes sense with."""
WRITTEN = {"kinds": "kind"}
LEVELS = 6


Odd = Iterator[tuple[str, Message]]
"""Keys, and what is wrong with each."""


def odd_keys(found: Requirement, added: Mapping[str, Quantity]) -> Odd:
    """Yield the keys of a requirement that are missing, idle or contradict each other."""
    if not found.what:
        names = ", ".join(quantities(added))
        yield "what", msg("is missing; expected one of %(names)s", names=names)
        return
    for name, whats in KEYS.items():
        if getattr(found, name) and found.what not in whats:
            key = WRITTEN.get(name, name)
            yield (
                key,
                msg(
                    "says nothing of %(what)s; it goes with %(others)s",
                    what=found.what,
                    others=", ".join(whats),
                ),
            )
    yield from missing_keys(found)
    yield from odd_limits(found)


def missing_keys(found: Requirement) -> Odd:
    """Yield the keys that a requirement needs and does not have."""
    if found.what == "topic" and not (found.match or found.words):
        yield "words", msg("is missing: a topic is known by words or by match")
    if found.what == "entry" and len(found.kinds) != 1:
        yield "kind", msg("expected the one kind of entry that is counted")
    if found.every and not found.each:
        yield "every", msg("says nothing without each")


def odd_limits(found: Requirement) -> Odd:
    """Yield limits that nothing can be outside of, or that nothing can reach."""
    if found.max is not None and found.max < found.min:
        yield "max", msg("%(max)s is less than min, %(min)s", max=found.max, min=found.min)
    if found.level > LEVELS:
        yield "level", msg("headings have the levels 1 to %(most)s", most=LEVELS)
    if found.unfolded and found.max is None:
        yield "unfolded", msg("says nothing without max: the longest passage is measured")
    if found.different and found.kinds and found.min > len(found.kinds):
        yield (
            "min",
            msg(
                "%(min)s different kinds of %(kinds)s can never be met",
                min=found.min,
                kinds=len(found.kinds),
            ),
        )
    if found.max is not None and found.alternatives:
        yield "or", msg("goes with min only: what may not be there has no alternative")


def dangling(standard: Standard, boxes: Collection[str] | None) -> Iterator[Misfit]:
    """Describe names that nothing declares, ids that stand twice, what is never met."""
    ids = [each.id for each in standard.parts]
    for name in dict.fromkeys(ids):
        if ids.count(name) > 1:
            yield Misfit(
                f"part[{last(ids, name)}] ({name}).id",
                msg("two parts have the id %(name)s", name=repr(name)),
            )
    for where, wanted in demands(standard):
        yield from undeclared(where, wanted, standard.kinds, boxes)
    for kind in standard.kinds:
        yield from unfindable(kind, boxes)
    if stray := set(standard.enforced) - set(standard.status_values):
        names = ", ".join(sorted(stray))
        why = msg("%(names)s: not among status.values", names=names)
        yield Misfit("status.enforced", why)
    for key, value in standard.front_matter.when_enforced:
        yield from odd_value(standard, key, value)


def last(names: Sequence[str], name: str) -> int:
    """Return the number, from 1, of the last of these names that is this one."""
    return len(names) - list(reversed(names)).index(name)


def owners(standard: Standard) -> Iterator[tuple[str, tuple[Requirement, ...]]]:
    """Yield the requirements of each part and of the whole article, and where they stand."""
    for number, each in enumerate(standard.parts, 1):
        yield f"part[{number}] ({each.id}).require", each.require
    yield "require", standard.require


def demands(standard: Standard) -> Iterator[tuple[str, Requirement]]:
    """Yield each requirement and each alternative, with the place it stands in."""
    for owner, require in owners(standard):
        for number, each in enumerate(require, 1):
            where = f"{owner}[{number}] ({each.id or each.what})"
            yield where, each
            for other, one in enumerate(each.alternatives, 1):
                yield f"{where}.or[{other}] ({one.id or one.what})", one


def undeclared(
    where: str,
    wanted: Requirement,
    kinds: tuple[EntryKind, ...],
    boxes: Collection[str] | None,
) -> Iterator[Misfit]:
    """Describe kinds and fields of a requirement that nothing declares."""
    known = {each.id: {one.id for one in each.fields} for each in kinds}
    if wanted.what == "box" and boxes is not None:
        for name in wanted.kinds:
            if name not in boxes:
                yield Misfit(f"{where}.kind", no_box(name, boxes))
    if wanted.what != "entry" or len(wanted.kinds) != 1:
        return
    (name,) = wanted.kinds
    if name not in known:
        why = msg("kind %(name)s is not declared", name=repr(name))
        yield Misfit(f"{where}.kind", suggested(why, name, known))
        return
    for need in wanted.each:
        if need.field not in known[name]:
            why = msg("%(kind)s has no field %(name)s", kind=name, name=repr(need.field))
            yield Misfit(f"{where}.each", suggested(why, need.field, known[name]))


def no_box(name: str, boxes: Collection[str]) -> Message:
    """Say that there is no such box."""
    return suggested(msg("there is no box %(name)s", name=repr(name)), name, boxes)


def unfindable(kind: EntryKind, boxes: Collection[str] | None) -> Iterator[Misfit]:
    """Describe a kind that no title and no box can be of."""
    if boxes is None:
        return
    is_box = any(name in boxes for name in kind.boxes)
    if not (kind.match or kind.words or kind.group or kind.gather or is_box):
        why = msg("no title and no box can be of this kind; give it words")
        yield Misfit(f"kinds.{kind.id}", why)
    if kind.boxes != (kind.id,):
        for name in kind.boxes:
            if name not in boxes:
                yield Misfit(f"kinds.{kind.id}.box", no_box(name, boxes))


def odd_value(standard: Standard, name: str, value: object) -> Iterator[Misfit]:
    """Describe a value that a finished article must and may not have."""
    if name == "status" and value not in standard.enforced:
        why = msg("%(names)s: not among status.enforced", names=repr(value))
        yield Misfit("front-matter.when-enforced.status", why)
