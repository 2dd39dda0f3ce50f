"""Which lines of the code each test reaches, told by the tests themselves."""

from __future__ import annotations

import ast
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

Line = tuple[str, int]


@dataclass(frozen=True)
class Reach:
    """What a test did: the lines it reached, seconds, and whether it started processes."""

    lines: frozenset[Line]
    seconds: float
    starts: bool


@dataclass
class Recorder:
    """Notes lines of files below a folder, what processes are started, and the time."""

    below: str
    lines: set[Line] = field(default_factory=set)
    starts: bool = False
    begun: float = 0.0
    known: dict[str, bool] = field(default_factory=dict)

    def begin(self) -> None:
        """Note from now on, in this thread and those to come."""
        sys.settrace(self.called)
        threading.settrace(self.called)

    def end(self) -> None:
        """Note nothing more."""
        sys.settrace(None)
        threading.settrace(None)

    def called(self, frame: FrameType, _event: str, _what: Any) -> Callable[..., Any] | None:
        """Follow a call into our own files only."""
        name = frame.f_code.co_filename
        ours = self.known.get(name)
        if ours is None:
            ours = self.known[name] = name.startswith(self.below)
        if not ours:
            return None
        self.lines.add((name, frame.f_lineno))
        return self.line

    def line(self, frame: FrameType, _event: str, _what: Any) -> Callable[..., Any]:
        """Note a line."""
        self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self.line

    def hook(self, event: str, _what: Any) -> None:
        """Note that a process is started."""
        self.starts = self.starts or event in {"subprocess.Popen", "os.fork", "os.posix_spawn"}

    def taken(self) -> Reach:
        """Return what was noted since the last time."""
        made = Reach(frozenset(self.lines), time.process_time() - self.begun, self.starts)
        self.lines, self.starts, self.begun = set(), False, time.process_time()
        return made


@cache
def statements(path: Path) -> tuple[tuple[int, int], ...]:
    """Return first and last lines of a file's statements, of compound ones without bodies."""
    tree = ast.parse(path.read_text("utf-8"))
    found = (each for each in ast.walk(tree) if isinstance(each, ast.stmt | ast.excepthandler))
    return tuple((first(each), last(each)) for each in found)


def first(node: Any) -> int:
    """Return the first line of a statement, decorators included."""
    return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])


def last(node: Any) -> int:
    """Return the last line of a statement before its body."""
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    start = getattr(body[0], "lineno", None) or body[0].pattern.lineno if body else 0
    return max(node.lineno, start - 1) if body else node.end_lineno


def lines_of(path: Path, line: int) -> frozenset[Line]:
    """Return the lines of the smallest statement that has a line."""
    around = [each for each in statements(path) if each[0] <= line <= each[1]]
    begin, end = min(around, key=lambda each: each[1] - each[0], default=(line, line))
    return frozenset((str(path), number) for number in range(begin, end + 1))


def reaching(reach: dict[str, Reach], lines: Iterable[Line]) -> list[str]:
    """Return the tests that reach one of the lines, or may do so in another process."""
    wanted = frozenset(lines)
    return [name for name, each in reach.items() if each.starts or each.lines & wanted]
