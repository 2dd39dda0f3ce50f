"""Turn text with formulas between dollars, as titles are kept, back into nodes."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes


def as_nodes(text: str) -> Iterator[nodes.Node]:
    """Yield a text's words and formulas; dollars that do not pair stay what they are."""
    parts = text.split("$")
    if len(parts) % 2 == 0:
        parts = [text]
    for index, part in enumerate(parts):
        if part:
            yield nodes.math(part, part) if index % 2 else nodes.Text(part)
