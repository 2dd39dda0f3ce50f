"""Two builds give equal bytes: in other folders, with other hash seeds, clocks and jobs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.book import CONFIG, HARD
from fixtures.drafts import GOOD, PLAN, SMALL
from fixtures.sites import Project

AMSMATH = "# M\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n\n$$e$$ (e)\n\n{eq}`e`\n"
BUILD = (
    "import sys\nfrom sphinx.cmd.build import build_main\nsys.exit(build_main(sys.argv[1:]))"
)
BUILDERS = ("html", "epub", "latex", "text")
BY_DAY = 1
"""How many of them are tried without ``--nightly``."""


def build(
    folder: Path, builders: tuple[str, ...], seed: str, zone: str, *more: str
) -> dict[str, bytes]:
    """Return the files of one build of the small site, for each builder."""
    files = {"articles/a": GOOD, "articles/b": GOOD.replace("slug: t", "slug: u")}
    config = CONFIG | {
        "language": "en",
        "rigor_articles": ["articles/**"],
        "rigor_standard": "small.toml",
        "rigor_plan": "plan.toml",
        "extensions": ["myst_parser", "sphinx_design", "sphinx_rigor"],
    }
    site = Project(folder).write(files | {"hard": HARD, "math": AMSMATH, "index": INDEX})
    site.write({"small.toml": SMALL, "plan.toml": PLAN}).configure(**config)
    env = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "SOURCE_DATE_EPOCH": "1767225600",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    for name in builders:
        command = [sys.executable, "-c", BUILD, "-q", "-d", "doctrees", *more]
        subprocess.run(
            [*command, "-b", name, ".", f"out/{name}"], cwd=folder, env=env, check=True
        )
    out = folder / "out"
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


INDEX = "# I\n\n```{toctree}\n:glob:\n\narticles/*\nhard\nmath\ntopics/index\n```\n"


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory, nightly: bool
) -> tuple[dict[str, bytes], ...]:
    root, names = tmp_path_factory.mktemp("equal"), BUILDERS if nightly else BUILDERS[:BY_DAY]
    return (
        build(root / "one", names, "1", "Asia/Shanghai"),
        build(root / "another-longer-name", names, "4242", "America/New_York", "-j", "2"),
    )


@pytest.mark.parametrize("builder", BUILDERS)
def test_two_builds_are_equal(
    both: tuple[dict[str, bytes], ...], builder: str, nightly: bool
) -> None:
    if builder not in BUILDERS[:BY_DAY] and not nightly:
        pytest.skip("tried with --nightly")
    one, two = ({n: b for n, b in each.items() if n.startswith(f"{builder}/")} for each in both)

    assert one
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
