"""``rigor rules``: every rule in a line."""

from __future__ import annotations

import click

from sphinx_rigor.rules import RULES


@click.command()
def rules() -> None:
    """List the rules with their severity."""
    width = max(map(len, RULES))
    for name, rule in RULES.items():
        click.echo(f"{name:<{width}}  {rule.severity.value:<7}  {rule.summary.render()}")
