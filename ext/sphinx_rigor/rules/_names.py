"""Names of rules that someone wrote and that are none: each with the nearest there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from sphinx_rigor.records import Message, msg
from sphinx_rigor.standard import Misfit, Standard


def unknown_names(names: Iterable[str], known: Collection[str]) -> Iterator[Message]:
    """Describe each name that is no rule's."""
    for name in names:
        if name not in known:
            none = msg("there is no rule %(name)s", name=name)
            if near := get_close_matches(name, known, n=1):
                yield msg("%(message)s; did you mean %(near)s?", message=none, near=near[0])
            else:
                yield msg("%(message)s; see: rigor rules", message=none)


def unknown_in_standard(standard: Standard, known: Collection[str]) -> Iterator[Misfit]:
    """Describe each rule that a standard names and that does not exist."""
    named = [("rules.on", name) for name in standard.on]
    named += [("rules.off", name) for name in standard.off]
    named += [(f"rules.severity.{name}", name) for name, _severity in standard.severities]
    for place, name in named:
        for why in unknown_names([name], known):
            yield Misfit(place, why)
