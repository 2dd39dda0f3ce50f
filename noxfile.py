"""The tests on every Sphinx and Python that is supported: ``pipx run nox``."""

from __future__ import annotations

import nox

nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13"], venv_backend="venv")
@nox.parametrize("sphinx", ["8.2.*", "9.*"])
def tests(session: nox.Session, sphinx: str) -> None:
    """Run the tests with the newest release of a Sphinx series."""
    session.install("-e", ".[site,test]", f"sphinx=={sphinx}")
    session.run("python", "-m", "pytest", *session.posargs)
