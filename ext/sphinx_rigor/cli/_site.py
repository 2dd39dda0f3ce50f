"""Read and check a site in this process, once, from the caches of the build before."""

from __future__ import annotations

import errno
import gc
import io
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_rigor.cli._command import Refused, build_folder, said_of
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.gate.builder import write_no_reports
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan import Site
from sphinx_rigor.records import FaultsError, Message, msg

MOMENT = "SOURCE_DATE_EPOCH"
"""The variable of the environment that gives all dates of a build."""
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def read_site(
    directory: Path,
    *,
    doctrees: Path | None = None,
    prepare: Callable[[Sphinx], object] = id,
    **changes: object,
) -> tuple[Site, Sphinx, list[str]]:
    """Return the verdict on a site, its application and what Sphinx said.

    ``doctrees`` is the folder of the caches if not the usual one, ``prepare`` is given the
    application before it reads, ``changes`` are configuration values. Raises
    ``ClickException`` where the site cannot be read.
    """
    if not (directory / "conf.py").is_file():
        raise no_site(directory)
    out = writable(build_folder(directory) / "rigor")
    said = io.StringIO()
    gc.disable()  # until the builder sets it up: loading the caches makes no garbage
    with explained(directory), patch_docutils(str(directory)), docutils_namespace():
        app = Sphinx(
                directory, directory, out, doctrees or doctrees_of(directory), "rigor",
                confoverrides=dict(changes), status=None, warning=said,
            )  # fmt: skip
        gc.enable()
        write_no_reports(app)
        show_progress(app)
        prepare(app)
        build(app)
    site = rigor_domain(app.env).site
    if site is None:
        raise no_extension()
    return site, app, ANSI.sub("", said.getvalue()).splitlines()


@contextmanager
def explained(directory: Path) -> Iterator[None]:
    """Raise ``Failure`` for whatever keeps a site from being read: nothing was checked then."""
    if moment := wrong_moment(os.environ.get(MOMENT)):
        raise Failure(moment)
    try:
        yield
    except SphinxError as error:
        raise Failure(stopped(error, directory)) from error
    except click.ClickException:
        raise
    except Exception as error:  # an extension's, or Sphinx's own
        raise Failure(stopped(error, directory, type(error).__name__)) from error


def wrong_moment(given: str | None) -> Message | None:
    """Return what is said of a moment for all dates that is none; Sphinx shows a traceback."""
    try:
        time.gmtime(0 if given is None else int(given))
    except (ValueError, OverflowError, OSError):
        return msg(
            "%(name)s is “%(value)s” in the environment; a whole number is expected, the "
            "seconds since 1970-01-01; set it right or take it away",
            name=MOMENT,
            value=given,
        )
    return None


def stopped(error: Exception, directory: Path, kind: str = "") -> FaultsError:
    """Return what is said of an error that stopped a build, ours or a stranger's."""
    cause = error.__cause__
    if isinstance(cause, FaultsError):
        return cause
    if isinstance(error, ConfigError) and cause:
        return FaultsError(failure_in_conf(cause, directory / "conf.py"))
    inner = getattr(error, "orig_exc", error)  # a handler's error, as Sphinx wraps it
    why = f"{kind}: {error}" if kind else str(error)
    why = said_of(inner) if isinstance(inner, OSError) else why
    return FaultsError(msg("the build stopped: %(why)s", why=why))


def failure_in_conf(error: BaseException, path: Path) -> Message:
    """Return what is said of an error in the code of ``conf.py``, with its line there."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [each.lineno for each in frames if Path(each.filename).name == "conf.py"]
    line, text = (lines or [None])[-1], str(error)
    if isinstance(error, SyntaxError):
        line, text = error.lineno, error.msg
    return msg(
        "%(path)s: cannot be read: %(why)s",
        path=f"{path.as_posix()}:{line or 1}",
        why=f"{type(error).__name__}: {text}",
    )


def doctrees_of(directory: Path) -> Path:
    """Return the folder of the caches of a site."""
    return build_folder(directory) / "rigor" / ".doctrees"


def writable(folder: Path) -> Path:
    """Return a folder once it is there; raise ``Failure`` where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
        why = os.strerror(errno.EACCES)
    except OSError as error:
        why = str(error.strerror)
    message = msg(
        "%(folder)s: %(why)s; name another folder: rigor --build-dir DIR …",
        folder=str(folder),
        why=why,
    )
    raise Failure(message)


def show_progress(app: Sphinx) -> None:
    """Show on a terminal how many documents are read."""
    if sys.stderr.isatty():
        from sphinx_rigor.cli._terminal import ReadingProgress  # noqa: PLC0415 - see there

        ReadingProgress(app)


class Failure(Refused):
    """The site could not be checked; a message is said in the language of the user."""

    def __init__(self, message: Message | FaultsError) -> None:
        """Keep what is said."""
        faults = message.messages if isinstance(message, FaultsError) else (message,)
        super().__init__("\n".join(map(say_in(None), faults)))


def build(app: Sphinx) -> None:
    """Read the documents; say what to do where the first page is what lacks."""
    try:
        app.build()
    except SphinxError as error:
        root = Path(app.srcdir) / app.config.root_doc
        if any(root.with_name(root.name + each).is_file() for each in app.config.source_suffix):
            raise
        suffix = ".md" if ".md" in app.config.source_suffix else ".rst"
        message = msg(
            "%(path)s: there is no first page; write one: a heading, and below it a toctree "
            "with the option glob and the line articles/*",
            path=root.with_name(root.name + suffix).as_posix(),
        )
        raise Failure(message) from error


def no_site(directory: Path) -> Failure:
    """Return what is said where a folder is no site's."""
    return Failure(
        msg(
            "no conf.py in %(folder)s; name its folder: rigor -C DIR …",
            folder=str(directory.resolve()),
        )
    )


def no_extension() -> Failure:
    """Return what is said where conf.py does not name this extension."""
    return Failure(msg("conf.py does not load the extension sphinx_rigor"))


def no_document(path: Path) -> Failure:
    """Return what is said of a path that holds no document."""
    message = msg(
        "%(path)s: there is no document of this site; see exclude_patterns", path=str(path)
    )
    return Failure(message)
