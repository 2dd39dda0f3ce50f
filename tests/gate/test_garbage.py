"""Few doctrees are held from reading to writing, and pages are the same for that."""

from __future__ import annotations

import gc
import os
import subprocess
import sys

import pytest

from sphinx_rigor.gate import garbage

FILES = {
    f"a{each}": f"# A{each}\n\n:::{{theorem}} T\n:label: t{each}\n\nOf $x^{each}$.\n:::\n\n$$y=1$$ (e{each})\n"
    for each in range(5)
}


@pytest.fixture
def thresholds():
    """Put the collector's thresholds back."""
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


@pytest.mark.parametrize("held", [0, 1, 100])
def test_no_more_doctrees_are_held_than_a_few(project, thresholds, monkeypatch, held) -> None:
    seen: list[int] = []
    started = garbage.on_write_started
    monkeypatch.setattr(garbage, "HELD", held)
    monkeypatch.setattr(
        garbage,
        "on_write_started",
        lambda app, builder: (
            seen.append(len(app.env._write_doc_doctree_cache)), started(app, builder))[1],
    )  # fmt: skip
    site = project(FILES, myst_enable_extensions=["dollarmath", "colon_fence"], rigor_gc=True)
    built = site.build()

    assert seen == [6 if held == 100 else held + 1]
    assert not built.app.env._pickled_doctree_cache.keys() - {"index"}
    assert gc.get_threshold() == garbage.WRITING
    pages = site.pages("html")
    monkeypatch.setattr(garbage, "HELD", 100)
    site.build(fresh=True)
    assert site.pages("html") == pages


EXIT = """
import atexit, gc, sys
from sphinx.cmd.build import build_main
atexit.register(lambda: print(gc.get_freeze_count() > 1000))
sys.exit(build_main(["-Q", "-b", "html", ".", "out"]))
"""


@pytest.mark.parametrize("wanted", [True, False])
def test_the_interpreter_seeks_no_garbage_before_it_exits(project, wanted: bool) -> None:
    site = project({"index": "# A\n"}, rigor_gc=wanted)
    ended = subprocess.run(
        [sys.executable, "-c", EXIT],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stdout.split() == [str(wanted)]
