"""Find where the keys of the front matter and their values stand in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from sphinx_rigor.source.front_matter import CLOSE, FENCE, file_line
from sphinx_rigor.source.lines import line_starts

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KeySpan:
    """A key of the top mapping: its line, first and last character of it and of its value.

    ``value`` is ``None`` where that is no plain or quoted text in one line.
    """

    name: str
    line: int
    key: Place
    value: Place | None


def key_spans(text: str) -> Iterator[KeySpan]:
    """Yield where each key of a text's front matter stands, as far as it is YAML."""
    opening = FENCE.match(text)
    closing = opening and CLOSE.search(text, opening.end())
    if not opening or not closing:
        return
    above, block = opening.end(), text[opening.end() : closing.start()]
    starts = line_starts(block)
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            line = file_line(key.start_mark, starts)
            short = isinstance(value, yaml.ScalarNode) and value.style not in {"|", ">"}
            whole = place_of(value, above) if short and is_in_line(value) else None
            yield KeySpan(key.value, line, place_of(key, above), whole)


def is_in_line(node: yaml.Node) -> bool:
    """Tell whether a value stands in one line."""
    return bool(node.start_mark.line == node.end_mark.line)


def place_of(node: yaml.Node, above: int) -> Place:
    """Return the first character of a node and the one behind it."""
    return above + node.start_mark.index, above + node.end_mark.index
