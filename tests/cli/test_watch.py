"""``rigor check --watch`` checks again after each change, until it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from fixtures.drafts import BAD, GOOD, SMALL

PATIENCE = 90


def test_a_change_is_checked_at_once_and_ctrl_c_ends_it(project, tmp_path) -> None:
    files = {"articles/a": BAD.replace("{unknown}`role`", ""), "small.toml": SMALL}
    site = project(files, rigor_standard="small.toml")
    site.write({"index": "# I\n\n```{toctree}\narticles/a\n```\n"})
    told = tmp_path / "told.txt"
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background has none
    words = ["-C", os.path.relpath(site.root, tmp_path), "check", "--watch", "-q"]
    with told.open("w") as out:
        running = subprocess.Popen(
            [sys.executable, "-m", "sphinx_rigor.cli", *words],
            cwd=tmp_path,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
    try:
        wait_for(lambda: "too-few-formulas" in told.read_text() and told.read_text()[-2] == "…")
        said = len(told.read_text())
        site.write({"articles/a": GOOD})
        wait_for(lambda: len(told.read_text()) > said)
        assert "too-few-formulas" not in told.read_text()[said:]
        said = told.read_text()
        site.write({"articles/a": GOOD + "\nMore.\n"})
        wait_for(Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, while a check is running
        assert running.wait(PATIENCE) == 0
        assert told.read_text() == said
    finally:
        running.kill()


def wait_for(there) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, "nothing was said"
        time.sleep(0.2)
