"""Where in its line a finding is: the column of what it is about, if that stands there once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from sphinx_rigor.records import Finding
from sphinx_rigor.source import split_lines

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
QUOTED = re.compile(r"(['\"])(.+?)\1")
SHORTENED = re.compile(r"( → |…)")


def with_columns(
    folder: Path, findings: Iterable[Finding], texts: Mapping[str, str] = NO_TEXTS
) -> Iterator[Finding]:
    """Yield findings with their columns; their paths lead from a folder.

    ``texts`` are those of files that are not as they stand there.
    """
    for path, these in groupby(findings, attrgetter("path")):
        lines = split_lines(texts[path]) if path in texts else lines_of(folder / path)
        for each in these:
            here = lines[each.line - 1] if 0 < each.line <= len(lines) else ""
            column = column_in(here, each)
            yield replace(each, column=column) if column else each


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file, none where it cannot be read."""
    try:
        return split_lines(path.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError:
        return []


def column_in(line: str, finding: Finding) -> int:
    """Return the column of what a finding is about, 0 where it is not there or there twice."""
    span = span_in(line, finding)
    return span[0] + 1 if span else 0


def span_in(line: str, finding: Finding) -> tuple[int, int] | None:
    """Return the first character of what a finding is about and the one behind its last."""
    for text in (SHORTENED.split(finding.written)[0], *quoted(finding)):
        if text.strip() and line.count(text) == 1:
            start = line.index(text)
            return start, start + len(text)
    return None


def quoted(finding: Finding) -> Iterator[str]:
    """Yield what others quote of a line in their warnings."""
    if finding.tool != "rigor":
        yield from (match[2] for match in QUOTED.finditer(finding.key))
