"""What other packages build on: the public names, and nothing else here is promised.

A rule, a report format, a kind of box, a view of the index and a quantity are added by an entry
point of a package, or by an import string in ``rigor_import`` of conf.py; the name given there
is the name in standards, conf.py and on the command line.

======================== ====================
group                    what it leads to
======================== ====================
sphinx_rigor.rules       a :class:`Rule`
sphinx_rigor.reports     a :class:`ReportFormat`
sphinx_rigor.kinds       a :class:`Kind`
sphinx_rigor.views       a :class:`View`
sphinx_rigor.quantities  a :class:`Quantity`
======================== ====================
"""

from __future__ import annotations

from sphinx_rigor.boxes.kinds import Kind
from sphinx_rigor.index.views import Context, View
from sphinx_rigor.records import Edit, Facts, Finding, Message, Problem, Severity, Verdict, msg
from sphinx_rigor.reports import Report, ReportFormat
from sphinx_rigor.rules import Rule
from sphinx_rigor.standard import Quantity
from sphinx_rigor.verdict import Article

__all__ = [
    "Article",
    "Context",
    "Edit",
    "Facts",
    "Finding",
    "Kind",
    "Message",
    "Problem",
    "Quantity",
    "Report",
    "ReportFormat",
    "Rule",
    "Severity",
    "Verdict",
    "View",
    "msg",
]
