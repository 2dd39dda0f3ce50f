"""Read a share of a site, for another machine to take together with the others."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._command import build_folder
from sphinx_rigor.cli._site import read_site
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.memory.shard import Shard
from sphinx_rigor.records import msg


def shard_of(text: str | None) -> Shard | None:
    """Return the share that ``2/5`` names; raises ``BadParameter`` where it names none."""
    if text is None:
        return None
    number, _, count = text.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return Shard(int(number), int(count))
    words = msg("%(text)s: write 1/5 to 5/5 for five shares", text=repr(text))
    raise click.BadParameter(say_in(None)(words))


def read_share(directory: Path, shard: Shard) -> None:
    """Read the documents of a share, and say where they are; the verdict is for later."""
    folder = build_folder(directory) / "shards" / str(shard)
    _site, app, _said = read_site(directory, doctrees=folder, prepare=shard.limit)
    message = msg(
        "%(read)s of %(all)s documents are in %(folder)s; judge them with: rigor merge",
        read=len(app.env.all_docs),
        all=len(app.env.found_docs),
        folder=folder,
    )
    click.echo(say_in(app.config.language)(message))
