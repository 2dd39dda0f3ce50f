"""Try changes by the tests that reach them, in forks of a process that has collected all tests.

A change within functions is put into the loaded functions; only what is computed when modules
are loaded wants a copy of the code and a new session of pytest (``mutants.py``).
"""

from __future__ import annotations

import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from mutations import CODE, ROOT, Mutant
from reached import Line, Reach, Recorder, lines_of, reaching
from swapping import Functions, functions_below, put, swaps

SECONDS = 120
"""Of computing for a change; what needs more goes round for ever, which counts as noticed."""
MEMORY = 6 << 30
KILLED, LIVES, NONE, LOADED = "killed", "lives", "no change", "changes what is loaded"
QUIET = ("-q", "-s", "-n0", "--dist=no", "-p", "no:randomly", "-p", "no:cacheprovider")


class Session:
    """A plugin of pytest that tries changes where it would run the tests."""

    def __init__(self, mutants: list[Mutant], jobs: int, told: Connection) -> None:
        self.mutants, self.jobs, self.told = mutants, jobs, told
        self.recorder = Recorder(f"{CODE / mutants[0].folder}{os.sep}")
        self.shared: dict[Any, Reach] = {}
        self.items: dict[str, pytest.Item] = {}
        self.reach: dict[str, Reach] = {}
        self.loaded: frozenset[Line] = frozenset()
        self.functions: Functions = {}
        self.failed: list[str] = []
        sys.addaudithook(self.recorder.hook)
        self.recorder.begin()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out what each test reaches, then try every change."""
        for each in self.mutants:
            import_module(each.name)  # some are loaded when they are asked for
        self.recorder.end()
        self.loaded = self.recorder.taken().lines
        self.items = {each.nodeid: each for each in session.items}
        self.reach, failed = asked(self.recorded)
        if failed:  # perhaps because it was watched
            failed = asked(lambda: self.run(by_time(self.reach, self.reach)))
        self.told.send((self.reach, failed))
        if not failed:
            self.functions = functions_below(str(CODE) + os.sep)
            self.try_all()
        self.told.send(None)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what fails."""
        if report.failed:
            self.failed.append(report.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Note what a fixture of many tests reaches, for it is prepared within one of them."""
        if fixturedef.scope == "function":
            return (yield)
        before = self.recorder.taken()
        made = yield
        self.shared[fixturedef] = self.recorder.taken()
        self.recorder.lines |= before.lines
        self.recorder.begun -= before.seconds
        self.recorder.starts = before.starts
        return made

    def recorded(self) -> tuple[dict[str, Reach], list[str]]:
        """Run all tests; return what each reaches, all prepared for it too, and what fails."""
        alone, items = {}, list(self.items.values())
        for item, following in pairwise([*items, None]):
            self.recorder.taken()
            self.recorder.begin()
            run(item, following)
            self.recorder.end()
            alone[item] = self.recorder.taken()
        reach = {item.nodeid: joined([mine, *self.used(item)]) for item, mine in alone.items()}
        return reach, self.failed

    def used(self, item: Any) -> Iterator[Reach]:
        """Yield what the fixtures that a test shares with others reach."""
        for several in item._fixtureinfo.name2fixturedefs.values():  # noqa: SLF001
            yield from (self.shared[each] for each in several if each in self.shared)

    def run(self, names: Iterable[str]) -> list[str]:
        """Run tests until one fails; return what failed."""
        self.recorder.end()
        self.failed.clear()
        for one, two in pairwise([*names, None]):
            signal.setitimer(signal.ITIMER_PROF, 10 + 10 * self.reach[one].seconds)
            run(self.items[one], self.items.get(two))
            if self.failed:
                break
        return self.failed

    def try_all(self) -> None:
        """Try the changes, some at a time; tell what becomes of each."""
        left, running = dict(enumerate(self.mutants)), {}
        while left or running:
            while left and len(running) < self.jobs:
                number = next(iter(left))
                begun = self.begun(left.pop(number))
                if isinstance(begun, str):
                    self.told.send((number, begun))
                else:
                    running[begun] = number
            if running:
                pid, status = os.wait()
                self.told.send((running.pop(pid), KILLED if status else LIVES))

    def begun(self, mutant: Mutant) -> int | str:
        """Return the process that tries a change, or why it cannot be tried here."""
        before, after = mutant.code()
        lines = lines_of(mutant.path, mutant.place[0])
        if before == after:
            return NONE
        codes = None if lines & self.loaded else swaps(str(mutant.path), before, after)
        if codes is None:
            return LOADED
        if pid := os.fork():
            return pid
        put(self.functions, codes)
        return leave(lambda folder: self.fails(mutant, reaching(self.reach, lines), folder))

    def fails(self, mutant: Mutant, names: list[str], folder: Path) -> bool:
        """Tell whether tests fail; what starts processes comes last and has a copy."""
        limited()
        names = by_time(self.reach, names, mutant)
        if self.run([each for each in names if not self.reach[each].starts]):
            return True
        os.environ["PYTHONPATH"] = str(copied(mutant, folder))
        return bool(self.run([each for each in names if self.reach[each].starts]))


def run(item: pytest.Item, following: pytest.Item | None) -> None:
    """Run a test as pytest does."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def joined(every: list[Reach]) -> Reach:
    """Return what several reach together."""
    lines = frozenset().union(*(each.lines for each in every))
    starts = any(each.starts for each in every)
    return Reach(lines, sum(each.seconds for each in every), starts)


def by_time(
    reach: dict[str, Reach], names: Iterable[str], mutant: Mutant | None = None
) -> list[str]:
    """Return tests, the quick ones first, and those first whose file is named as the module."""
    word = Path(mutant.module).stem.strip("_") if mutant else "?"

    def order(name: str) -> float:
        return reach[name].seconds / (5 if word in name else 1)

    return sorted(names, key=order)


def asked(what: Callable[[], Any]) -> Any:
    """Return what a function returns in a process of its own, this one stays as it is."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        pid = os.fork()
        if pid == 0:
            leave(lambda _own: answer(what(), Path(folder) / "answer"))
        os.waitpid(pid, 0)
        return pickle.loads((Path(folder) / "answer").read_bytes())


def answer(what: Any, path: Path) -> bool:
    """Write what is returned."""
    path.write_bytes(pickle.dumps(what))
    return False


def leave(what: Callable[[Path], bool]) -> None:
    """End this process with what a function tells; what it writes elsewhere is thrown away."""
    status = 1
    folder = Path(tempfile.mkdtemp(prefix="mutant-"))
    try:
        alone(folder)
        status = int(what(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(status)


def alone(folder: Path) -> None:
    """Let this process write to a folder only, not for ever, and say nothing."""
    for number in (1, 2):
        os.dup2(os.open(folder / "said", os.O_WRONLY | os.O_CREAT), number)
    signal.alarm(20 * SECONDS)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["TMPDIR"] = str(folder)
    sys.dont_write_bytecode, tempfile.tempdir = True, None


def limited() -> None:
    """Let this process end when it computes or grows for ever."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def copied(mutant: Mutant, folder: Path) -> Path:
    """Return the folder of a copy of the code with a change."""
    copy = folder / "ext" / CODE.name
    shutil.copytree(CODE, copy)
    (copy / mutant.folder / mutant.module).write_text(mutant.code()[1], encoding="utf-8")
    return copy.parent


def anew(mutant: Mutant, tests: list[str]) -> str:
    """Return what tests make of a change, by a session that loads a copy of the code."""
    pid = os.fork()
    if pid == 0:
        leave(lambda folder: session_fails(copied(mutant, folder), tests))
    return KILLED if os.waitpid(pid, 0)[1] else LIVES


def session_fails(code: Path, tests: list[str]) -> bool:
    """Tell whether a session of tests fails with the code of a folder."""
    limited()
    os.environ["PYTHONPATH"] = str(code)
    paths = f"pythonpath={code} {ROOT / 'tests'}"
    return bool(pytest.main([*QUIET, "-x", "--rootdir", str(ROOT), "-o", paths, *tests]))


def serve(tests: list[str], mutants: list[Mutant], jobs: int, told: Connection) -> None:
    """Collect tests and try changes; tell what each test reaches, then of each change."""
    plugin = Session(mutants, jobs, told)
    pytest.main([*QUIET, "--rootdir", str(ROOT), *tests], plugins=[plugin])
