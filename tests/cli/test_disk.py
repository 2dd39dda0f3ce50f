"""A disk that is full, and files that may not be read, are errors and no tracebacks."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from sphinx.errors import ExtensionError

from sphinx_rigor.cli import main
from sphinx_rigor.cli._site import stopped

deaths = pytest.importorskip("fixtures.deaths", exc_type=ImportError)
BOX = '<div class="proof-box">\n\na\n\n</div>\n'


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the limit is that of a fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_full_disk_leaves_the_file_as_it_was_and_names_it(tmp_path: Path) -> None:
    page, said = tmp_path / "a.md", tmp_path / "said.json"
    page.write_text(BOX, encoding="utf-8")
    runner = CliRunner()

    def limited() -> list:
        deaths.limit_files(0)
        found = runner.invoke(main, ["migrate", str(page)])
        deaths.limit_files(1 << 20)
        return [found.exit_code, found.output]

    assert deaths.forked(limited, said) == 0
    status, output = json.loads(said.read_text())

    assert (status, output) == (2, f"Error: {page}: {os.strerror(errno.EFBIG)}\n")
    assert page.read_text(encoding="utf-8") == BOX
    assert {each.name for each in tmp_path.iterdir()} == {"a.md", "said.json"}


@pytest.mark.parametrize("name", ["a.md", None])
def test_what_the_system_refuses_within_a_build_is_said_without_its_handler(name) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", name)
    wrapped = ExtensionError("Handler <function at 0x7f> threw an exception", full, "x")
    said = f"{name}: No space left on device" if name else "No space left on device"

    for error in (full, wrapped):
        kind = "" if error is wrapped else "OSError"
        assert str(stopped(error, Path(), kind)) == f"the build stopped: {said}"
