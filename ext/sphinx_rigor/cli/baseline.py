"""``rigor baseline``: record the findings of today."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.atomic import write_text
from sphinx_rigor.cli._site import read_site
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.gate import counts, render_baseline
from sphinx_rigor.records import msg

DEFAULT = "rigor-baseline.json"


@click.command()
@click.option(
    "--output", help="The file; rigor_baseline of conf.py or rigor-baseline.json by default."
)
@click.pass_obj
def baseline(directory: Path, output: str | None) -> None:
    """Record all findings, so that only new and worse ones fail from now on."""
    site, app, _said = read_site(directory, rigor_baseline="")
    configured = app.config._raw_config.get("rigor_baseline")  # noqa: SLF001
    name = output or configured or DEFAULT
    known = [each for each in site.findings if counts(each)]
    write_text(directory / name, render_baseline(known))
    say = say_in(app.config.language)
    said = msg(
        "%(file)s: findings recorded: %(count)s", file=str(directory / name), count=len(known)
    )
    click.echo(say(said))
    if configured is None:
        click.echo(say(msg('now set rigor_baseline = "%(file)s" in conf.py', file=name)))
