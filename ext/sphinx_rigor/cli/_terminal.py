"""What the command shows on a terminal: colours, code frames, progress.

Imported only where output goes to a terminal; in a pipe it stays plain lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from sphinx_rigor.cli._findings import shown_path
from sphinx_rigor.gate.columns import NO_TEXTS
from sphinx_rigor.records import Finding, Severity, printable

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.ADVICE: "blue"}
AROUND = 1
"""Lines of the article shown before and after the one a finding is about."""


def print_findings(
    directory: Path, findings: Sequence[Finding], texts: Mapping[str, str] = NO_TEXTS
) -> None:
    """Print findings by file, each with the lines it is about."""
    console = Console(highlight=False)
    for path, group in groupby(findings, key=lambda each: each.path):
        lines = texts[path].splitlines() if path in texts else read_lines(directory / path)
        shown = printable(shown_path(directory, path))
        console.print(Text(shown, style="bold underline"), soft_wrap=True)
        for each in group:
            print_finding(console, each)
            print_place(console, shown, each)
            print_frame(console, each, lines)
        console.print()


def print_finding(console: Console, finding: Finding) -> None:
    """Print one finding: weight, message, rule."""
    text = Text.assemble(
        ("  ", ""),
        (finding.severity.value, STYLES[finding.severity]),
        f" {printable(finding.message)} ",
        (f"[{finding.rule}]", "dim"),
    )
    console.print(text)


def print_place(console: Console, path: str, finding: Finding) -> None:
    """Print where it is, as terminals make it a link."""
    column = f":{finding.column}" if finding.column else ""
    console.print(Text(f"  --> {path}:{finding.line}{column}", style="cyan"), soft_wrap=True)


def print_frame(console: Console, finding: Finding, lines: Sequence[str]) -> None:
    """Print the line of a finding, between those around it."""
    first = max(finding.line - AROUND, 1)
    for number in range(first, min(finding.line + AROUND, len(lines)) + 1):
        here = number == finding.line
        gutter = f"  {'>' if here else ' '} {number:>5} │ "
        line = printable(lines[number - 1])
        code = Text.assemble((gutter, "cyan"), (line, "" if here else "dim"))
        console.print(code, no_wrap=True, overflow="ellipsis")


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file, none if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


class ReadingProgress:
    """A bar for the documents that are read, on standard error while they are."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.progress.add_task("rigor", visible=False)
        app.connect("env-before-read-docs", self.on_before_read)
        app.connect("source-read", self.on_source_read)
        app.connect("env-updated", self.on_updated, priority=1)

    def on_before_read(self, _app: Sphinx, _env: object, docnames: Sequence[str]) -> None:
        """Show the bar where there is enough to read."""
        if len(docnames) > 1:
            self.progress.update(self.task, total=len(docnames), visible=True)
            self.progress.start()

    def on_source_read(self, _app: Sphinx, _docname: str, _source: list[str]) -> None:
        """Count a document."""
        self.progress.advance(self.task)

    def on_updated(self, _app: Sphinx, _env: object) -> None:
        """Take the bar away."""
        self.progress.stop()
