"""``rigor explain``: what a rule is about."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.cli._added import added_in
from sphinx_rigor.cli._completion import rules
from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._words import say_for
from sphinx_rigor.records import msg
from sphinx_rigor.rules import unknown_names

WIDTH = 88
OURS = "rigor."
"""What Sphinx writes before the name of a rule of ours."""


@click.command()
@click.argument("rule", shell_complete=rules)
@click.pass_obj
def explain(directory: Path, rule: str) -> None:
    """Say what RULE looks for, with an example and what to do instead."""
    known, rule = explanations(added_in(directory)), rule.removeprefix(OURS)
    for why in unknown_names([rule], known):
        raise Failure(why)
    say, found = say_for(directory), known[rule]
    click.echo(f"{rule} ({say(found.weight)})\n")
    click.echo(wrapped(say(found.summary)))
    for head, text in found.sections:
        told = say(msg("%(head)s: %(text)s", head=head, text=text))
        click.echo(f"\n{wrapped(told)}")


def wrapped(text: str) -> str:
    """Return a paragraph in lines that terminals show whole; Chinese is left to them."""
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
