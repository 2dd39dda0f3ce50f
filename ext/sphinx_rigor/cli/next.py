"""``rigor next``: what to write next, and why."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.index.views.next_articles import ranked, reason


@click.command("next")
@click.option("-n", "--number", default=5, show_default=True, help="How many to show.")
@click.pass_obj
def next_articles(directory: Path, number: int) -> None:
    """Say what to write next: failing claims, then by priority, series in order."""
    site, _app, _said = read_site(directory)
    if site.coverage is None:
        raise Failure("there is no plan; write plan.toml")
    found = ranked(site.coverage)[:number]
    for place, (batch, verdict) in enumerate(found, 1):
        click.echo(f"{place}. {verdict.path}\n   {verdict.title}: {reason(batch, verdict)}")
    if not found:
        click.echo("every planned article is finished")
