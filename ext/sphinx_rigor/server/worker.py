"""The process that runs Sphinx: it is asked for one document at a time, and answers.

It is a process of its own so that whatever conf.py or an extension does (print, wait for
ever, end the process) leaves the one that talks to the editor as it is.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.server.frames import read_frame, write_frame
from sphinx_rigor.server.site import described, snapshot
from sphinx_rigor.server.snapshot import Absent, Answer, Ask, Failed, Progress, Stale
from sphinx_rigor.server.warm import Warm, started

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

EVERY = 10
"""After so many documents it is told how many are read."""
Send = Callable[[Answer], None]


def main() -> None:
    """Serve the process that started this one; the streams are for the two alone."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    directory, store, seed = map(Path, sys.argv[1:4])

    def send(answer: Answer) -> None:
        write_frame(answers, answer)

    try:
        with started(directory, store, seed, lambda app: tell_progress(app, send)) as warm:
            send(described(warm))
            gc.freeze()  # what is known of the site stays; the collector need not walk it
            while isinstance(ask := read_frame(asked), Ask):
                answer = answered(warm, ask)
                send(answer)
                if isinstance(answer, Stale):
                    break
                del answer
                gc.collect()  # trees refer to themselves; nobody waits now
    except (Exception, SystemExit) as error:  # noqa: BLE001 - conf.py is anybody's code
        send(Failed(in_a_line(error)))


def answered(warm: Warm, ask: Ask) -> Answer:
    """Read what is asked for."""
    if warm.governing.changed:
        return Stale()
    docname = warm.docname(Path(ask.path))
    if docname is None:
        warm.forget(Path(ask.path))
        return Absent(warm.may_hold(Path(ask.path)))
    try:
        return snapshot(warm, docname, ask.text, warm.read(docname, ask.text))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - as are directives
        return Failed(in_a_line(error))


def in_a_line(error: BaseException) -> str:
    """Return what was raised in a line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}"


def tell_progress(app: Sphinx, send: Send) -> None:
    """Tell how many documents are read before the site is known."""
    count = {"done": 0, "total": 0}

    def on_before_read(_app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        count["total"] = len(docnames)

    def on_source_read(_app: Sphinx, _docname: str, _content: list[str]) -> None:
        if count["done"] % EVERY == 0 and count["done"] < count["total"]:
            send(Progress(count["done"], count["total"]))
        count["done"] += 1

    app.connect("env-before-read-docs", on_before_read)
    app.connect("source-read", on_source_read)
