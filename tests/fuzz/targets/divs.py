"""Divs pair as HTML pairs them, and become fences without moving a line."""

from __future__ import annotations

from collections.abc import Iterator

from fuzz.budget import in_proportion
from fuzz.seeds import articles, texts_with
from sphinx_rigor.source import MAX_DEPTH, rewrite, scan, split_lines

WATCHED = "sphinx_rigor.source"
WORDS = (
    *("<div>\n", "</div>\n", '<div class="proof-box">\n', "<div class='theorem-box' id=x>\n"),
    *(
        "</div></div>\n",
        "<details>\n",
        "<summary>a</summary>\n",
        "</details>\n",
        "- ",
        "  ",
        "\t",
    ),
    *(
        "1. ",
        "```\n",
        "~~~\n",
        ":::\n",
        "<!--\n",
        "-->\n",
        "<pre>\n",
        "</pre>\n",
        "---\n",
        "> ",
    ),
    *('<div class="step-label">a</div>\n', "`", "$$\n", "\n\n", "\r\n", "\x0c", "\x85"),
)


def seeds() -> Iterator[str]:
    """Yield texts with divs."""
    yield from texts_with("div", "boxes", "cli", "source", "gate", "doctree")
    yield from articles()


def holds(text: str) -> None:
    """Pair the divs of a text and write them as fences."""
    with in_proportion(text):
        found = scan(text)
        after = rewrite(text, found)
    lines, new = split_lines(text), split_lines(after)
    touched = {*found.dropped, *found.singles}
    touched |= {line for div in found.divs for line in (div.line, div.end)}
    assert len(lines) == len(new)
    for number, (old, now) in enumerate(zip(lines, new, strict=True), 1):
        assert old == now or number in touched, (number, old, now)
    assert all(1 <= number <= len(lines) for number in touched)
    assert all(1 <= fault.line <= len(lines) for fault in found.faults)
    nested([(div.line, div.end) for div in found.divs])
    deep = sum(div.depth >= MAX_DEPTH for div in found.divs)
    assert bool(deep) == any(fault.rule == "too-deep" for fault in found.faults)


def nested(pairs: list[tuple[int, int]]) -> None:
    """Fail where one pair of lines begins within another and ends outside of it."""
    opened: list[int] = []
    for line, end in pairs:
        while opened and opened[-1] < line:
            opened.pop()
        assert line < end
        assert not opened or end < opened[-1], (line, end, opened)
        opened.append(end)
