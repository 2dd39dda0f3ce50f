"""Go once down the outline and give each mark its owner: an entry, or none.

What stands on the stack is open: the entries that the place reached lies in, and beside it
where each of them is among those found. A mark that
names a kind begins an entry, belongs to an open one as a detail, or gathers others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from sphinx_rigor.recognition.members import Member, members_of, row_members
from sphinx_rigor.recognition.naming import Naming, field_named
from sphinx_rigor.recognition.outline import Mark, Outline
from sphinx_rigor.records import LabelForm, between
from sphinx_rigor.standard import EntryKind, Standard

LEAST = 2
"""Titles that make the heading above them one that only gathers."""
TITLE = 2
"""The strength of words that are a title."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where an entry begins: its mark, its kind, the last place it may reach to."""

    mark: Mark
    kind: EntryKind
    end: int
    row: Member | None = None

    @property
    def place(self) -> int:
        """The place of its mark."""
        return self.mark.place


@dataclass(slots=True)
class Descent:
    """The way down: what is open, what was found, what may only be a detail."""

    outline: Outline
    standard: Standard
    stops: frozenset[int]
    open: list[Start] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    found: list[Start] = field(default_factory=list)
    details: list[Start] = field(default_factory=list)
    members: dict[int, EntryKind] = field(default_factory=dict)

    def run(self) -> None:
        """Go down."""
        for mark in self.outline.marks:
            self.leave(mark)
            if mark.place in self.stops:
                self.close_all(mark.place)
                continue
            self.meet(mark)
        self.close_all(self.outline.facts.blocks[0].end + 1)

    def leave(self, mark: Mark) -> None:
        """Close the entries that end before a mark."""
        while self.open and (self.open[-1].end < mark.place or breaks(self.open[-1], mark)):
            self.close(mark.place)

    def close(self, place: int) -> None:
        """Close the innermost entry before a place."""
        start = self.open.pop()
        end = max(start.place, min(start.end, place - 1))
        self.found[self.at.pop()] = replace(start, end=end)

    def close_all(self, place: int) -> None:
        """Close every entry before a place."""
        while self.open:
            self.close(place)

    def meet(self, mark: Mark) -> None:
        """Decide what a mark is."""
        if mark.box:
            kinds = [each for each in self.standard.kinds if mark.box in each.boxes]
            self.begin(mark, kinds[0])
        elif mark.place in self.members:
            self.begin(mark, self.members[mark.place])
        elif mark.label is not None and mark.label.form is LabelForm.ROW:
            pass  # a row names fields only, unless the heading above makes it a member
        elif not self.is_field(mark):
            for naming in mark.kinds:
                self.name(mark, naming)

    def is_field(self, mark: Mark) -> bool:
        """Tell whether a mark names a field of the entry it stands in, and no entry."""
        owner = self.open[-1] if self.open else None
        if owner is None or not owner.kind.fields or not owner.mark.place < mark.place:
            return False
        if mark.counted and any(each.entry and each.exact for each in mark.kinds):
            return False
        higher = mark.level and owner.mark.level and mark.level <= owner.mark.level
        return not higher and field_named(owner.kind, mark.text, mark.title) is not None

    def name(self, mark: Mark, naming: Naming) -> None:
        """Take a mark that names a kind for what it is."""
        if mark.level and not mark.counted and self.gathers(mark, naming):
            return
        if not naming.entry or not is_candidate(self.outline, mark, naming):
            return
        owner = self.owner_of(mark, naming.kind)
        if owner is None and not is_bare_label(mark, naming):
            self.begin(mark, naming.kind)
        else:
            end = min(mark.end, owner.end) if owner else mark.end
            self.details.append(Start(mark, naming.kind, end))

    def gathers(self, mark: Mark, naming: Naming) -> bool:
        """Tell whether a heading only gathers what stands below it; note its members."""
        below = [
            each
            for each in self.outline.inside(mark)
            if each.box in naming.kind.boxes
            or any(one.entry and one.kind is naming.kind for one in each.kinds)
        ]
        strong = [
            each for each in below if each.box or each.level or (each.counted and each.bold)
        ]
        titles = [each for each in below if each.bold and each.alone]
        if strong or len(titles) >= LEAST:
            return True
        plain = naming.bare and not titles and not says_first(self.outline, mark)
        if plain and len([each for each in below if each.bold]) >= LEAST:
            return True
        if gathers_others(self.outline, mark, naming.kind):
            return True
        if not naming.bare:
            return False
        found = members_of(self.outline, mark, naming.kind)
        self.members.update({each.place: naming.kind for each in found})
        rows = () if found else row_members(self.outline, mark, naming.kind)
        self.found += [Start(each.mark, naming.kind, each.mark.end, each) for each in rows]
        return bool(found or rows)

    def owner_of(self, mark: Mark, kind: EntryKind) -> Start | None:
        """Return the open entry of which a mark is only a detail, if it is one."""
        for owner in reversed(self.open):
            if is_detail(mark, kind, owner):
                return owner
        return None

    def begin(self, mark: Mark, kind: EntryKind) -> None:
        """Begin an entry; those beside it end."""
        while self.open and not encloses(self.open[-1], mark):
            self.close(mark.place)
        while any(each.kind is kind for each in self.open):
            self.close(mark.place)
        start = Start(mark, kind, mark.end)
        self.open.append(start)
        self.at.append(len(self.found))
        self.found.append(start)


def gathers_others(outline: Outline, mark: Mark, kind: EntryKind) -> bool:
    """Tell whether a heading without text of its own holds entries of another kind only."""
    others = [
        each
        for each in outline.inside(mark)
        if (each.level or (each.counted and each.bold))
        and any(one.entry and one.kind is not kind for one in each.kinds)
    ]
    return len(others) >= LEAST and not mark.title.rest and not says_first(outline, mark)


def breaks(start: Start, mark: Mark) -> bool:
    """Tell whether a heading ends an entry: as high as its own, any below bold words.

    A heading that names one of the entry's fields goes on with it; one in a box or div
    inside the entry belongs to that.
    """
    if not mark.level or mark.container != start.mark.container:
        return False
    if start.mark.level:
        return mark.level <= start.mark.level
    in_own_box = start.mark.box != ""
    return not in_own_box and field_named(start.kind, mark.text, mark.title) is None


def is_candidate(outline: Outline, mark: Mark, naming: Naming) -> bool:
    """Tell whether a mark that names a kind can begin an entry of it.

    A number or a title after the kind's own word says so. Other words that only end in
    it need a field below, where the kind has fields; plain words before a colon need both.
    """
    kind, counted = naming.kind, mark.counted
    if not mark.bold:
        fielded = not kind.fields or holds_field(outline, mark, kind)
        in_item = mark.label is not None and mark.label.form == "item"
        return naming.exact and counted and (fielded or in_item)
    if not kind.fields or counted or naming.certain:
        return True
    if naming.exact and mark.title.rest and (mark.level or mark.alone):
        return True
    return holds_field(outline, mark, kind)


def holds_field(outline: Outline, mark: Mark, kind: EntryKind) -> bool:
    """Tell whether a field of the kind stands below a mark, before another title."""
    for each in outline.inside(mark):
        if field_named(kind, each.text, each.title) is not None:
            return True
        if each.level or any(one.entry and one.kind is kind for one in each.kinds):
            return False
    return False


def says_first(outline: Outline, mark: Mark) -> bool:
    """Tell whether text stands between a heading and the next title below it."""
    below = outline.inside(mark)
    end = below[0].place if below else mark.end + 1
    first, facts = mark.place + 1, outline.facts
    return any(between(each, first, end - 1) for each in (facts.paragraphs, facts.formulas))


def encloses(start: Start, mark: Mark) -> bool:
    """Tell whether a mark stands inside an open entry and not beside it."""
    outer = start.mark
    if outer.level:
        return not mark.level or mark.level > outer.level or mark.container != outer.container
    return mark.scope != outer.scope


def is_detail(mark: Mark, kind: EntryKind, owner: Start) -> bool:
    """Tell whether words that name a kind only speak of the entry they stand in."""
    outer = owner.mark
    if mark.level and not mark.counted and kind is owner.kind:
        return outer.counted
    if mark.level or mark.counted:
        return False
    if outer.level or outer.box or mark.scope != outer.scope:
        return True
    weak, weaker = strength(mark), strength(outer)
    return weak < weaker


def is_bare_label(mark: Mark, naming: Naming) -> bool:
    """Tell whether words are the kind's own before a colon: ``类比：…`` is no title."""
    return naming.exact and not (mark.level or mark.counted or mark.alone)


def strength(mark: Mark) -> int:
    """Return how much of a title words are: plain, before a colon, alone or numbered."""
    if not mark.bold:
        return 0
    return TITLE if mark.alone or mark.counted else 1


def find_starts(
    outline: Outline, standard: Standard, stops: frozenset[int], asked: Mapping[str, range]
) -> list[Start]:
    """Return where entries begin and end, in the order of the document.

    Details are entries where the part that asks for their kind has no other.
    """
    way = Descent(outline, standard, stops)
    way.run()
    titled = {each.kind.id for each in way.found if is_asked(each, asked) and is_title(each)}
    found = [
        each
        for each in way.found
        if is_title(each) or not (is_asked(each, asked) and each.kind.id in titled)
    ]
    for kind in standard.kinds:
        within = asked.get(kind.id, ()) if asked else range(outline.facts.blocks[0].end + 1)
        if within and not any(each.kind is kind and each.place in within for each in found):
            found += promoted(
                [each for each in way.details if each.kind is kind and each.place in within]
            )
    return sorted(found, key=lambda each: each.place)


def is_asked(start: Start, asked: Mapping[str, range]) -> bool:
    """Tell whether an entry stands where its kind is asked for."""
    within = asked.get(start.kind.id)
    return within is not None and start.place in within


def is_title(start: Start) -> bool:
    """Tell whether an entry begins with more than words before a colon that have no number.

    Such words are none of the titles that a part has for the kind, where it has any.
    """
    mark = start.mark
    return strength(mark) >= TITLE or bool(mark.level or mark.box or start.row)


def promoted(details: Sequence[Start]) -> Iterator[Start]:
    """Yield details as entries; each ends where the next begins."""
    for each, after in zip_longest(details, details[1:]):
        last = max(each.place, min(each.end, after.place - 1)) if after else each.end
        yield replace(each, end=last)
