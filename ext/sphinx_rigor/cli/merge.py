"""``rigor merge``: one verdict from the shares that several machines have read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from sphinx_rigor.cli._site import doctrees_of
from sphinx_rigor.cli.check import check, judge
from sphinx_rigor.memory.shard import lay_together, take_together

NOT_OURS = frozenset(
    {"paths", "shard", "force_exclude", "fix", "diff", "watch", "stdin_filename"}
)
"""What ``rigor check`` takes and a whole site has no use for."""
SHARES = click.Argument(
    ["shares"],
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)


@click.command(params=[SHARES, *(each for each in check.params if each.name not in NOT_OURS)])
@click.pass_obj
def merge(directory: Path, /, shares: tuple[Path, ...], **options: Any) -> None:
    """Check the site whose SHARES, folders that rigor check --shard wrote, are all here.

    The verdict is that of rigor check. Documents that are in no share, or have changed
    since, are read here. The shares are pickles: take only those that you made.
    """
    lay_together(shares, doctrees_of(directory))
    given = {**options, "paths": (), "force_exclude": False}
    judge(directory, given, partial(take_together, shares=shares[1:]))
