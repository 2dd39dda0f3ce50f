"""The other end of the process that runs Sphinx: start it, ask it, end it."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sphinx_rigor.server.frames import frame, next_frame
from sphinx_rigor.server.snapshot import Answer, Ask, Failed, Progress, Site

START = "from sphinx_rigor.server.worker import main; main()"
SECONDS = 60.0
"""A document that is not read after so long never will be."""
GONE = "the process that reads documents has ended; see its messages in the editor's log"
STUCK = f"a document was not read in {SECONDS:.0f} seconds"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where conf.py is, where this process may write, where caches to begin with are."""

    site: Path
    store: Path
    seed: Path

    @property
    def conf(self) -> Path:
        """The file that says all else."""
        return self.site / "conf.py"


class Reader:
    """A process that reads documents of one site, one at a time."""

    def __init__(self, folders: Folders, process: Process) -> None:
        """Take over a process that was started."""
        self.folders = folders
        self.process = process

    @classmethod
    async def start(cls, folders: Folders) -> Reader:
        """Start a process; nothing but this package's own words go through its pipes."""
        given = map(str, (folders.site, folders.store, folders.seed))
        command = [sys.executable, "-P", "-c", START, *given]
        return cls(
            folders, await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        )

    async def site(self, tell: Callable[[Progress], object]) -> Site | Failed:
        """Return the site once it is known; ``tell`` is told how far that is."""
        while True:
            answer = await self.next()
            if not isinstance(answer, Progress):
                return answer if isinstance(answer, Site | Failed) else Failed(GONE)
            tell(answer)

    async def ask(self, ask: Ask) -> Answer:
        """Return the answer; a process that does not give one is ended."""
        writer = self.process.stdin
        try:
            async with asyncio.timeout(SECONDS):
                if writer is not None:
                    writer.write(frame(ask))
                    await writer.drain()
                return await self.next()
        except TimeoutError:
            await self.stop()
            return Failed(STUCK)
        except OSError:
            return await self.gone()

    async def next(self) -> Answer:
        """Return what the process says next."""
        stream = self.process.stdout
        try:
            answer: Answer = await next_frame(stream) if stream else Failed(GONE)
        except asyncio.IncompleteReadError:
            return await self.gone()
        return answer

    async def gone(self) -> Failed:
        """Wait until a process whose pipe is closed has ended: the next ask needs another."""
        await self.stop()
        return Failed(GONE)

    @property
    def ended(self) -> bool:
        """Whether it can be asked no more."""
        return self.process.returncode is not None

    def kill(self) -> None:
        """End the process, whatever it does."""
        with suppress(ProcessLookupError):
            self.process.kill()

    async def stop(self) -> None:
        """End the process and wait until it has gone."""
        self.kill()
        await self.process.wait()
