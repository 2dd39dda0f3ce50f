"""Findings in words: a line each for pipes and editors, frames of code on a terminal."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from sphinx_rigor.cli._words import Say
from sphinx_rigor.gate.columns import NO_TEXTS
from sphinx_rigor.records import Finding, Severity, msg
from sphinx_rigor.rules import WEIGHTS

WIDTH = 100
"""Characters of a line of an article that are shown."""


class Style(Enum):
    """How findings are printed: counted, a line each, with their source, in frames."""

    COUNTS = auto()
    LINES = auto()
    SOURCE = auto()
    FRAMES = auto()


def in_words(
    directory: Path,
    findings: Sequence[Finding],
    say: Say,
    style: Style,
    texts: Mapping[str, str] = NO_TEXTS,
) -> str:
    """Return findings in words, and how many there are; frames are printed at once.

    ``texts`` are those of files that are not as they stand there.
    """
    live = [each for each in findings if not each.suppressed]
    if style is Style.COUNTS:
        return counted(live)
    if style is Style.LINES:
        return "".join(f"{one_line(directory, each)}\n" for each in live)
    if style is Style.FRAMES:
        from sphinx_rigor.cli._terminal import print_findings  # noqa: PLC0415 - see there

        print_findings(directory, live, texts)
        lines: list[str] = []
    else:
        lines = list(with_source(directory, live, texts))
    end = ", ".join(totals(live, say)) or say(msg("nothing found"))
    return "".join(f"{line}\n" for line in [*lines, end])


def counted(findings: Sequence[Finding]) -> str:
    """Return how often each rule found something, the commonest first."""
    counts = Counter(each.rule for each in findings)
    found = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return "".join(f"{count:>6}  {rule}\n" for rule, count in found)


def totals(findings: Sequence[Finding], say: Say) -> list[str]:
    """Return how many findings there are of each severity."""
    counts = Counter(each.severity for each in findings)
    told = {
        each: msg("%(head)s: %(text)s", head=WEIGHTS[each], text=counts[each])
        for each in counts
    }
    return [say(told[each]) for each in Severity if each in told]


def shown_path(directory: Path, path: str) -> str:
    """Return a path in a site as one from the current folder, unless the site's is absolute."""
    found = directory / path
    return (found if directory.is_absolute() else Path(os.path.relpath(found))).as_posix()


def one_line(directory: Path, finding: Finding) -> str:
    """Return a finding in a line; its path leads there from the current folder."""
    place = f"{shown_path(directory, finding.path)}:{finding.line}"
    place = f"{place}:{finding.column}" if finding.column else place
    return f"{place}: {finding.severity.value}: {finding.message} [{finding.rule}]"


def with_source(
    directory: Path, findings: Sequence[Finding], texts: Mapping[str, str]
) -> Iterator[str]:
    """Yield each finding and the line of the article it is about, cut to a width."""
    for path, these in groupby(findings, attrgetter("path")):
        lines = texts[path].splitlines() if path in texts else source_lines(directory / path)
        for each in these:
            yield one_line(directory, each)
            if 0 < each.line <= len(lines) and (code := lines[each.line - 1][:WIDTH]):
                yield f"    {each.line:>5} | {code}"


def source_lines(path: Path) -> list[str]:
    """Return the lines of a file, none where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
