"""``rigor server``: findings, hints and completion in the editor."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_rigor.cli._command import site_folder
from sphinx_rigor.cli._site import Failure, doctrees_of
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.records import msg
from sphinx_rigor.server import Surroundings, serve


@click.command()
def server() -> None:
    """Serve an editor at the standard streams, by the Language Server Protocol.

    Editors start this command themselves; the guide says how. Each document is held to the
    site of the nearest conf.py.
    """
    try:
        serve(Surroundings(site_of, doctrees_of, say_in))
    except ImportError as error:
        message = msg("pygls is not installed; pip install 'sphinx-rigor[editor]'")
        raise Failure(message) from error


def site_of(document: Path) -> Path | None:
    """Return the folder of the conf.py nearest to a document, ``None`` without one."""
    if not document.parent.is_dir():
        return None
    folder = (document.parent / site_folder(document.parent)).resolve()
    return folder if (folder / "conf.py").is_file() else None
