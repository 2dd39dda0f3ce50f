"""Other people's warnings as findings of their own source, for reports and the exit status.

Whatever was said aloud counts: by Sphinx, by other extensions, and by parts of ours that
are no rules of an article.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.logging import is_suppressed_warning

from sphinx_rigor.gate.columns import with_columns
from sphinx_rigor.memory.beside import Help
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.recorder import Heard, Remembered, with_help
from sphinx_rigor.records import Finding, Severity

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

NOWHERE = "conf.py"
"""The file that a warning is put down to which names no place."""


def all_findings(app: Sphinx) -> tuple[Finding, ...]:
    """Return what the gate found and what others said, in order."""
    site = rigor_domain(app.env).site
    return tuple(sorted((*(site.findings if site else ()), *others(app))))


def placed_findings(app: Sphinx) -> tuple[Finding, ...]:
    """Return all that was found, with the columns that are known."""
    return tuple(with_columns(Path(app.srcdir), all_findings(app)))


def others(app: Sphinx) -> list[Finding]:
    """Return what others than the gate said in this build, each thing once."""
    domain = rigor_domain(app.env)
    found = domain.site.findings if domain.site else ()
    return said_besides(app, domain.heard, found, domain.help)


def said_besides(
    app: Sphinx, heard: Iterable[Heard], findings: Iterable[Finding], beside: Help
) -> list[Finding]:
    """Return what was heard that is no finding of the gate, each thing once."""
    quiet = app.config.suppress_warnings
    said = {(f"{each.path}:{each.line}", each.rule) for each in findings}
    loud = (
        each
        for each in heard
        if not is_suppressed_warning(each.warning.type, each.warning.subtype, quiet)
        and not (is_ours(each) and (each.warning.location, each.warning.subtype) in said)
    )
    return list(dict.fromkeys(finding_of(app.env, each, beside) for each in loud))


def is_ours(heard: Heard) -> bool:
    """Tell whether a warning is of this extension."""
    return heard.warning.type == "rigor"


def finding_of(env: BuildEnvironment, heard: Heard, beside: Help) -> Finding:
    """Return a warning as a finding; one without a place belongs to its document."""
    warning = heard.warning
    path, line = place_of(env, warning.location)
    if not path and heard.docname:
        path = place_of(env, heard.docname)[0]
    kind = [each for each in (warning.type, warning.subtype) if each]
    return Finding(
        path=path or NOWHERE,
        line=line,
        rule=warning.subtype if is_ours(heard) else ".".join(kind) or "sphinx",
        message=" ".join(helped(warning, beside).splitlines()),
        severity=Severity.ERROR if warning.level >= logging.ERROR else Severity.WARNING,
        docname=heard.docname,
        key=warning.message,
        tool="rigor" if is_ours(heard) else "sphinx",
    )


def helped(warning: Remembered, beside: Help) -> str:
    """Return the words of a warning with what helps behind them, as the log has them."""
    more = beside.beside(warning)
    return with_help(warning.message, more) if more else warning.message


def file_of(env: BuildEnvironment, name: str) -> str:
    """Return the path of a document's file, one that cannot be read too, ``""`` without one."""
    if name in env.found_docs:
        return str(env.doc2path(name))
    suffixes = env.config.source_suffix if name and ":" not in name else ()
    paths = (f"{env.srcdir}{os.sep}{name}{each}" for each in suffixes)
    return next((path for path in paths if os.path.lexists(path)), "")


def place_of(env: BuildEnvironment, location: str) -> tuple[str, int]:
    """Return path, from the source folder, and line of a location as Sphinx has it."""
    location = file_of(env, location) or location
    path, _, line = location.rpartition(":")
    if not (line.isdigit() or not line):
        path, line = location, ""
    path = path.partition(":docstring of ")[0]
    inside = path.removeprefix(f"{env.srcdir}{os.sep}")
    return inside.replace(os.sep, "/"), int(line or 1)
