"""A build that dies at any moment leaves nothing to later ones: all comes out as from nothing."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from fixtures.sites import Project

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are started by fork"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]
SEED = 20261125
WRITES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.truncate"})
DEATHS = ("kill", "terminate", "interrupt", "disk")
SITUATIONS = tuple(product(("html", "rigor"), (True, False), (True, False), DEATHS))
FEW, MANY = 3, 40
"""Situations that are tried by default, a moment each; at night all, so many moments each."""
FILES = {
    "index": "# I\n\n{any}`nowhere`\n\n```python\n$$ = (\n```\n\n```{toctree}\narticles/a\n```\n",
    "loose": "# L\n",
    "articles/a": BAD,
    "articles/b": GOOD.replace("slug: t", "slug: b"),
    "small.toml": SMALL,
}


def forked(work: Callable[[], object], result: Path) -> int:
    """Run something in a process of its own; its value is written, its status returned."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            result.write_text(json.dumps(work()), encoding="utf-8")
            status = 0
        except BaseException:  # noqa: BLE001 - a fork never returns into the tests
            status = 2
        finally:
            os._exit(status)
    return os.waitpid(pid, 0)[1]


def is_write(event: str, args: tuple[object, ...]) -> bool:
    """Tell whether an audited event changes files."""
    if event != "open":
        return event in WRITES
    return isinstance(args[1], str) and not {"w", "a", "x", "+"}.isdisjoint(args[1])


def counting(moments: list[int], at: int, die: Callable[[], None]) -> None:
    """Count what changes files; die at one of it."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if is_write(event, args):
            moments.append(1)
            if len(moments) == at:
                die()

    sys.addaudithook(hook)


def death(how: str) -> Callable[[], None]:
    """Return what ends a build."""
    if how == "interrupt":

        def interrupt() -> None:
            raise KeyboardInterrupt

        return interrupt
    if how == "disk":
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    number = {"kill": signal.SIGKILL, "terminate": signal.SIGTERM}[how]
    return lambda: os.kill(os.getpid(), number)


def built(site: Project, builder: str, at: int = 0, how: str = "kill") -> Callable[[], object]:
    """Return a build that says its warnings, its status, and how many moments it had."""

    def work() -> object:
        moments: list[int] = []
        counting(moments, at, death(how))
        found = site.build(builder)
        return sorted(found.warnings), found.status, len(moments)

    return work


def begun(site: Project) -> int:
    """Begin a build in a process of its own; return that."""
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            site.build()
        os._exit(0)
    return pid


def pages(site: Project, builder: str) -> dict[str, bytes]:
    """Return what a build wrote for readers."""
    out = site.root / "_build" / builder
    files = [*out.rglob("*.html"), *out.glob("report*"), *out.glob("summary.md")]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def left(site: Project) -> list[str]:
    """Return the temporary files and marks that lie about."""
    names = [path.name for path in site.root.rglob("*") if path.is_file()]
    return [
        each for each in names if "begun" in each or (each[0] == "." and each[-1].isdigit())
    ]


def tried(nightly: bool) -> list[tuple[str, bool, bool, str, float]]:
    """Return situations, each with the moment, as a share of the build."""
    chance = random.Random(SEED)
    chosen = SITUATIONS if nightly else chance.sample(SITUATIONS, FEW)
    return [(*one, chance.random()) for one in chosen for _ in range(MANY if nightly else 1)]


def test_all_is_as_from_nothing(tmp_path, nightly) -> None:
    Project(tmp_path / "warm").write(FILES).configure().build()  # modules are loaded once
    for number, (builder, plan, shared, how, share) in enumerate(tried(nightly)):
        site = Project(tmp_path / "site").write(FILES)
        site.configure(rigor_standard="small.toml", rigor_plan="plan.toml" if plan else None)
        site.write({"plan.toml": PLAN} if plan else {})
        said = tmp_path / "said.json"
        assert forked(built(site, builder), said) == 0
        warnings, status, moments = json.loads(said.read_text())
        expected = pages(site, builder)
        shutil.rmtree(site.root / "_build")
        if shared:
            assert forked(built(site, {"html": "rigor", "rigor": "html"}[builder]), said) == 0
        at = 1 + int(share * moments)
        told = f"{number}: {builder} plan={plan} shared={shared} {how} at {at} of {moments}"
        forked(built(site, builder, at, how), said)
        assert forked(built(site, builder), said) == 0, told

        again = json.loads(said.read_text())
        assert again[:2] == [warnings, status], told
        assert pages(site, builder) == expected, told
        assert forked(built(site, builder), said) == 0, told
        assert json.loads(said.read_text())[:2] == [warnings, status], told
        assert left(site) == [], told
        shutil.rmtree(site.root)


def test_two_builds_at_once_leave_a_third_as_from_nothing(tmp_path) -> None:
    site = Project(tmp_path / "site").write(FILES).configure(rigor_standard="small.toml")
    expected = sorted(site.build().warnings)
    shown = pages(site, "html")
    shutil.rmtree(site.root / "_build")
    children = [begun(site) for _ in range(2)]
    for each in children:
        os.waitpid(each, 0)

    assert sorted(site.build().warnings) == expected
    assert pages(site, "html") == shown
    assert left(site) == []


GARBAGE = (b"\xff\xfe\0", b"[1, null]", b'{"topics/../../../x": 1}', b"[" * 99_999)


@pytest.mark.parametrize("builder", ["html", "rigor"])
def test_a_side_file_that_is_damaged_or_foreign_is_as_if_absent(project, builder: str) -> None:
    site = project({**FILES, "plan.toml": PLAN, "x.html": "kept"}, rigor_standard="small.toml")
    site.configure(rigor_plan="plan.toml")
    first = site.build(builder)
    shown = pages(site, builder)
    kept = (site.root / "_build" / "doctrees").rglob("*")
    ours = [each for each in kept if "rigor-" in str(each.relative_to(site.root))]
    beside = [each for each in (*ours, *first.out.glob(".rigor*")) if each.is_file()]
    assert beside
    for garbage in GARBAGE:
        for each in beside:
            each.write_bytes(garbage)
        again = site.build(builder)
        assert sorted(again.warnings) == sorted(first.warnings), garbage[:9]
        assert pages(site, builder) == shown
    assert (site.root / "x.html").read_text() == "kept"
