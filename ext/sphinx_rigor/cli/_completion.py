"""What shells complete: names of rules, statuses and standards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from sphinx_rigor.cli._words import setting
from sphinx_rigor.standard import StandardError, load_standard, shipped_names


def beginning_with(incomplete: str, names: Iterable[str]) -> list[CompletionItem]:
    """Return the names that go on from what was typed."""
    return [CompletionItem(each) for each in sorted(names) if each.startswith(incomplete)]


def rules(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the last of several names of rules, joined by commas."""
    from sphinx_rigor.advice.rule_words import explanations  # noqa: PLC0415 - takes its time

    done, comma, _last = incomplete.rpartition(",")
    return beginning_with(incomplete, (f"{done}{comma}{each}" for each in explanations()))


def statuses(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete a status of the site's standard."""
    directory = context.obj if isinstance(context.obj, Path) else Path()
    try:
        found = load_standard(setting(directory, "rigor_standard") or "five-part", directory)
    except StandardError:
        return []
    return beginning_with(incomplete, found.status_values)


def standards(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the name of a shipped standard, or a path."""
    files = CompletionItem(incomplete, type="file")
    return [*beginning_with(incomplete, shipped_names()), files]
