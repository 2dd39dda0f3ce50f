"""Every report format there is, by the name that conf.py gives it."""

from __future__ import annotations

import sys
from collections.abc import Collection
from functools import partial

from sphinx_rigor.plugins import Offers, PluginError, discover
from sphinx_rigor.records import Message, msg
from sphinx_rigor.reports._format import Report, ReportFormat
from sphinx_rigor.standard import suggested

FORMATS = Offers(
    "sphinx_rigor.reports",
    ReportFormat,
    partial(discover, sys.modules["sphinx_rigor.reports"], "FORMAT", ReportFormat),
)


def rendered(name: str, report: Report) -> str:
    """Return the text of a report; raises ``PluginError`` where the format crashes."""
    try:
        return FORMATS.among(report.imports)[name].render(report)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise PluginError(
            msg("the report format %(name)s crashed: %(error)s", name=name, error=why)
        ) from error


def no_format(name: str, known: Collection[str]) -> Message:
    """Return what is said of a name that is no format's, with all that are and the nearest."""
    why = msg(
        "there is no report format %(name)s; expected one of %(names)s",
        name=repr(name),
        names=", ".join(sorted(known)),
    )
    return suggested(why, name, known)
