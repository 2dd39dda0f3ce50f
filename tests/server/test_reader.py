"""The other end of the process that reads documents."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sphinx_rigor.server.reader import GONE, STUCK, Folders, Reader
from sphinx_rigor.server.snapshot import Answer, Ask, Failed

SILENT = "import os, time; os.close(1); time.sleep(60)"
DEAF = "import os, time; os.close(0); os.close(1); time.sleep(60)"
DEAD = "import os; os._exit(3)"
IDLE = "import time; time.sleep(60)"
SMALL, LARGE = "# A\n", "# A\n" * 100_000


def asked(code: str, text: str, folder: Path) -> tuple[Answer, bool]:
    """Return what comes of asking, on a loop of its own: browsers may have that of this thread."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(lambda: asyncio.run(ask(code, text, folder))).result()


async def ask(code: str, text: str, folder: Path) -> tuple[Answer, bool]:
    """Return what is answered for a process that runs this, and whether it has ended then."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdin=PIPE, stdout=PIPE
    )
    reader = Reader(Folders(folder, folder, folder), started)
    return await reader.ask(Ask("a.md", text)), reader.ended


@pytest.mark.parametrize(
    ("code", "text"),
    [(SILENT, SMALL), (DEAF, SMALL), (DEAF, LARGE), (DEAD, SMALL), (DEAD, LARGE)],
)
def test_a_process_that_answers_no_more_has_ended(tmp_path, code, text) -> None:
    """The pipe is closed before the system tells of the end: the next ask needs another."""
    assert asked(code, text, tmp_path) == (Failed(GONE), True)


@pytest.mark.parametrize("text", [SMALL, LARGE])
def test_a_process_that_takes_too_long_is_ended(tmp_path, text, monkeypatch) -> None:
    """What is asked may be more than a pipe holds: that nobody takes it is noticed, too."""
    monkeypatch.setattr("sphinx_rigor.server.reader.SECONDS", 0.5)
    assert asked(IDLE, text, tmp_path) == (Failed(STUCK), True)
