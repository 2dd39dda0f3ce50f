"""The report formats, one a file.

In: a ``Report``. Out: text. A file whose name begins with an underscore is machinery;
every other defines one ``FORMAT``. Read ``_format`` first.
"""

from __future__ import annotations

from sphinx_rigor.reports._format import Report, ReportFormat, Say
from sphinx_rigor.reports._registry import FORMATS, no_format, rendered

__all__ = ["FORMATS", "Report", "ReportFormat", "Say", "no_format", "rendered"]
