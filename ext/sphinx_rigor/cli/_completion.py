"""What shells complete: names of rules, statuses and standards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from sphinx_rigor.cli._words import setting
from sphinx_rigor.plugins import Imports
from sphinx_rigor.standard import StandardError, load_standard, shipped_names


def beginning_with(incomplete: str, names: Iterable[str]) -> list[CompletionItem]:
    """Return the names that go on from what was typed."""
    return [CompletionItem(each) for each in sorted(names) if each.startswith(incomplete)]


def rules(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the last of several names of rules, joined by commas."""
    from sphinx_rigor.advice.rule_words import explanations  # noqa: PLC0415 - takes its time

    done, comma, _last = incomplete.rpartition(",")
    known = explanations(added(context))
    return beginning_with(incomplete, (f"{done}{comma}{each}" for each in known))


def formats(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the name of a report format."""
    from sphinx_rigor.reports import FORMATS  # noqa: PLC0415 - likewise

    return beginning_with(incomplete, ["text", *FORMATS.among(added(context))])


def added(context: click.Context) -> Imports:
    """Return what the site adds, nothing where that cannot be told."""
    from sphinx_rigor.cli._added import added_in  # noqa: PLC0415 - likewise

    try:
        return added_in(site_of(context))
    except click.ClickException:
        return {}


def site_of(context: click.Context) -> Path:
    """Return the folder of the site that a command is about."""
    return context.obj if isinstance(context.obj, Path) else Path()


def statuses(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete a status of the site's standard."""
    directory, imports = site_of(context), added(context)
    name = setting(directory, "rigor_standard") or "five-part"
    try:
        found = load_standard(name, directory, None, imports)
    except StandardError:
        return []
    return beginning_with(incomplete, found.status_values)


def standards(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the name of a shipped standard, or a path."""
    files = CompletionItem(incomplete, type="file")
    return [*beginning_with(incomplete, shipped_names()), files]
