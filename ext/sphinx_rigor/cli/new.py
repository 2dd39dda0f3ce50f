"""``rigor new``: begin an article from the standard in force."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sphinx_rigor.advice import scaffold, slug_of
from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.standard import load_standard


@click.command()
@click.argument("title")
@click.option("--slug", help="The name of the file; from the title by default.")
@click.pass_obj
def new(directory: Path, title: str, slug: str | None) -> None:
    """Write the skeleton of an article called TITLE."""
    name = slug or slug_of(title)
    if not name:
        raise Failure("the title has no Latin letters; give the file a name with --slug")
    _site, app, _said = read_site(directory)
    pattern = next((each for each in app.config.rigor_articles if "*" in each), "")
    folder = directory / pattern.partition("*")[0].rstrip("/")
    path = folder / f"{name}.md"
    if path.exists():
        raise Failure(f"{path} is there already")
    standard = load_standard(app.config.rigor_standard, directory)
    today = dt.datetime.now(tz=dt.UTC).date()
    text = scaffold(standard, title, name, today, say_in(app.config.language))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(path)
