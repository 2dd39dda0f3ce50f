"""Clocks that go backwards, or files older than what was made of them: all is as from nothing."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from fixtures.sites import Project

FILES = {
    "index": "# I\n\n```{toctree}\narticles/a\narticles/b\n```\n",
    "articles/a": f"{GOOD}\n```{{include}} ../part.txt\n```\n",
    "articles/b": GOOD.replace("slug: t", "slug: b"),
    "part.txt": "Words.\n",
    "small.toml": SMALL,
    "plan.toml": PLAN,
}
CHANGES = (
    {"articles/a": BAD},
    {"articles/a": FILES["articles/a"].replace("$$b=c$$", "$$b=d$$")},
    {"part.txt": "Words, {unknown}`role`.\n"},
    {"part.txt": "Other words.\n"},
    {"small.toml": SMALL.replace("min = 2", "min = 3")},
    {"plan.toml": PLAN.replace('"Attention"', '"Heed"')},
    {"articles/b": BAD.replace("slug: u", "slug: b")},
    FILES,
)
SEED, DAY = 20261126, 86_400
FEW, MANY = 2, 60
"""Builds, each at a time of its own: by day, and each night."""


class Clock:
    """A clock that is some days off, and the files that it gives its times."""

    def __init__(self, site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.site, self.off = site, 0
        for name, unit in (("time", 1), ("time_ns", 1_000_000_000)):
            monkeypatch.setattr(time, name, self.shifted(getattr(time, name), unit))

    def shifted(self, real: Callable[[], float], unit: int) -> Callable[[], float]:
        """Return a function of ``time`` that is off."""
        return lambda: real() + self.off * unit

    def at(self, off: int, work: Callable[[], object]) -> object:
        """Do something at another time; what it writes has that."""
        before = self.times()
        self.off = off
        done = work()
        self.off = 0
        for path, when in self.times().items():
            if before.get(path) != when:
                os.utime(path, (when + off, when + off))
        return done

    def times(self) -> dict[Path, float]:
        """Return the times of the site's files, folders apart."""
        paths = (path for path in self.site.root.rglob("*") if path.is_file())
        return {path: path.stat().st_mtime for path in paths}


def outcome(site: Project, builder: str) -> tuple[object, ...]:
    """Build; return what is said, the status, and what is there for readers."""
    found = site.build(builder)
    return sorted(found.warnings), found.status, site.pages(builder)


@pytest.mark.parametrize("builder", ["html", "rigor"])
def test_no_time_of_day_hides_a_change(project, monkeypatch, nightly, builder: str) -> None:
    site = project(FILES, rigor_standard="small.toml", rigor_plan="plan.toml")
    clock, chance = Clock(site, monkeypatch), random.Random(SEED)
    clock.at(0, lambda: site.build(builder))
    for number in range(MANY if nightly else FEW):
        change, edited = chance.choice(CHANGES), chance.randint(-2, 2)
        built = chance.randint(-2, 2)
        clock.at(edited * DAY, lambda change=change: site.write(change))
        warm = clock.at(built * DAY, lambda: outcome(site, builder))
        kept = shutil.move(site.root / "_build", site.root.with_name("kept"))
        cold = outcome(site, builder)
        shutil.rmtree(site.root / "_build")
        shutil.move(kept, site.root / "_build")
        assert warm == cold, (number, list(change), edited, built)
