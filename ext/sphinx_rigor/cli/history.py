"""``rigor history``: what the articles were, day by day, by today's standard."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import click
from sphinx.application import Sphinx
from sphinx.project import Project
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.matching import compile_matchers

from sphinx_rigor import __version__
from sphinx_rigor.atomic import write_text
from sphinx_rigor.cli._site import Failure, explained, no_site, show_progress
from sphinx_rigor.cli._versions import Change, changes, content, last_of_days, tracked
from sphinx_rigor.cli._words import say_in, setting
from sphinx_rigor.gate.alone import measured_alone
from sphinx_rigor.gate.builder import write_no_reports
from sphinx_rigor.gate.terms import history_path, terms_of
from sphinx_rigor.index.generation import ELSEWHERE
from sphinx_rigor.plan import (
    GONE,
    History,
    HistoryError,
    Version,
    history_text,
    load_history,
)
from sphinx_rigor.records import DATA_VERSION, msg

MARK = "--version-"
"""Between the name of a document and that of its content."""


@click.command()
@click.option("--check", is_flag=True, help="Only tell whether the file has what git has.")
@click.pass_obj
def history(directory: Path, *, check: bool) -> None:
    """Keep what the articles were at the end of each day, from git, by today's standard.

    Only content that was not measured before is read.
    """
    with TemporaryDirectory() as folder, patch_docutils(folder), docutils_namespace():
        app = application(directory.resolve(), Path(folder))
        project = Project(directory, app.config.source_suffix)
        found = last_of_days(articles(directory, app, project))
        path, standard = history_path(app.config, directory), standard_of(app)
        if check:
            tell(app, path, missing(path, standard, found, project))
            return
        known = states(path, standard)
        wanted = {each.blob: each for each in found if each.blob and each.blob not in known}
        known |= measured(app, directory, wanted)
    versions = [version(each, project, known) for each in found]
    write_text(path, history_text(standard, versions))
    said = msg(
        "%(file)s: versions: %(count)s, measured now: %(new)s",
        file=str(path), count=len(versions), new=len(wanted),
    )  # fmt: skip
    click.echo(say_in(app.config.language)(said))


def missing(
    path: Path, standard: str, found: Sequence[Change], project: Project
) -> Collection[str]:
    """Return the articles of which a file lacks a version, all where the measure differs."""
    wanted = {(each.day, docname(project, each.path), each.blob) for each in found}
    before = load(path)
    if before is None or before.standard != standard:
        return {name for _day, name, _blob in wanted}
    kept = {(each.date.isoformat(), each.article, each.content) for each in before.versions}
    return {name for _day, name, _blob in wanted ^ kept}


def tell(app: Sphinx, path: Path, names: Collection[str]) -> None:
    """Say which articles the file is behind in; fail where there are any."""
    said = msg("%(file)s is up to date", file=str(path))
    if names:
        said = msg(
            "%(file)s is behind, run rigor history: %(names)s",
            file=str(path), names=", ".join(sorted(names)),
        )  # fmt: skip
    click.echo(say_in(app.config.language)(said))
    if names:
        sys.exit(1)


def application(directory: Path, folder: Path) -> Sphinx:
    """Return the application that reads old versions in a folder of their own.

    Tables of contents are none of its concern. Raises ``Failure`` where that cannot be.
    """
    if not (directory / "conf.py").is_file():
        raise no_site(directory)
    source, out = folder / "source", folder / "build"
    source.mkdir()
    write_text(folder / "plan.toml", "")
    changed = {"rigor_plan": str(folder / "plan.toml"), "rigor_baseline": ""}
    extensions = [each for each in setting(directory, "extensions") or () if each != ELSEWHERE]
    with explained(directory):
        app = Sphinx(
            source, directory, out, out / ".doctrees", "rigor",
            confoverrides={**changed, "extensions": extensions},
            status=None, warning=io.StringIO(),
        )  # fmt: skip
    write_no_reports(app)
    show_progress(app)
    return app


def articles(directory: Path, app: Sphinx, project: Project) -> list[Change]:
    """Return the changes of what is, or would be, an article here."""
    wanted = compile_matchers(app.config.rigor_articles)
    unwanted = compile_matchers(app.config.exclude_patterns)
    return [
        each
        for each in changes(directory)
        if (name := docname(project, each.path))
        and any(match(name) for match in wanted)
        and not any(match(each.path) for match in unwanted)
    ]


def docname(project: Project, path: str) -> str:
    """Return the name of a document by its path, ``""`` where that is of none."""
    suffix = next((each for each in project.source_suffix if path.endswith(each)), "")
    return path.removesuffix(suffix) if suffix else ""


def standard_of(app: Sphinx) -> str:
    """Return a digest of all that decides about a state, the text aside."""
    files = terms_of(app.config, Path(app.confdir)).standard.files
    own = (app.config.rigor_kinds, app.config.rigor_import)
    added = [repr(sorted(each.items())) for each in own]
    parts = [__version__, str(DATA_VERSION), *added]
    parts += [Path(each).read_text(encoding="utf-8") for each in files]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def states(path: Path, standard: str) -> dict[str, str]:
    """Return the state of each content that was measured by the same standard."""
    before = load(path)
    if before is None or before.standard != standard:
        return {}
    return {each.content: each.state for each in before.versions if each.content}


def load(path: Path) -> History | None:
    """Return what a file keeps, nothing where there is none."""
    if not path.exists():
        return None
    try:
        return load_history(path)
    except HistoryError as error:
        raise Failure(error) from error


def measured(app: Sphinx, directory: Path, wanted: Mapping[str, Change]) -> dict[str, str]:
    """Return the state of each content, all read as documents of one site.

    Raises ``Failure`` where reading is stopped.
    """
    if not wanted:
        return {}
    source = Path(app.srcdir)
    link_others(app, directory)
    suffix = next(iter(app.config.source_suffix))
    write_text(source / f"{app.config.root_doc}{suffix}", "")
    for blob, each in wanted.items():
        path = PurePosixPath(each.path)
        name = source / path.with_name(f"{path.stem}{MARK}{blob}{path.suffix}")
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_bytes(content(directory, blob))
    with explained(directory):
        app.build()
    found = measured_alone(app)
    return {
        each.docname.rpartition(MARK)[2]: str(each.state)
        for each in found
        if MARK in each.docname
    }


def link_others(app: Sphinx, directory: Path) -> None:
    """Lead to all that documents may include or show, as it is today."""
    project = Project(directory, app.config.source_suffix)
    documents = project.discover(app.config.exclude_patterns)
    for each in others(tracked(directory), project, documents):
        link = Path(app.srcdir) / each
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(directory.resolve() / each)


def others(paths: Sequence[str], project: Project, documents: Collection[str]) -> list[str]:
    """Return the paths of what is no document."""
    return [each for each in paths if docname(project, each) not in documents]


def version(change: Change, project: Project, known: Mapping[str, str]) -> Version:
    """Return a line of the history."""
    state = known[change.blob] if change.blob else GONE
    date = dt.date.fromisoformat(change.day)
    return Version(date, change.commit, docname(project, change.path), change.blob, state)
