"""``rigor serve``: the site while it is written, with the findings on each page."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import click

from sphinx_rigor.cli._command import build_folder
from sphinx_rigor.cli._guard import Guard
from sphinx_rigor.cli._language import usable_locale
from sphinx_rigor.cli._site import Failure, no_site
from sphinx_rigor.records import msg

IGNORED = r"/(.*/)?(_build|__pycache__|\.[^/]*|[^/]*~)(/|$)"
"""What changes while a site is built, below its folder."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at.")
@click.option("--port", default=8000, show_default=True, help="The port; 0 finds a free one.")
@click.option("--open", "browse", is_flag=True, help="Open the browser.")
@click.pass_obj
def serve(directory: Path, host: str, port: int, *, browse: bool) -> None:
    """Build the site, serve it, and build again at each change.

    Every page shows what the gate finds in it, in a bar at its lower edge. Other hosts'
    names and pages are refused: nothing but pages is served, and to this machine's own.
    """
    try:
        import uvicorn  # noqa: PLC0415 - it comes with the next
        from sphinx_autobuild.__main__ import main  # noqa: PLC0415 - only this needs it
    except ImportError as error:
        message = msg("sphinx-autobuild is not installed; pip install 'sphinx-rigor[serve]'")
        raise Failure(message) from error
    if not (directory / "conf.py").is_file():
        raise no_site(directory)
    os.environ.update(usable_locale())
    with guarded(uvicorn, host):
        main(arguments(directory, host, port, browse=browse))


@contextmanager
def guarded(server: ModuleType, host: str) -> Iterator[None]:
    """Have a guard stand before whatever is served meanwhile."""
    run = server.run
    vars(server)["run"] = lambda application, **options: run(
        Guard(application, host), **options
    )
    try:
        yield
    finally:
        vars(server)["run"] = run


def arguments(directory: Path, host: str, port: int, *, browse: bool) -> list[str]:
    """Return what sphinx-autobuild is started with."""
    ignored = re.escape(directory.resolve().as_posix()) + IGNORED
    return [
        *("-b", "html", "-D", "rigor_author_notes=1", "--host", host, "--port", str(port)),
        *("--re-ignore", ignored),
        *("-d", str(build_folder(directory) / "serve-doctrees")),
        *(["--open-browser"] if browse else []),
        *(str(directory), str(build_folder(directory) / "serve")),
    ]
