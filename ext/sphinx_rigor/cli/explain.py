"""``rigor explain``: what a rule is about."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from importlib import import_module

import click

from sphinx_rigor.cli._site import Failure
from sphinx_rigor.rules import RULES


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what RULE looks for, with an example and what to do instead."""
    if rule not in RULES:
        near = get_close_matches(rule, RULES, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; see: rigor rules"
        raise Failure(f"no rule {rule}{hint}")
    module = import_module(f"sphinx_rigor.rules.{rule.replace('-', '_')}")
    found = RULES[rule]
    kind = ", advice until the status is enforced" if found.content else ""
    click.echo(f"{rule} ({found.severity.value}{kind})\n")
    click.echo(inspect.cleandoc(module.__doc__ or found.summary.render()))
