"""The tests on every Sphinx and Python that is supported: ``pipx run nox``."""

from __future__ import annotations

from pathlib import Path

import nox

nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13"], venv_backend="venv")
@nox.parametrize("sphinx", ["8.2.*", "9.*"])
def tests(session: nox.Session, sphinx: str) -> None:
    """Run the tests with the newest release of a Sphinx series."""
    session.install("-e", ".[site,test]", f"sphinx=={sphinx}")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(venv_backend="venv")
def release(session: nox.Session) -> None:
    """Build wheel and sdist twice, compare their bytes and check what is in them."""
    session.install("build", "twine", "check-wheel-contents")
    made = [Path(session.create_tmp()) / name for name in ("first", "second")]
    for folder in made:
        session.run("python", "-m", "build", "--outdir", str(folder))
    first, second = ({each.name: each.read_bytes() for each in one.iterdir()} for one in made)
    if first != second:
        session.error("two builds differ")
    session.run("twine", "check", "--strict", *map(str, made[0].iterdir()))
    session.run("check-wheel-contents", *map(str, made[0].glob("*.whl")))
