"""What to begin with: the texts that the tests of this project have, and its articles."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"
LONGEST = 4_000
"""Characters of a seed: what is longer is slow to change and to try."""
MARKED = re.compile(r"#|\*\*|[-*] |\d+\. |\$\$.+|\||!\[|```")
"""What begins a line that an outline keeps."""


@cache
def texts(folder: str) -> tuple[str, ...]:
    """Return the strings that stand in the tests of a folder, each once."""
    found: dict[str, None] = {}
    for path in sorted((TESTS / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found[node.value[:LONGEST]] = None
    return tuple(found)


def texts_with(mark: str, *folders: str) -> Iterator[str]:
    """Yield the strings in the tests of some folders in which something stands."""
    for folder in folders:
        yield from (each for each in texts(folder) if mark in each)


def articles() -> Iterator[str]:
    """Yield the beginnings of the project's own articles."""
    for path in sorted((TESTS.parent / "blogs_raw").glob("*.md")):
        yield path.read_text("utf-8")[:LONGEST]


def outlines() -> Iterator[str]:
    """Yield what the project's own articles say in brief, some lines after a heading each."""
    for path in sorted((TESTS.parent / "blogs_raw").glob("*.md")):
        lines = [line[:60] for line in path.read_text("utf-8").splitlines() if line.strip()]
        told = [line for line in lines if MARKED.match(line)]
        places = [number for number, line in enumerate(told) if line.startswith("## ")]
        for place in places:
            yield "\n".join(told[place : place + 25])


def kept(target: str) -> dict[str, str]:
    """Return the inputs kept because a property once failed on them, by name."""
    folder = CASES / target
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: path.read_bytes().decode("utf-8", "replace") for path in paths}
