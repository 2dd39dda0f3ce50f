"""``rigor migrate``: divs become directives in the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from sphinx_rigor.atomic import write_text
from sphinx_rigor.cli._migration import Migration
from sphinx_rigor.cli._migration import migrate as migrate_text
from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._texts import difference
from sphinx_rigor.cli._words import Say, say_for, setting
from sphinx_rigor.records import msg

LINK = msg("left as it is: a symbolic link; name the file that it leads to")
SUFFIXES = (".md", ".markdown", ".myst")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
@click.option("--kind", "kinds", multiple=True, help="A further kind of box; repeatable.")
@click.pass_obj
def migrate(
    directory: Path, paths: tuple[Path, ...], *, diff: bool, kinds: tuple[str, ...]
) -> None:
    """Write the boxes in PATHS that are divs as directives.

    What cannot be converted is named and stays as it is; the exit status is then 1.
    """
    left, say = 0, say_for(directory)
    kinds += tuple(setting(directory, "rigor_kinds") or ())
    for path in files_of(paths):
        text = read(path)
        found = migrate_text(text, kinds)
        if path.is_symlink() and found.text != text:
            click.echo(f"{path}: {say(LINK)}", err=True)
            left += 1
            continue
        if diff:
            click.echo("".join(difference(path, text, found.text)), nl=False)
        elif found.text != text:
            write_text(path, found.text)
        report(path, found, say, quiet=diff)
        left += len(found.left)
    raise SystemExit(int(left > 0))


def files_of(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the Markdown files at the paths, in order."""
    for path in paths:
        inside = sorted(each for each in path.rglob("*") if each.suffix in SUFFIXES)
        yield from inside if path.is_dir() else [path]


def read(path: Path) -> str:
    """Return a file's text with its line ends; raise ``Failure`` where it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = msg(
            "%(place)s: this is not UTF-8; save the file as UTF-8 first", place=f"{path}:{line}"
        )
        raise Failure(message) from error


def report(path: Path, found: Migration, say: Say, *, quiet: bool) -> None:
    """Say what was converted and what was left."""
    for each in found.left:
        left = msg("left as it is: %(reason)s", reason=each.reason)
        click.echo(f"{path}:{each.line}: {say(left)}", err=True)
    if found.count and not quiet:
        made = msg("divs made directives: %(count)s", count=found.count)
        click.echo(f"{path}: {say(made)}")
