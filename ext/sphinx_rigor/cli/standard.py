"""``rigor standard check``: validate a standard and say what it demands."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._site import Failure
from sphinx_rigor.standard import Requirement, Standard
from sphinx_rigor.standard_file import load_standard
from sphinx_rigor.standard_source import StandardError
from sphinx_rigor.wording import thing


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
    click.echo(f"{found.name}: enforced at status {', '.join(found.enforced)}")
    keys = found.front_matter
    click.echo(f"front matter: {', '.join(keys.required) or '–'}")
    for name, value in keys.when_enforced:
        click.echo(f"  once enforced: {name} = {value}")
    for part in found.parts:
        click.echo(f"{part.title}{' (optional)' if part.optional else ''}")
        for each in part.require:
            click.echo(f"  {demand(each, found)}")
    for each in found.require:
        click.echo(f"the whole article: {demand(each, found)}")


def demand(wanted: Requirement, found: Standard) -> str:
    """Return one requirement in words."""
    least = f"at least {wanted.min}" if wanted.min else ""
    most = f"at most {wanted.max}" if wanted.max else ""
    limits = {
        "rows": wanted.rows,
        "columns": wanted.columns,
        "level": wanted.level,
    }
    more = [f"{name} {value}" for name, value in limits.items() if value]
    more += [f"matching {each.pattern}" for each in wanted.match]
    for need in wanted.each:
        title = found.kind(wanted.kinds[0]).field(need.field).title
        items = f" ({need.items} items)" if need.items else ""
        more.append(f"each with {title}{items}")
    words = " and ".join(filter(None, (least, most)))
    return ", ".join([f"{thing(wanted, found).render()}: {words}", *more])
