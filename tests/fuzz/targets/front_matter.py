"""Front matter is read whatever it holds; what is wrong in it has a line of the file."""

from __future__ import annotations

from collections.abc import Iterator

from fuzz.budget import in_proportion
from fuzz.seeds import articles, texts_with
from sphinx_rigor.source import (
    front_matter_faults,
    key_spans,
    line_starts,
    read_front_matter,
    split_lines,
    without_excess,
)

WATCHED = "sphinx_rigor.source"
WORDS = (
    *(
        "---\n",
        "...\n",
        "+++\n",
        "title: ",
        "tags: [a, b]\n",
        "date: 2026-01-02\n",
        "&a ",
        "*a",
    ),
    *(
        "<<: *a\n",
        "? ",
        "!!python/object ",
        "!!binary ",
        "!!set ",
        "%YAML 1.2\n",
        "|\n  x\n",
        ">-\n",
    ),
    *(
        "{a: 1}",
        "0x1f",
        "1e3",
        "null",
        "~",
        "'",
        '"',
        ": ",
        "- ",
        "\t",
        "\ufeff",
        "\x85",
        "\u2028",
    ),
)


def seeds() -> Iterator[str]:
    """Yield texts that begin with front matter."""
    yield from texts_with("---\n", "source", "rules", "fixtures", "gate")
    yield from articles()


def holds(text: str) -> None:
    """Read a text's front matter in each way there is."""
    lines = len(line_starts(text))
    with in_proportion(text):
        found = read_front_matter(text)
        faults = list(front_matter_faults(text))
        spans = list(key_spans(text))
        short = without_excess(text)
    for key in found.keys:
        assert 1 <= key.line <= lines, key
        assert isinstance(key.written, str)
        hash(key.name)
    assert not found.error or 1 <= found.error_line <= lines, found
    assert all(1 <= each.line <= lines for each in faults)
    for span in spans:
        for start, end in filter(None, (span.key, span.value)):
            assert 0 <= start < end <= len(text) or start == end, span
    assert len(split_lines(short)) == len(split_lines(text))
    assert without_excess(short) == short
