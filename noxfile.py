"""The tests on every Sphinx and Python that is supported, beside others: ``pipx run nox``."""

from __future__ import annotations

from pathlib import Path

import nox

nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["tests"]
EDGES = (
    ("8.2.0", "5.2.0", "0.21"),
    ("9.0.*", "5.*", "0.22.*"),
    ("9.*", "5.*", ""),
)
"""Sphinx, MyST-Parser and docutils that go together: the very oldest, and on to the newest."""
MARKED = ("tests/boxes", "tests/gate", "tests/index", "tests/math", "tests/memory")
NEIGHBOURS = (
    "myst-nb",
    "sphinx-copybutton",
    "sphinx-design",
    "sphinx-exercise",
    "sphinx-intl",
    "sphinx-needs",
    "sphinx-proof",
    "sphinx-tabs",
    "sphinx-togglebutton",
    "sphinxcontrib-bibtex",
)


@nox.session(python=["3.11", "3.12", "3.13", "3.14"], venv_backend="venv")
@nox.parametrize("sphinx", ["8.2.*", "9.*"])
def tests(session: nox.Session, sphinx: str) -> None:
    """Run the tests with the newest release of a Sphinx series."""
    session.install("-e", ".[site,test]", f"sphinx=={sphinx}")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13", "3.14"], venv_backend="venv")
@nox.parametrize(("sphinx", "myst", "docutils"), EDGES)
def compat(session: nox.Session, sphinx: str, myst: str, docutils: str) -> None:
    """Run what depends most on others, or what is named, with releases that go together."""
    asked = {"sphinx": sphinx, "myst-parser": myst, "docutils": docutils}
    wanted = [f"{name}=={version}" for name, version in asked.items() if version]
    session.install("-e", ".[test]", *wanted)
    session.run("python", "-m", "pytest", *(session.posargs or MARKED))


@nox.session(venv_backend="venv")
def neighbours(session: nox.Session) -> None:
    """Build a small site that uses other extensions beside ours; every warning fails."""
    session.install("-e", ".", *NEIGHBOURS)
    site = Path("tests") / "neighbours"
    for builder in ("html", "rigor", "gettext"):
        out = Path(session.create_tmp()) / builder
        session.run("sphinx-build", "-nW", "--keep-going", "-E", "-b", builder, site, out)


@nox.session(venv_backend="venv")
def mutants(session: nox.Session) -> None:
    """Change the code in one place at a time and see whether the tests notice: half an hour."""
    session.install("-e", ".[test]", "cosmic-ray>=8.7", "-c", "constraints.txt")
    session.run("python", "tools/mutants.py", *session.posargs)


@nox.session(venv_backend="venv")
def audit(session: nox.Session) -> None:
    """Ask for known faults of all that a site needs at run time."""
    session.install("pip-audit", "-c", "constraints.txt", ".[site,editor,serve,cards,map]")
    session.run("pip-audit", "--local", "--skip-editable", *session.posargs)


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
