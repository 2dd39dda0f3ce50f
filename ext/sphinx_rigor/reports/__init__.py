"""The report formats, one a module."""

from __future__ import annotations

import sys

from sphinx_rigor.plugins import discover
from sphinx_rigor.reports._format import Report, ReportFormat

FORMATS = discover(sys.modules[__name__], "FORMAT", ReportFormat)

__all__ = ["FORMATS", "Report", "ReportFormat"]
