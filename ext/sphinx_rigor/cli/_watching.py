"""Run a command again whenever a file of the site changes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import click

from sphinx_rigor.cli._command import build_folder, started_in

PAUSE = 0.5
"""Seconds between two looks at the files."""
Times = Mapping[str, tuple[int, int]]


def watch(directory: Path, flag: str) -> NoReturn:
    """Run this very command without a flag, now and after each change, until it is stopped.

    A process of its own each time: conf.py and extensions are read as they are by then.
    Ctrl-C comes here alone and ends it, so that it has nothing to say about that.
    """
    words = [each for each in sys.argv[1:] if each != flag]
    command = [sys.executable, "-m", "sphinx_rigor.cli", *words]
    aside = build_folder(directory).resolve()
    try:
        while True:
            before = times_of(directory, aside)
            click.clear()
            subprocess.run(  # noqa: S603 - our own words
                command, cwd=started_in(), check=False, process_group=0
            )
            click.echo(f"{time.strftime('%H:%M:%S')} …", err=True)
            while times_of(directory, aside) == before:
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def times_of(directory: Path, aside: Path) -> Times:
    """Return time and size of each file of a site, but for caches and what is hidden."""
    return dict(files_of(directory.resolve(), aside))


def files_of(folder: Path, aside: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files in a folder with their times and sizes."""
    with os.scandir(folder) as entries:
        for each in entries:
            if each.name.startswith(".") or Path(each.path) == aside:
                continue
            if each.is_dir(follow_symlinks=False):
                yield from files_of(Path(each.path), aside)
            elif each.is_file():
                found = each.stat()
                yield each.path, (found.st_mtime_ns, found.st_size)
