"""What of the demands is met.

In: ``Facts`` and a ``Standard``. Out: an ``Article``: facts, reading, verdict, outcomes.
Read ``article`` first, then ``measure`` and ``judge``.
"""

from __future__ import annotations

from sphinx_rigor.verdict.article import Article, examine, held_back
from sphinx_rigor.verdict.bare import bare
from sphinx_rigor.verdict.checkmarks import Check, Checks, checklist, entry_checks
from sphinx_rigor.verdict.measure import Outcome
from sphinx_rigor.verdict.nearest import near_part
from sphinx_rigor.verdict.places import Key
from sphinx_rigor.verdict.proofs import MAPPED
from sphinx_rigor.verdict.result_map import Node, ResultMap, result_map
from sphinx_rigor.verdict.results import recomputed_labels
from sphinx_rigor.verdict.uses import Use
from sphinx_rigor.verdict.wording import (
    hollow_part,
    joined,
    listed,
    missing_part,
    missing_parts,
    thing,
    unmet_key,
    unmet_outcome,
)

__all__ = [
    "MAPPED",
    "Article",
    "Check",
    "Checks",
    "Key",
    "Node",
    "Outcome",
    "ResultMap",
    "Use",
    "bare",
    "checklist",
    "entry_checks",
    "examine",
    "held_back",
    "hollow_part",
    "joined",
    "listed",
    "missing_part",
    "missing_parts",
    "near_part",
    "recomputed_labels",
    "result_map",
    "thing",
    "unmet_key",
    "unmet_outcome",
]
