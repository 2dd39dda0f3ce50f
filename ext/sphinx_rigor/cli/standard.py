"""``rigor standard check``: validate a standard and say what it demands."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.advice import demands
from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._words import say_for
from sphinx_rigor.standard import StandardError, load_standard


@click.group()
def standard() -> None:
    """Work with standards."""


@standard.command("check")
@click.argument("file")
@click.pass_obj
def check_standard(directory: Path, file: str) -> None:
    """Validate FILE, a path or the name of a shipped standard, and print its demands."""
    try:
        found = load_standard(file, directory)
    except StandardError as error:
        raise Failure(str(error)) from error
    say = say_for(directory)
    for message in demands(found):
        click.echo(say(message))
