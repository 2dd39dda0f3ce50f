"""What keeps an article from being verified although every requirement is met.

Green means that nothing is wrong: no placeholder anywhere, no reference that leads nowhere,
and no finding of severity error, waived or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.recognition import holds_place
from sphinx_rigor.records import Facts, Message, Record, Spot, msg
from sphinx_rigor.standard import Patterns, Standard

SHOWN = 40
"""Characters of a placeholder that a message shows."""


def faults_of(facts: Facts, standard: Standard) -> Iterator[Message]:
    """Yield what is wrong with a document whatever is asked of it."""
    found = list(placeholders(facts, standard.placeholders))
    if len(found) > 1:
        lines = ", ".join(str(spot.shown) for spot, _text in found)
        yield msg("placeholders: %(count)s, on lines %(lines)s", count=len(found), lines=lines)
    for spot, text in found if len(found) == 1 else ():
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        yield msg("“%(text)s” on line %(line)s is a placeholder", text=shown, line=spot.shown)
    for each in facts.dangling:
        yield msg("line %(line)s: %(message)s", line=each.shown, message=each.text)


def placeholders(facts: Facts, patterns: Patterns) -> Iterator[tuple[Spot, str]]:
    """Yield what only holds a place: in text, beside a label or in a heading, once a line."""
    texts: list[tuple[Record, str]] = []
    texts += [(one, text) for one in facts.labels for text in (one.text, one.rest)]
    texts += [(one, one.text) for one in facts.paragraphs]
    only = {text for text in {text for _, text in texts} if holds_place(patterns, text)}
    found: dict[int, tuple[Spot, str]] = {}
    for one, text in texts if only else ():
        if text in only:
            found.setdefault(one.place, (one.spot, text))
    for place in sorted(found):
        yield found[place]
