"""A build that dies at any moment leaves nothing to later ones: all comes out as from nothing."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
from itertools import product
from pathlib import Path

import pytest

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from fixtures.sites import Project

deaths = pytest.importorskip("fixtures.deaths", exc_type=ImportError)

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are started by fork"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]
SEED = 20261125
BUILDERS = {"html": "rigor", "rigor": "html"}
"""What is built, and what else is built with the same doctrees."""
SITUATIONS = tuple(product(BUILDERS, (True, False), (True, False)))
"""Builder, with a plan or without, after another builder with the same doctrees or first."""
FEW, MANY = 3, 40
"""Deaths that are tried by default; at night all, each at so many moments."""
FILES = {
    "index": "# I\n\n{any}`nowhere`\n\n```python\n$$ = (\n```\n\n```{toctree}\narticles/a\n```\n",
    "loose": "# L\n",
    "articles/a": BAD,
    "articles/b": GOOD.replace("slug: t", "slug: b"),
    "small.toml": SMALL,
}


class Situation:
    """A site as it is before the build that dies, and what comes of a build that does not."""

    def __init__(self, folder: Path, builder: str, plan: bool, shared: bool) -> None:
        self.site, self.builder = Project(folder / "site").write(FILES), builder
        self.said, self.before = folder / "said.json", folder / "before"
        self.name = f"{builder} plan={plan} shared={shared}"
        self.site.configure(
            rigor_standard="small.toml", rigor_plan="plan.toml" if plan else None
        )
        self.site.write({"plan.toml": PLAN} if plan else {})
        shutil.rmtree(self.before, ignore_errors=True)
        shutil.copytree(self.site.root, self.before)
        self.expected = (*self.build()[:2], self.site.pages(builder))
        self.begin()
        if shared:
            assert deaths.forked(deaths.built(self.site, BUILDERS[builder]), self.said) == 0
            shutil.rmtree(self.before)
            shutil.copytree(self.site.root, self.before)
        self.moments = self.build()[2]

    def begin(self) -> None:
        """Put the site back, times and all."""
        shutil.rmtree(self.site.root)
        shutil.copytree(self.before, self.site.root)

    def build(self, told: str = "") -> list:
        """Build; return what was said, the status, and how many moments there were."""
        ended = deaths.forked(deaths.built(self.site, self.builder), self.said)
        assert ended == 0, f"{told or self.name}\n{self.said.read_text()}"
        return json.loads(self.said.read_text())

    def dies(self, how: str, at: int) -> None:
        """Let a build die; fail unless later ones end as if there had been none."""
        self.begin()
        told = f"{self.name} {how} at {at} of {self.moments}"
        assert deaths.forked(deaths.built(self.site, self.builder, at, how), self.said), (
            f"{told}: it lives"
        )
        for _ in range(2):
            warnings, status, _moments = self.build(told)
            pages = self.site.pages(self.builder)
            assert (warnings, status, pages) == self.expected, told
        assert deaths.left(self.site) == [], told


def tried(nightly: bool) -> dict[tuple, list[tuple[str, float]]]:
    """Return for each situation the deaths, each with the moment, as a share of the build."""
    chance, chosen = random.Random(SEED), {}
    every = list(product(SITUATIONS, deaths.DEATHS))
    for one, how in every if nightly else chance.sample(every, FEW):
        many = MANY if nightly else 1
        shares = [(step + chance.random()) / many for step in range(many)]
        chosen.setdefault(one, []).extend((how, each) for each in shares)
    return chosen


def test_all_is_as_from_nothing(tmp_path, nightly) -> None:
    Project(tmp_path / "warm").write(FILES).configure().build()  # modules are loaded once
    for one, ways in tried(nightly).items():
        situation = Situation(tmp_path, *one)
        for how, share in ways:
            situation.dies(how, 1 + int(share * situation.moments))
        shutil.rmtree(situation.site.root)


def begun(site: Project) -> int:
    """Begin a build in a process of its own; return that."""
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            site.build()
        os._exit(0)
    return pid


def test_two_builds_at_once_leave_a_third_as_from_nothing(tmp_path) -> None:
    site = Project(tmp_path / "site").write(FILES).configure(rigor_standard="small.toml")
    expected = sorted(site.build().warnings)
    shown = site.pages("html")
    shutil.rmtree(site.root / "_build")
    children = [begun(site) for _ in range(2)]
    for each in children:
        os.waitpid(each, 0)

    assert sorted(site.build().warnings) == expected
    assert site.pages("html") == shown
    assert deaths.left(site) == []
