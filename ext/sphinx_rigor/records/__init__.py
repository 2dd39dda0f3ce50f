"""Records that every floor shares; no module here imports another of ours but these.

In: nothing. Out: the facts of a document, findings and verdicts, frozen.
Read ``facts`` first, then ``model``.
"""

from __future__ import annotations

from sphinx_rigor.records.dates import date_of, moment_of
from sphinx_rigor.records.edit import Edit, apart, common_start, edited
from sphinx_rigor.records.facts import (
    DATA_VERSION,
    RESULTS,
    START,
    Allow,
    Block,
    BlockKind,
    Box,
    Check,
    Citation,
    CodeBlock,
    EquationLink,
    EquationName,
    Facts,
    Formula,
    Image,
    Label,
    LabelForm,
    Link,
    Paragraph,
    Record,
    Row,
    Spot,
    Step,
    Stretch,
    Table,
    between,
)
from sphinx_rigor.records.faults import Dangling, Enclosed, Fault
from sphinx_rigor.records.front_matter import FrontMatter, Key
from sphinx_rigor.records.model import (
    Entry,
    Finding,
    Message,
    PartVerdict,
    Problem,
    Result,
    Series,
    Severity,
    State,
    Verdict,
    msg,
    once,
)
from sphinx_rigor.records.names import anchor, fold, numbered, slug, spelling, unlike
from sphinx_rigor.records.nearest import Names, Paths
from sphinx_rigor.records.nesting import DOCUMENT, ancestors, document_headings, is_boxed
from sphinx_rigor.records.printable import printable
from sphinx_rigor.records.refused import FaultsError
from sphinx_rigor.records.stored import Stored
from sphinx_rigor.records.words import CJK, count_words, reading_minutes

__all__ = [
    "CJK",
    "DATA_VERSION",
    "DOCUMENT",
    "RESULTS",
    "START",
    "Allow",
    "Block",
    "BlockKind",
    "Box",
    "Check",
    "Citation",
    "CodeBlock",
    "Dangling",
    "Edit",
    "Enclosed",
    "Entry",
    "EquationLink",
    "EquationName",
    "Facts",
    "Fault",
    "FaultsError",
    "Finding",
    "Formula",
    "FrontMatter",
    "Image",
    "Key",
    "Label",
    "LabelForm",
    "Link",
    "Message",
    "Names",
    "Paragraph",
    "PartVerdict",
    "Paths",
    "Problem",
    "Record",
    "Result",
    "Row",
    "Series",
    "Severity",
    "Spot",
    "State",
    "Step",
    "Stored",
    "Stretch",
    "Table",
    "Verdict",
    "ancestors",
    "anchor",
    "apart",
    "between",
    "common_start",
    "count_words",
    "date_of",
    "document_headings",
    "edited",
    "fold",
    "is_boxed",
    "moment_of",
    "msg",
    "numbered",
    "once",
    "printable",
    "reading_minutes",
    "slug",
    "spelling",
    "unlike",
]
