"""Names of rules that someone wrote and that are none: each with the nearest there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from sphinx_rigor.standard import Standard


def unknown_names(where: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Describe each name that is no rule's; ``where`` says in which place it was written."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else "; see: rigor rules"
            yield f"{where}: there is no rule {name}{hint}"


def unknown_in_standard(standard: Standard, known: Collection[str]) -> Iterator[str]:
    """Describe each rule that a standard names and that does not exist."""
    names = [name for name, _severity in standard.severities]
    yield from unknown_names("rules.on", standard.on, known)
    yield from unknown_names("rules.off", standard.off, known)
    yield from unknown_names("rules.severity", names, known)
