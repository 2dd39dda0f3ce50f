"""Count what stands in a part or in the whole article, one function a quantity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sphinx_rigor.plugins import PluginError
from sphinx_rigor.recognition import has_content, is_about, is_hollow
from sphinx_rigor.records import Facts, LabelForm, Spot, Table, document_headings, msg
from sphinx_rigor.standard import Patterns, Requirement, matches
from sphinx_rigor.verdict.bare import bare


@dataclass(frozen=True, slots=True)
class Scope:
    """The span a requirement looks at; ``part`` is ``""`` for the whole article.

    ``spot`` is where a message about it points.
    """

    part: str
    spot: Spot
    end: int

    @property
    def place(self) -> int:
        """The first place of the span."""
        return self.spot.place

    @property
    def there(self) -> bool:
        """Whether the span holds anything."""
        return self.place <= self.end

    def holds(self, place: int) -> bool:
        """Tell whether a place lies in this scope."""
        return self.spot.place <= place <= self.end


Counter = Callable[[Facts, Requirement, Scope, Patterns], int]
"""Counts in a scope; the patterns are those of placeholders."""


def count_formulas(
    facts: Facts, _wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count display formulas that differ in more than label, number and spacing."""
    shown = (each for each in facts.formulas if each.display and scope.holds(each.place))
    return len({key for each in shown if says(key := bare(each.source))})


def count_equations(
    facts: Facts, _wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count the rows of display formulas that are equations; a display of one row is one."""
    shown = (each for each in facts.formulas if each.display and scope.holds(each.place))
    rows = (row for each in shown for row in each.rows or (each.source,))
    return len({key for row in rows if says(key := bare(row))})


def says(bare_source: str) -> bool:
    """Tell whether a formula has anything in it."""
    return any(map(str.isalnum, bare_source))


def count_lines(
    facts: Facts, wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count non-blank lines, or those they would fill, or those of the longest passage."""
    if wanted.unfolded:
        return max(
            (count_span(facts, wanted, *each) for each in passages(facts, scope)), default=0
        )
    return count_span(facts, wanted, scope.place, scope.end)


def count_span(facts: Facts, wanted: Requirement, place: int, end: int) -> int:
    """Count the lines of a span."""
    if wanted.width:
        return facts.filled_lines(place, end, wanted.width)
    return facts.solid_lines(place, end)


def passages(facts: Facts, scope: Scope) -> Iterator[tuple[int, int]]:
    """Yield the spans between headings and what is folded away."""
    inside = (each for each in facts.blocks if each.folded and scope.holds(each.place))
    breaks = [(each.place, each.end) for each in inside]
    headings = (each.place for each in facts.labels if each.form is LabelForm.HEADING)
    breaks += [(each, each) for each in headings if scope.holds(each)]
    begin = scope.place
    for first, last in sorted(breaks):
        if first > begin:
            yield begin, first - 1
        begin = max(begin, last + 1)
    if begin <= scope.end:
        yield begin, scope.end


def count_words(
    facts: Facts, _wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count words of text."""
    return sum(each.words for each in facts.paragraphs if scope.holds(each.place))


def count_sections(
    facts: Facts, wanted: Requirement, scope: Scope, placeholders: Patterns
) -> int:
    """Count headings, of one level if stated, below the part's own, with text under them."""
    return sum(
        1
        for each in document_headings(facts)
        if scope.holds(each.place)
        and (each.place > scope.place or not scope.part)
        and (not wanted.level or each.level == wanted.level)
        and is_about(wanted, each.text)
        and has_content(facts, each, scope.end, placeholders)
    )


def count_boxes(facts: Facts, wanted: Requirement, scope: Scope, placeholders: Patterns) -> int:
    """Count boxes that hold something, or the different kinds of such boxes."""
    found = [
        each.kind
        for each in facts.boxes
        if scope.holds(each.place)
        and not each.empty
        and (not wanted.kinds or each.kind in wanted.kinds)
        and not is_hollow(facts, placeholders, each.place, each.end)
    ]
    return len(set(found) if wanted.different else found)


def count_topics(
    facts: Facts, wanted: Requirement, scope: Scope, placeholders: Patterns
) -> int:
    """Count labels that name the topic and say something of it, below the part's own."""
    return sum(
        1
        for each in facts.labels
        if scope.holds(each.place)
        and (each.place > scope.place or not scope.part)
        and is_about(wanted, each.text)
        and has_content(facts, each, scope.end, placeholders)
    )


def count_tables(
    facts: Facts, wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count tables that are large enough and have the header asked for."""
    return sum(
        1
        for each in facts.tables
        if scope.holds(each.place)
        and rows_with_words(each) >= max(wanted.rows, 1)
        and each.columns >= wanted.columns
        and (not wanted.match or matches(wanted.match, " | ".join(each.header)))
    )


def rows_with_words(table: Table) -> int:
    """Count the rows of a table that say something."""
    if not table.body:
        return table.rows
    return sum(
        1 for row in table.body if any(any(map(str.isalnum, cell)) for cell in row.cells)
    )


def count_code(facts: Facts, wanted: Requirement, scope: Scope, _placeholders: Patterns) -> int:
    """Count code blocks in the languages asked for."""
    return sum(
        1
        for each in facts.code
        if scope.holds(each.place)
        and (not wanted.language or each.language.lower() in wanted.language)
    )


def count_checks(
    facts: Facts, _wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count checks that can prove wrong, once the record has the document's as passed."""
    return sum(1 for each in facts.checks if each.tests and scope.holds(each.place)) * bool(
        facts.passed
    )


def count_items(
    facts: Facts, wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Return the length of the longest list of items that say what is asked for."""
    counts: dict[int, int] = {}
    firsts = {each.block: each.text for each in reversed(facts.paragraphs)}
    for index, block in enumerate(facts.blocks):
        asked = block.kind == "item" and scope.holds(block.place)
        if asked and (not wanted.match or matches(wanted.match, firsts.get(index, ""))):
            counts[block.parent] = counts.get(block.parent, 0) + 1
    return max(counts.values(), default=0)


def count_images(
    facts: Facts, _wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count pictures."""
    return sum(1 for each in facts.images if scope.holds(each.place))


def count_links(
    facts: Facts, wanted: Requirement, scope: Scope, _placeholders: Patterns
) -> int:
    """Count links, to targets that match if stated."""
    return sum(
        1
        for each in facts.links
        if scope.holds(each.place)
        and each.shown
        and (not wanted.match or matches(wanted.match, each.target))
    )


COUNTERS: Mapping[str, Counter] = MappingProxyType(
    {
        "formula": count_formulas,
        "equation": count_equations,
        "line": count_lines,
        "word": count_words,
        "section": count_sections,
        "box": count_boxes,
        "topic": count_topics,
        "table": count_tables,
        "code": count_code,
        "check": count_checks,
        "list": count_items,
        "image": count_images,
        "link": count_links,
    }
)


def count(facts: Facts, wanted: Requirement, scope: Scope, placeholders: Patterns) -> int:
    """Count what a requirement asks for; raises ``PluginError`` where a plugin crashes."""
    if wanted.quantity is None:
        return COUNTERS[wanted.what](facts, wanted, scope, placeholders)
    try:
        return int(wanted.quantity.count(facts, scope.place, scope.end))
    except Exception as error:
        why = msg(
            "the quantity %(name)s crashed on %(path)s: %(error)s",
            name=wanted.what,
            path=facts.path,
            error=f"{type(error).__name__}: {error}",
        )
        raise PluginError(why) from error
