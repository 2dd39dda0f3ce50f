"""One site in the editor: its process, its open documents, what was read of them last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_rigor.server.files import time_of
from sphinx_rigor.server.reader import Folders, Reader
from sphinx_rigor.server.snapshot import (
    Absent,
    Answer,
    Ask,
    Failed,
    Progress,
    Site,
    Snapshot,
    Stale,
    Target,
)

LOG = logging.getLogger(__name__)
PAUSE = 0.1
"""So many seconds are waited for the next key."""
PATIENCE = 10.0
"""A site that could not be read is tried again after so many seconds of typing."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told: of answers about files, of whether the site can be read, of progress."""

    read: Callable[[str, Snapshot | Absent | Failed], object]
    broken: Callable[[str], object]
    progress: Callable[[Progress | None], object]


class Session:
    """A site whose documents are read as they change, the newest text of each."""

    def __init__(self, folder: Path, seed: Path, listener: Listener) -> None:
        """Begin with no document open; nothing is started before one is."""
        self.store = TemporaryDirectory(prefix="rigor-", ignore_cleanup_errors=True)
        self.folders = Folders(folder, Path(self.store.name), seed)
        self.listener = listener
        self.reader: Reader | None = None
        self.site: Site | None = None
        self.targets: dict[str, tuple[Target, ...]] = {}
        self.snapshots: dict[str, Snapshot] = {}
        self.open: dict[str, str] = {}
        self.pending: dict[str, str | None] = {}
        self.wake = asyncio.Event()
        self.settled = asyncio.Event()
        self.tried = -PATIENCE
        self.why, self.changed = "", False
        self.begun: tuple[int, int] | None = None
        self.task = asyncio.create_task(self.run())

    def want(self, path: str, text: str | None, *, insist: bool = False) -> None:
        """Have a file read, from a text or as it is; ``insist`` where all may be well now."""
        if text is None:
            self.open.pop(path, None)
        else:
            self.open[path] = text
        self.pending.pop(path, None)
        self.pending[path] = text
        if insist:
            self.tried = -PATIENCE
            self.end_outdated()
        self.settled.clear()
        self.wake.set()

    def end_outdated(self) -> None:
        """End a process that still begins, with a conf.py that is no more what it was."""
        if self.begun and self.begun != time_of(self.folders.conf) and self.reader:
            self.reader.kill()

    async def run(self) -> None:
        """Read what is wanted, one file after another, the newest text of each."""
        while True:
            await self.wake.wait()
            await asyncio.sleep(PAUSE)
            self.wake.clear()
            while self.pending or self.see_others():
                path, text = self.pending.popitem()
                try:
                    await self.read(path, text)
                except Exception:  # whatever it is, the next key is answered
                    LOG.exception("%s", path)
            self.settled.set()

    def see_others(self) -> bool:
        """Have all read again that is open, where another file has changed meanwhile."""
        if self.changed:
            self.changed = False
            self.pending.update(self.open)
        return bool(self.pending)

    async def read(self, path: str, text: str | None) -> None:
        """Read one file; tell of it unless it has changed meanwhile."""
        answer = await self.answer(Ask(path, text))
        if isinstance(answer, Stale):
            await self.begin_anew()
        elif path not in self.pending:
            self.changed |= path not in self.open
            self.take(path, answer)

    async def answer(self, ask: Ask) -> Answer:
        """Return what the process says; one that ended is started again."""
        if self.reader is None or self.reader.ended:
            await self.start()
        if self.reader is None:
            return Failed(self.why)
        return await self.reader.ask(ask)

    async def start(self) -> None:
        """Start a process, unless the last one could not read the site just now."""
        now = asyncio.get_running_loop().time()
        if self.why and now - self.tried < PATIENCE:
            return
        self.tried, self.begun = now, time_of(self.folders.conf)
        self.reader = await Reader.start(self.folders)
        found = await self.reader.site(self.listener.progress)
        self.begun = None
        self.listener.progress(None)
        self.why = found.why if isinstance(found, Failed) else ""
        self.listener.broken(self.why)
        if isinstance(found, Site):
            self.site, self.targets = found, dict(found.targets)
        else:
            await self.reader.stop()
            self.reader = None

    async def begin_anew(self) -> None:
        """Start another process, and read all that is open again."""
        if self.reader:
            await self.reader.stop()
        self.reader, self.tried = None, -PATIENCE
        self.pending.update(self.open)

    def take(self, path: str, answer: Answer) -> None:
        """Keep what was read, and tell of a document that is open."""
        if isinstance(answer, Snapshot):
            self.targets[answer.name] = answer.targets
            self.snapshots[path] = answer
        elif isinstance(answer, Absent):
            self.snapshots.pop(path, None)
        if path in self.open and isinstance(answer, Snapshot | Absent | Failed):
            self.listener.read(path, answer)

    async def stop(self) -> None:
        """End the process and remove its caches."""
        self.task.cancel()
        if self.reader:
            await self.reader.stop()
        self.store.cleanup()
