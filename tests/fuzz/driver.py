"""Let atheris make up inputs for one property, and keep those on which it fails.

``python -m fuzz.driver TARGET FOLDER [options of libFuzzer]``: ``FOLDER/TARGET`` gets the
inputs that reached something new, ``FOLDER/TARGET.found`` one input for each way to fail. A
failure does not end the run; what ends the process is kept by libFuzzer as ``crash-…``.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import atheris

from fuzz.seeds import kept
from fuzz.targets import target

LONGEST = 400
"""Bytes of an input: what goes wrong does so in few lines, and short ones are tried sooner."""
WATCHED_EACH = 10
"""One input in so many is watched for what it reaches, which takes four times as long."""
OURS = "sphinx_rigor"
RELOADED = (OURS, "fuzz.", "fixtures")


class Trial:
    """One property under trial."""

    def __init__(self, name: str, folder: Path) -> None:
        """Import the property with all that it tries watched for what it reaches."""
        self.plain, self.watched = twice(name)
        self.target: Any = self.watched
        self.corpus, self.found = folder / name, folder / f"{name}.found"
        self.known: set[str] = set()
        self.tried = self.begun = 0
        self.longest = getattr(self.target, "LONGEST", LONGEST)
        seeds = dict.fromkeys([*self.target.seeds(), *kept(name).values()])
        self.seeds = [each.encode("utf-8", "replace")[: self.longest] for each in seeds]
        self.pieces = [each.encode() for each in self.target.WORDS]

    def begin(self) -> list[str]:
        """Write the seeds; return what libFuzzer is told."""
        for each in (self.corpus, self.found):
            each.mkdir(parents=True, exist_ok=True)
        for each in self.seeds:
            (self.corpus / sha256(each).hexdigest()[:20]).write_bytes(each)
        self.begun = sum(1 for _ in self.corpus.iterdir()) + 1
        return [
            str(self.corpus),
            f"-max_len={self.longest}",
            "-timeout=20",
            "-rss_limit_mb=3000",
            f"-artifact_prefix={self.found}/",
        ]

    def once(self, data: bytes) -> None:
        """Try one input; keep it if it fails in a new way."""
        self.tried += 1
        seen = self.tried <= self.begun or self.tried % WATCHED_EACH == 0
        try:
            (self.watched if seen else self.plain).holds(data.decode("utf-8", "replace"))
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            way = way_of(error)
            if way not in self.known:
                self.known.add(way)
                name = f"{type(error).__name__}-{sha256(way.encode()).hexdigest()[:8]}"
                (self.found / name).write_bytes(data)
                sys.stderr.write(f"FOUND {name}: {way}: {str(error)[:300]}\n")

    def change(self, data: bytes, most: int, seed: int) -> bytes:
        """Return an input with a piece of what means something, or a change of a byte."""
        dice = random.Random(seed)
        if dice.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        for _ in range(dice.randint(1, 3)):
            data = dice.choice(CHANGES)(data, self.piece(dice), dice)
        return data[:most]

    def piece(self, dice: random.Random) -> bytes:
        """Return a piece: a word of the target's, or some lines of a seed."""
        if dice.random() < 0.6:
            return dice.choice(self.pieces)
        lines = dice.choice(self.seeds).splitlines(keepends=True) or [b"\n"]
        start = dice.randrange(len(lines))
        return b"".join(lines[start : start + dice.randint(1, 4)])


def twice(name: str) -> tuple[Any, Any]:
    """Return a property as it is, and again with all that it tries watched for what it reaches.

    Each has all modules for itself: a kind of block of the one is none of the other's. Who
    is slow beside being watched (``ALWAYS``) is not there as it is.
    """
    plain = target(name)
    about = getattr(plain, "WATCHED", OURS)
    others = {each for each in sys.modules if not each.startswith(about)}
    for each in [each for each in sys.modules if each.startswith(RELOADED)]:
        del sys.modules[each]
    with (
        redirect_stderr(StringIO()),
        atheris.instrument_imports(include=[OURS], exclude=others),
    ):
        seen = target(name)
    return (seen if hasattr(seen, "ALWAYS") else plain), seen


def inserted(data: bytes, piece: bytes, dice: random.Random) -> bytes:
    """Put a piece somewhere."""
    place = dice.randint(0, len(data))
    return data[:place] + piece + data[place:]


def between_lines(data: bytes, piece: bytes, dice: random.Random) -> bytes:
    """Put a piece between two lines."""
    lines = data.splitlines(keepends=True)
    place = dice.randint(0, len(lines))
    return b"".join([*lines[:place], piece, *lines[place:]])


def without_lines(data: bytes, _piece: bytes, dice: random.Random) -> bytes:
    """Leave some lines out."""
    lines = data.splitlines(keepends=True)
    place = dice.randint(0, len(lines))
    return b"".join([*lines[:place], *lines[place + dice.randint(1, 2) :]])


def moved(data: bytes, _piece: bytes, dice: random.Random) -> bytes:
    """Move a line elsewhere, or say it twice."""
    lines = data.splitlines(keepends=True) or [b""]
    line = dice.choice(lines)
    if dice.random() < 0.5:
        lines.remove(line)
    place = dice.randint(0, len(lines))
    return b"".join([*lines[:place], line, *lines[place:]])


def replaced(data: bytes, piece: bytes, dice: random.Random) -> bytes:
    """Put a piece in the place of some characters."""
    place = dice.randint(0, len(data))
    return data[:place] + piece + data[place + dice.randint(1, 12) :]


def repeated(data: bytes, piece: bytes, dice: random.Random) -> bytes:
    """Put a piece somewhere many times."""
    return inserted(data, piece * dice.choice((2, 3, 10, 60)), dice)


Change = Callable[[bytes, bytes, random.Random], bytes]
CHANGES: tuple[Change, ...] = (
    inserted,
    between_lines,
    without_lines,
    moved,
    replaced,
    repeated,
)


def way_of(error: BaseException) -> str:
    """Return what tells one way to fail from others: the kind and the innermost places."""
    places = traceback.extract_tb(error.__traceback__)
    ours = [each for each in places if OURS in each.filename or "fuzz" in each.filename]
    last = [f"{Path(each.filename).name}:{each.name}:{each.lineno}" for each in ours[-2:]]
    return " ".join([type(error).__name__, *last])


def main() -> None:
    """Run one property."""
    name, folder, *options = sys.argv[1:]
    trial = Trial(name, Path(folder))
    given = [sys.argv[0], *trial.begin(), *options]
    atheris.Setup(given, trial.once, custom_mutator=trial.change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
