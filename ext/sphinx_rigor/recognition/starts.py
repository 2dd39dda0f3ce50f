"""Find where entries begin, and tell entries from what merely mentions their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sphinx_rigor.recognition.fields import Start
from sphinx_rigor.recognition.gathered import gathering
from sphinx_rigor.records import (
    BlockKind,
    Box,
    Facts,
    Label,
    LabelForm,
    ancestors,
    between,
    is_boxed,
)
from sphinx_rigor.standard import EntryKind, Standard, matches

NUMBER = r"(?:[0-9]+(?:\.[0-9]+)*|[一二三四五六七八九十]+)"
COUNTED = rf"\s*[（(]?\s*{NUMBER}\s*[)）]?"
NUMBERED = re.compile(
    rf"[^\W\d_](?:{COUNTED}\s*(?:[:：.、，,（(—–\-]|$)|\s*[#＃]\s*\d|{NUMBER}\s"
    rf"|\s*[（(]\s*{NUMBER}\s*[)）])"
)
HEAD = re.compile(rf"^\W*(?:[\d.]+\s*)?[^\W\d_]{{1,10}}{COUNTED}\s*(?:[:：、，,（(—–\-]|$)")
Every = Mapping[str, list[Start]]
SCOPES = frozenset({BlockKind.BOX, BlockKind.DIV, BlockKind.SECTION, BlockKind.DOCUMENT})


def find_starts(
    facts: Facts, every: Every, kind: EntryKind, heads: frozenset[int]
) -> list[Start]:
    """Return where the entries of a kind begin, in order.

    The heading of a part is no entry, nor is a heading that only gathers entries
    below it (``3.2 几何意义`` above ``几何视角1``), nor are bold words that belong to
    another entry.
    """
    found = sorted(
        (each for each in every[kind.id] if each.place not in heads),
        key=lambda each: each.place,
    )
    if not found:
        return []
    others = numbered_starts(every, kind)
    headings = foreign_headings(every, kind, heads)
    reach = {each: extent(facts, each) for each in (*found, *others, *headings)}
    entries = [each for each in found if not gathers(each, found, reach)]
    entries = [each for each in entries if not is_detail(each, (*entries, *others), reach)]
    entries = [each for each in entries if not is_aside(each, every)]
    own = [each for each in entries if not is_detail(each, headings, reach)]
    return own or entries


def starts_by_kind(facts: Facts, standard: Standard) -> Every:
    """Return all that may begin an entry, by the id of its kind."""
    found = {kind.id: list(all_starts(facts, standard, kind)) for kind in standard.kinds}
    for kind in standard.kinds:
        for _heading, labels in gathering(facts, kind, tuple(found[kind.id])):
            found[kind.id] += [label_start(facts, label) for label in labels]
    return found


def numbered_starts(every: Every, kind: EntryKind) -> list[Start]:
    """Return where numbered entries of the other kinds begin."""
    return [
        each
        for name, starts in every.items()
        if name != kind.id
        for each in starts
        if each.box or NUMBERED.search(each.title)
    ]


def foreign_headings(every: Every, kind: EntryKind, heads: frozenset[int]) -> list[Start]:
    """Return the headings of the other kinds that are not headings of this kind as well.

    What stands in bold below ``几何意义`` speaks of geometry, as long as the kind has
    entries elsewhere.
    """
    own = {*heads, *(each.place for each in every[kind.id])}
    return [
        each
        for name, starts in every.items()
        if name != kind.id
        for each in starts
        if each.level and each.place not in own
    ]


def all_starts(facts: Facts, standard: Standard, kind: EntryKind) -> Iterator[Start]:
    """Yield every box and label of a kind; a box and its title are one."""
    boxes = [box for box in facts.boxes if box.kind in kind.boxes]
    for box in boxes:
        inside = ancestors(facts, box.own)
        yield Start(box.spot, box.title, box.own, box.end, 0, inside, box=True)
    for label in facts.labels:
        if (
            (label.bold or label.form is not LabelForm.ITEM)
            and matches(kind.match, label.text)
            and not is_title_of(facts, label, boxes)
            and not is_of_another(standard, kind, label.text)
        ):
            yield label_start(facts, label)


def is_of_another(standard: Standard, kind: EntryKind, text: str) -> bool:
    """Tell whether a numbered title is headed by the word of another kind."""
    head = HEAD.match(text)
    return (
        head is not None
        and not matches(kind.match, head[0])
        and any(matches(each.match, head[0]) for each in standard.kinds)
    )


def is_title_of(facts: Facts, label: Label, boxes: Iterable[Box]) -> bool:
    """Tell whether a label is the title of a box, or the first thing said in one."""
    return any(
        facts.within(label.block, box.own)
        and (label.text == box.title or not said_before(facts, box.place, label.place))
        for box in boxes
    )


def said_before(facts: Facts, place: int, end: int) -> bool:
    """Tell whether a paragraph stands between two places."""
    return bool(between(facts.paragraphs, place + 1, end - 1))


def label_start(facts: Facts, label: Label) -> Start:
    """Return where an entry named by a label begins and how far it may reach."""
    scope = label.block
    while facts.blocks[scope].kind not in SCOPES:
        scope = facts.blocks[scope].parent
    end = facts.blocks[scope].end
    colon = label.text.endswith((":", "：")) or label.rest.startswith((":", "："))
    return Start(
        label.spot,
        label.text,
        scope,
        end,
        label.level,
        ancestors(facts, label.block),
        colon=colon,
        alone=not colon and not label.rest,
    )


def extent(facts: Facts, start: Start) -> int:
    """Return the last place below a heading's start, before a heading of its level."""
    if not start.level:
        return start.end
    above = (
        label.place - 1
        for label in between(facts.labels, start.place + 1, start.end)
        if label.form is LabelForm.HEADING
        and label.level <= start.level
        and not is_boxed(facts, label.block, start.inside)
    )
    return next(above, start.end)


def encloses(outer: Start, inner: Start, reach: dict[Start, int]) -> bool:
    """Tell whether one start stands inside the entry that another begins."""
    reached = outer.place < inner.place <= reach[outer]
    return reached and (outer.level > 0 or inner.inside > outer.inside)


def gathers(start: Start, found: Sequence[Start], reach: dict[Start, int]) -> bool:
    """Tell whether a heading without a number only gathers entries below it."""
    if not start.level or NUMBERED.search(start.title):
        return False
    below = [each for each in found if each is not start and encloses(start, each, reach)]
    return any(each.level or each.box or NUMBERED.search(each.title) for each in below)


def is_detail(start: Start, found: Sequence[Start], reach: dict[Start, int]) -> bool:
    """Tell whether bold words without a number stand inside another entry."""
    if start.level or start.box or NUMBERED.search(start.title):
        return False
    return any(each is not start and encloses(each, start, reach) for each in found)


def is_aside(start: Start, every: Every) -> bool:
    """Tell whether words before a colon belong to bold words above that are a title.

    A title stands alone or has a number: ``**物理类比**：…`` below ``**统计物理视角**``.
    """
    if start.level or start.box or not start.colon or NUMBERED.search(start.title):
        return False
    return any(
        each.scope == start.scope
        and each.place < start.place
        and not each.level
        and not each.box
        and (each.alone or NUMBERED.search(each.title))
        for starts in every.values()
        for each in starts
    )
