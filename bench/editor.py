"""Measure how long the editor waits for an answer, beside reading the document itself.

Usage: python bench/editor.py ARTICLES_DIR [--rounds N]

Copies the articles into a temporary project, keeps it ready as ``rigor server`` does, and
changes the longest of them N times. Prints the median seconds from the text to the answer,
through the process that reads, and the best and median of Sphinx reading that document.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median

from check import make_project

from sphinx_rigor.server.reader import Folders, Reader
from sphinx_rigor.server.snapshot import Ask, Site, Snapshot
from sphinx_rigor.server.warm import started


def reading(folders: Folders, path: Path, rounds: int) -> list[float]:
    """Return the seconds that Sphinx takes to read a document and keep its doctree."""
    found = []
    with started(folders.site, folders.store, folders.seed) as warm:
        builder, name = warm.app.builder, warm.docname(path)
        vars(builder).pop("write_doctree")
        for _round in range(rounds):
            start = time.perf_counter()
            warm.app.events.emit("env-purge-doc", warm.env, name)
            warm.env.clear_doc(name)
            builder.read_doc(name)
            found.append(time.perf_counter() - start)
    return found


async def answering(folders: Folders, path: Path, text: str, rounds: int) -> list[float]:
    """Return the seconds from a text to its answer."""
    reader, found = await Reader.start(folders), []
    assert isinstance(await reader.site(print), Site)
    for number in range(rounds):
        start = time.perf_counter()
        answer = await reader.ask(Ask(str(path), f"{text}\n{number}\n"))
        found.append(time.perf_counter() - start)
        assert isinstance(answer, Snapshot), answer
    await reader.stop()
    return found


def main() -> None:
    """Print both, and what one is of the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        site = make_project(root / "site", given.articles.resolve())
        folders = Folders(site, root / "store", root / "none")
        longest = max(site.rglob("blogs_raw/*.md"), key=lambda each: each.stat().st_size)
        text = longest.read_text("utf-8")
        read = reading(folders, longest, given.rounds)
        asking = answering(folders, longest, text, given.rounds)
        answered = asyncio.run(asking)
    print(longest.name)
    print(f"read      {median(read):.3f} s (best {min(read):.3f})")
    print(f"answered  {median(answered):.3f} s (best {min(answered):.3f})")
    print(f"ratio     {median(answered) / median(read):.2f}")


if __name__ == "__main__":
    main()
