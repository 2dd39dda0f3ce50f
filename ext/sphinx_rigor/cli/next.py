"""``rigor next``: what to write next, and why."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._site import read_site
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.plan import begun, next_up, reason
from sphinx_rigor.records import msg, printable

WITHOUT_PLAN = msg(
    "there is no plan: these are the articles that are begun; plan.toml beside conf.py names"
    " those that are to come, and their order"
)


@click.command("next")
@click.option("-n", "--number", default=5, show_default=True, help="How many to show.")
@click.pass_obj
def next_articles(directory: Path, number: int) -> None:
    """Say what to write next: failing claims, then by priority, series in order.

    Without a plan, of the articles that are begun.
    """
    site, app, _said = read_site(directory)
    say = say_in(app.config.language)
    found = (begun(site.verdicts) if site.coverage is None else next_up(site.coverage))[:number]
    for place, each in enumerate(found, 1):
        where = each.verdict.path if each.verdict else each.docname
        click.echo(printable(f"{place}. {where}\n   {each.title}: {say(reason(each))}"))
    if site.coverage is None:
        click.echo(say(WITHOUT_PLAN), err=True)
    if not found:
        click.echo(say(msg("Nothing is open; begin an article: rigor new TITLE")))
