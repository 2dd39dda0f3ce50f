"""The articles of this site: their checks pass, and are on record as passed.

All are recomputed by ``make verify`` and with ``--nightly``; here the first alone, which takes
a sixteenth of the time. The record tells of all when a check was changed and not run again.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_rigor.verify import load_record

ROOT = Path(__file__).parents[1]


CONF = """
extensions = ["myst_parser", "sphinx.ext.doctest", "sphinx_rigor"]
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory, nightly) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Run the checks of the site; the record goes elsewhere."""
    for name in (
        "numpy",
        "scipy",
        "sympy",
        "pydata_sphinx_theme",
        "sphinx_copybutton",
        "sphinx_remove_toctrees",
    ):
        pytest.importorskip(name)
    out = tmp_path_factory.mktemp("verify")
    record = out / "checks.lock"
    command = [
        sys.executable, "-m", "sphinx", "-q", "-b", "rigor-verify",
        "-D", f"rigor_checks={record}", str(site_of(out, nightly)), str(out / "html"),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done, record


def site_of(out: Path, nightly: bool) -> Path:
    """Return the site; by day one with an article of it alone, which is read sooner."""
    if nightly:
        return ROOT
    site, found = out / "site", sorted({path for path, _ in load_record(ROOT / "checks.lock")})
    assert len(found) > 3
    (site / found[0]).parent.mkdir(parents=True)
    shutil.copy(ROOT / found[0], site / found[0])
    (site / "index.md").write_text("# Index\n")
    (site / "conf.py").write_text(CONF)
    return site


def test_every_check_passes(ran) -> None:
    done, _record = ran

    assert done.returncode == 0, done.stderr


def test_every_check_is_on_record(ran) -> None:
    _done, record = ran
    lost = load_record(record) - load_record(ROOT / "checks.lock")

    assert not lost, "run make verify and commit checks.lock"
    assert any(path.startswith("blogs_raw/") for path, _key in load_record(record))
