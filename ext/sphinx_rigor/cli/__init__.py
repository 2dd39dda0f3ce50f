"""The command ``rigor``: check a site, explain rules, keep the baseline."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor import __version__
from sphinx_rigor.cli.baseline import baseline
from sphinx_rigor.cli.check import check
from sphinx_rigor.cli.explain import explain
from sphinx_rigor.cli.migrate import migrate
from sphinx_rigor.cli.new import new
from sphinx_rigor.cli.next import next_articles
from sphinx_rigor.cli.rules import rules
from sphinx_rigor.cli.serve import serve
from sphinx_rigor.cli.standard import standard
from sphinx_rigor.cli.status import status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rigor")
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of conf.py; the current one by default.",
)
@click.pass_context
def main(context: click.Context, directory: Path) -> None:
    """Hold articles to their standard.

    Exit status: 0 all is well, 1 something was found, 2 it could not be checked.
    """
    context.obj = directory


COMMANDS = (
    baseline,
    check,
    explain,
    migrate,
    new,
    next_articles,
    rules,
    serve,
    standard,
    status,
)
for command in COMMANDS:
    main.add_command(command)
