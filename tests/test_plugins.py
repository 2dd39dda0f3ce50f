"""Discovery finds what a package offers and is loud about what it lacks."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from sphinx_rigor.plugins import discover


def package(path: Path, monkeypatch: pytest.MonkeyPatch, **modules: str) -> ModuleType:
    """Make a package out of module texts and import it."""
    folder = path / "things"
    folder.mkdir()
    for name, text in {"__init__": "", **modules}.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(path))
    for name in [name for name in sys.modules if name.partition(".")[0] == "things"]:
        monkeypatch.delitem(sys.modules, name)
    return __import__("things")


def test_a_module_is_named_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    things = package(tmp_path, monkeypatch, too_few="THING = 1", _machinery="")

    assert dict(discover(things, "THING", int)) == {"too-few": 1}


def test_a_module_without_the_constant_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = package(tmp_path, monkeypatch, broken="OTHER = 1")

    with pytest.raises(TypeError, match=r"things\.broken must define THING: int"):
        discover(things, "THING", int)
