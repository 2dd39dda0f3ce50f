"""``rigor standard check``: validate a standard and say what it demands."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

import sphinx_rigor
from sphinx_rigor.advice import demands
from sphinx_rigor.boxes.kinds import kinds_with
from sphinx_rigor.cli._added import imports_in
from sphinx_rigor.cli._completion import standards
from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._words import say_for, setting
from sphinx_rigor.collect.neighbours import BY_EXTENSION
from sphinx_rigor.records import FaultsError
from sphinx_rigor.rules import known_rules, unknown_in_standard
from sphinx_rigor.standard import ADDED, load_standard, placed, quantities

BOXLESS = frozenset(
    {"myst_parser", "sphinx", "sphinx_copybutton", "sphinx_design", "sphinx_rigor"}
)
"""Packages of extensions that bring no boxes but ours."""

PACKAGE = Path(sphinx_rigor.__file__).parent
SCHEMAS = {"plan": "plan/plan.schema.json", "standard": "standard/standard.schema.json"}


@click.group()
def standard() -> None:
    """Work with standards."""


@standard.command("check")
@click.argument("file", shell_complete=standards)
@click.pass_obj
def check_standard(directory: Path, file: str) -> None:
    """Validate FILE, a path or the name of a shipped standard, and print its demands.

    Where there is no such file here, it is what conf.py could name.
    """
    place = Path() if os.path.isfile(file) else directory  # noqa: PTH113 - see find_standard
    try:
        found = load_standard(file, place, known_boxes(directory), imports_in(directory))
        unknown = list(unknown_in_standard(found, known_rules(found)))
    except FaultsError as error:
        raise Failure(error) from error
    if unknown:
        raise Failure(FaultsError(*placed(map(Path, found.files), unknown)))
    say = say_for(directory)
    for message in demands(found):
        click.echo(say(message))


@standard.command("schema")
@click.argument("file", type=click.Choice(sorted(SCHEMAS)), default="standard")
@click.pass_obj
def print_schema(directory: Path, file: str) -> None:
    """Print the JSON Schema of a standard, or of a plan, for editors to complete from.

    What other packages count is in it, too.
    """
    schema = json.loads((PACKAGE / SCHEMAS[file]).read_text(encoding="utf-8"))
    if file == "standard":
        what = schema["definitions"]["requirement"]["properties"]["what"]
        what["enum"] = sorted({*what["enum"], *quantities(ADDED.among(imports_in(directory)))})
    click.echo(json.dumps(schema, indent=1))


def known_boxes(directory: Path) -> frozenset[str] | None:
    """Return the names of the boxes there are, ``None`` where extensions may bring others."""
    extensions = [str(each) for each in setting(directory, "extensions") or ()]
    known, imports = BOXLESS | BY_EXTENSION.keys(), imports_in(directory)
    if any(each.partition(".")[0] not in known for each in extensions):
        return None
    others = (BY_EXTENSION.get(each, ()) for each in extensions)
    kinds = kinds_with(setting(directory, "rigor_kinds") or {}, imports)
    return frozenset({*kinds}.union(*others))
