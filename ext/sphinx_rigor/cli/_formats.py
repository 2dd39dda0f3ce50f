"""The formats that a check can be printed in: those that ship and those a site adds."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._added import added_in
from sphinx_rigor.cli._completion import formats
from sphinx_rigor.cli._site import Failure
from sphinx_rigor.plugins import PluginError
from sphinx_rigor.reports import FORMATS, Report, no_format, rendered
from sphinx_rigor.standard import at

TEXT = "text"
"""What is no report: findings for people, a line or a frame each."""


def known_format(directory: Path, name: str) -> str:
    """Return the name of a format; raise ``Failure`` where there is none of this name.

    What ships needs no look into conf.py.
    """
    if name == TEXT or name in FORMATS:
        return name
    known = {TEXT, *FORMATS.among(added_in(directory))}
    if name not in known:
        raise Failure(at("--format", no_format(name, known)))
    return name


def told_as(form: str, report: Report) -> str:
    """Return a report in a format; raise ``Failure`` where that crashes."""
    try:
        return rendered(form, report)
    except PluginError as error:
        raise Failure(error) from error


format_option = click.option(
    "--format",
    "form",
    metavar="NAME",
    default=TEXT,
    callback=lambda context, _option, name: known_format(context.obj, name),
    shell_complete=formats,
    help="How to print: text, annotations, gitlab, json, junit, markdown, sarif, or one added.",
)
