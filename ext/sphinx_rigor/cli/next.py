"""``rigor next``: what to write next, and why."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.index.views.next_articles import ranked, reason
from sphinx_rigor.model import msg


@click.command("next")
@click.option("-n", "--number", default=5, show_default=True, help="How many to show.")
@click.pass_obj
def next_articles(directory: Path, number: int) -> None:
    """Say what to write next: failing claims, then by priority, series in order."""
    site, app, _said = read_site(directory)
    say = say_in(app.config.language)
    if site.coverage is None:
        raise Failure(say(msg("there is no plan; write plan.toml")))
    found = ranked(site.coverage)[:number]
    for place, (batch, verdict) in enumerate(found, 1):
        click.echo(f"{place}. {verdict.path}\n   {verdict.title}: {reason(batch, verdict)}")
    if not found:
        click.echo(say(msg("Every planned article is finished.")))
