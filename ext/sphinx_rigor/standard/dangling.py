"""Find what in a standard says nothing or can never be met."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sphinx_rigor.standard.schema import EntryKind, Requirement, Standard, quantities
from sphinx_rigor.standard.toml_table import suggestion

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


def odd_keys(found: Requirement) -> Iterator[tuple[str, str]]:
    """Yield the keys of a requirement that are missing, idle or contradict each other."""
    if not found.what:
        yield "what", f"is missing; expected one of {', '.join(quantities())}"
        return
    for name, whats in KEYS.items():
        if getattr(found, name) and found.what not in whats:
            key = WRITTEN.get(name, name)
            yield key, f"says nothing of {found.what}; it goes with {', '.join(whats)}"
    yield from missing_keys(found)
    yield from odd_limits(found)


def missing_keys(found: Requirement) -> Iterator[tuple[str, str]]:
    """Yield the keys that a requirement needs and does not have."""
    if found.what == "topic" and not (found.match or found.words):
        yield "words", "is missing: a topic is known by words or by match"
    if found.what == "entry" and len(found.kinds) != 1:
        yield "kind", "expected the one kind of entry that is counted"
    if found.every and not found.each:
        yield "every", "says nothing without each"


def odd_limits(found: Requirement) -> Iterator[tuple[str, str]]:
    """Yield limits that nothing can be outside of, or that nothing can reach."""
    if found.max is not None and found.max < found.min:
        yield "max", f"{found.max} is less than min, {found.min}"
    if found.level > LEVELS:
        yield "level", f"headings have the levels 1 to {LEVELS}"
    if found.unfolded and found.max is None:
        yield "unfolded", "says nothing without max: the longest passage is measured"
    if found.different and found.kinds and found.min > len(found.kinds):
        kinds = len(found.kinds)
        yield "min", f"{found.min} different kinds of {kinds} can never be met"
    if found.max is not None and found.alternatives:
        yield "or", "goes with min only: what may not be there has no alternative"


def dangling(standard: Standard, boxes: Collection[str] | None) -> Iterator[str]:
    """Describe names that nothing declares, ids that stand twice, what is never met."""
    ids = [each.id for each in standard.parts]
    for name in dict.fromkeys(ids):
        if ids.count(name) > 1:
            yield f"part: two parts have the id {name!r}"
    for where, wanted in demands(standard):
        yield from undeclared(where, wanted, standard.kinds, boxes)
    for kind in standard.kinds:
        yield from unfindable(kind, boxes)
    if stray := set(standard.enforced) - set(standard.status_values):
        yield f"status.enforced: {sorted(stray)} is not among status.values"
    for key, value in standard.front_matter.when_enforced:
        yield from odd_value(standard, key, value)


def owners(standard: Standard) -> Iterator[tuple[str, tuple[Requirement, ...]]]:
    """Yield the requirements of each part and of the whole article."""
    for each in standard.parts:
        yield f"part {each.id}", each.require
    yield "the whole article", standard.require


def demands(standard: Standard) -> Iterator[tuple[str, Requirement]]:
    """Yield each requirement and each alternative, with the place it stands in."""
    for where, require in owners(standard):
        for each in require:
            yield where, each
            for other in each.alternatives:
                yield f"{where}: or", other


def undeclared(
    where: str,
    wanted: Requirement,
    kinds: tuple[EntryKind, ...],
    boxes: Collection[str] | None,
) -> Iterator[str]:
    """Describe kinds and fields of a requirement that nothing declares."""
    known = {each.id: {one.id for one in each.fields} for each in kinds}
    if wanted.what == "box" and boxes is not None:
        for name in wanted.kinds:
            if name not in boxes:
                yield f"{where}: there is no box {name!r}{suggestion(name, boxes)}"
    if wanted.what != "entry" or len(wanted.kinds) != 1:
        return
    (name,) = wanted.kinds
    if name not in known:
        yield f"{where}: kind {name!r} is not declared{suggestion(name, known)}"
        return
    for need in wanted.each:
        if need.field not in known[name]:
            near = suggestion(need.field, known[name])
            yield f"{where}: {name} has no field {need.field!r}{near}"


def unfindable(kind: EntryKind, boxes: Collection[str] | None) -> Iterator[str]:
    """Describe a kind that no title and no box can be of."""
    if boxes is None:
        return
    is_box = any(name in boxes for name in kind.boxes)
    if not (kind.match or kind.words or kind.group or kind.gather or is_box):
        yield f"kinds.{kind.id}: no title and no box can be of this kind; give it words"
    if kind.boxes != (kind.id,):
        for name in kind.boxes:
            if name not in boxes:
                yield f"kinds.{kind.id}.box: there is no box {name!r}{suggestion(name, boxes)}"


def odd_value(standard: Standard, name: str, value: object) -> Iterator[str]:
    """Describe a value that a finished article must and may not have."""
    if name == "status" and value not in standard.enforced:
        yield f"front-matter.when-enforced.status: {value!r} is not among status.enforced"
