"""Every report format there is, by the name that conf.py gives it."""

from __future__ import annotations

import sys
from functools import partial

from sphinx_rigor.plugins import Offers, discover
from sphinx_rigor.reports._format import ReportFormat

FORMATS = Offers(
    "sphinx_rigor.reports",
    ReportFormat,
    partial(discover, sys.modules["sphinx_rigor.reports"], "FORMAT", ReportFormat),
)
