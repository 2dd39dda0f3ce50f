"""The keys that front matter may have, and what each may hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from sphinx_rigor.records import Message, msg
from sphinx_rigor.server.lines import Lines
from sphinx_rigor.server.snapshot import Site

FENCE = "---"
ENDS = frozenset({FENCE, "..."})


def is_front_matter(lines: Lines, number: int) -> bool:
    """Tell whether a line stands in front matter, closed or not yet."""
    if lines.line(0).rstrip() != FENCE or number < 1:
        return False
    return all(each.rstrip() not in ENDS for each in lines.every[1 : number + 1])


def keys(site: Site) -> tuple[str, ...]:
    """Return the keys that the standard knows, those it asks for first."""
    spec = site.standard.front_matter
    given = (*spec.required, *spec.optional, *(name for name, _value in spec.when_enforced))
    return tuple(dict.fromkeys(given))


def told_of(site: Site, name: str) -> Message | None:
    """Return what a key is to hold, in words."""
    spec = site.standard.front_matter
    if name not in keys(site):
        return None
    told = msg("required") if name in spec.required else msg("optional")
    if types := spec.types_of(name):
        told = msg("%(told)s; type: %(types)s", told=told, types=", ".join(types))
    if given := tuple(values_of(site, name)):
        told = msg("%(told)s; values: %(values)s", told=told, values=", ".join(given[:20]))
    for key, value in spec.when_enforced:
        if key == name:
            words = yaml_word(value)
            told = msg("%(told)s; once enforced: %(value)s", told=told, value=words)
    return told


def values_of(site: Site, name: str) -> Iterator[str]:
    """Yield the words that a key may have as its value, or as one of them."""
    given = site.values.get(name, ())
    yield from given
    spec = site.standard.front_matter
    wanted = [yaml_word(value) for key, value in spec.when_enforced if key == name]
    truths = ["true", "false"] if "bool" in spec.types_of(name) else []
    yield from (each for each in dict.fromkeys((*wanted, *truths)) if each not in given)


def yaml_word(value: object) -> str:
    """Return a value as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def key_above(lines: Lines, number: int) -> str:
    """Return the key that the items of a list on a line belong to, ``""`` where none is."""
    above = list(takewhile(is_item, reversed(lines.every[:number])))
    head = lines.line(number - len(above) - 1)
    name, colon, rest = head.partition(":")
    return name.strip() if colon and not rest.strip() and not head.startswith(" ") else ""


def is_item(line: str) -> bool:
    """Tell whether a line is an item of a list."""
    return line.lstrip().startswith("-") and line.rstrip() != FENCE
