"""Every report format there is, by the name that conf.py gives it."""

from __future__ import annotations

import sys

from sphinx_rigor.plugins import discover
from sphinx_rigor.reports._format import ReportFormat

FORMATS = discover(sys.modules["sphinx_rigor.reports"], "FORMAT", ReportFormat)
