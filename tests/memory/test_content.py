"""A document is read again for its content, not for the time of its file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from fixtures.sites import Built, Project
from sphinx_rigor.memory import content
from sphinx_rigor.memory.domain import rigor_domain

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it

FILES: dict[str, str | bytes] = {
    "a": "# A\n\n```{include} part.txt\n```\n\n{nosuchrole}`x`\n",
    "b": "# B\n\n![p](pic.png)\n\n```{literalinclude} code.py\n```\n",
    "c": "# C\n\n[](a.md)\n",
    "part.txt": "一些话。\n",
    "pic.png": b"\x89PNG",
    "code.py": "x = 1\n",
    "mine_ext.py": "def setup(app):\n    return {'parallel_read_safe': True}\n",
}
EVERY = {"index", "a", "b", "c"}
HERE = "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"

LATE = """
def late(app, env):
    Path(app.srcdir, "part.txt").write_text("anders", encoding="utf-8")
def setup(app):
    app.connect("env-updated", late, priority=0)
"""


@pytest.fixture
def site(project, monkeypatch) -> Project:
    """A site that was built once, with an extension of its own."""
    site = project(FILES, extensions=["myst_parser", "sphinx_rigor", "mine_ext"])
    conf = site.root / "conf.py"
    conf.write_text(HERE + conf.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(site.root))
    monkeypatch.delitem(sys.modules, "mine_ext", raising=False)
    return site


def renew(site: Project) -> None:
    """Give every source file a new time, as a fresh checkout does."""
    now = time.time_ns()
    for path in site.root.rglob("*"):
        if path.is_file() and "_build" not in path.parts:
            os.utime(path, ns=(now, now))


def add(name: str, text: str = "\n又一行。\n") -> Callable[[Project], None]:
    """Return what adds text to a file."""

    def change(site: Project) -> None:
        with (site.root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def remove(name: str) -> Callable[[Project], None]:
    """Return what removes a file."""
    return lambda site: (site.root / name).unlink()


def facts_of(built: Built) -> dict[str, object]:
    """Return what was found in each document."""
    return {name: replace(each) for name, each in rigor_domain(built.app.env).facts.items()}


@pytest.mark.parametrize("parallel", [1, 2])
def test_a_fresh_checkout_reads_nothing(site: Project, parallel: int) -> None:
    first = site.build("rigor", parallel=parallel)
    assert first.read == EVERY
    assert any("nosuchrole" in each for each in first.warnings)
    for _ in range(2):
        renew(site)
        again = site.build("rigor", parallel=parallel)
        assert again.read == set()
        assert again.warnings == first.warnings


CHANGES = [
    (add("a.md"), {"a"}),
    (add("part.txt"), {"a"}),
    (add("pic.png"), {"b"}),
    (add("code.py"), {"b"}),
    (add("conf.py", "# nothing\n"), EVERY),
    (add("conf.py", "rigor_numbering = 'none'\n"), EVERY),
    (add("mine_ext.py", "# nothing\n"), EVERY),
    (remove("_build/doctrees/c.doctree"), {"c"}),
    (remove("code.py"), {"b"}),
    (remove("pic.png"), {"b"}),
    (add("d.md", "# D\n"), {"d", "index"}),
    (remove("c.md"), {"index"}),
]


def test_what_has_changed_is_read(site: Project) -> None:
    """And nothing stale is left: all is found that a build from nothing finds."""
    last = site.build("rigor")
    for number, (change, read) in enumerate(CHANGES):
        change(site)
        renew(site)
        last = site.build("rigor")
        assert (number, last.read) == (number, read)
    cold = site.build("rigor", fresh=True)
    assert sorted(last.warnings) == sorted(cold.warnings)
    assert facts_of(last) == facts_of(cold)


def test_another_version_of_a_package_reads_all(site: Project, monkeypatch) -> None:
    site.build("rigor")
    renew(site)
    monkeypatch.setattr(content, "distributions", lambda: iter(["myst_parser-9.dist-info"]))
    assert site.build("rigor").read == EVERY


def test_what_changes_while_it_is_read_is_read_again(site: Project) -> None:
    """What a file holds when reading has ended need not be what was read."""
    add("conf.py", LATE)(site)
    site.build("rigor")
    assert "a" in site.build("rigor").read


def test_without_remembered_warnings_times_count(site: Project) -> None:
    """What is not read says nothing, then."""
    add("conf.py", "rigor_remember_warnings = False\n")(site)
    site.build("rigor")
    renew(site)
    assert site.build("rigor").read == EVERY


def test_all_files_of_an_extension_that_is_not_installed_count(tmp_path, monkeypatch) -> None:
    package = tmp_path / "elsewhere"
    package.mkdir()
    files = {package / "__init__.py", package / "part.py"}
    for each in files:
        each.touch()
    module = ModuleType("elsewhere")
    module.__file__ = str(package / "__init__.py")
    monkeypatch.setitem(sys.modules, "elsewhere", module)
    app = SimpleNamespace(extensions={"elsewhere": None}, confdir=tmp_path / "site")

    assert set(content.own_files(app)) == files


def test_only_packages_that_are_installed_are_known_by_name() -> None:
    assert content.is_own(Path("/home/x/site/mine.py"))
    assert not content.is_own(Path("/usr/lib/python3/dist-packages/x/__init__.py"))
    assert any(each.lower().startswith("sphinx-") for each in content.distributions())
