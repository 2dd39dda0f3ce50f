"""The directives of more than a kind: steps, explained formulas, details, verifications."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx.util.docutils import SphinxDirective

from sphinx_rigor.boxes.formulas import ExplanationDirective, FormulaDirective
from sphinx_rigor.boxes.steps import DetailDirective, StepDirective, StepsDirective
from sphinx_rigor.boxes.verification import VerificationDirective

PARTS: Mapping[str, type[SphinxDirective]] = MappingProxyType(
    {
        "step-by-step": StepsDirective,
        "derivation-step": StepDirective,
        "derivation-detail": DetailDirective,
        "formula-explanation": ExplanationDirective,
        "formula-step": FormulaDirective,
        "verification": VerificationDirective,
    }
)
"""By name."""
