"""``rigor rules``: every rule in a line."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.cli._added import added_in
from sphinx_rigor.cli._words import say_for


@click.command()
@click.pass_obj
def rules(directory: Path) -> None:
    """List the rules with their severity."""
    known, say = explanations(added_in(directory)), say_for(directory)
    width = max(map(len, known))
    for name, rule in sorted(known.items()):
        click.echo(f"{name:<{width}}  {rule.severity.value:<7}  {say(rule.summary)}")
