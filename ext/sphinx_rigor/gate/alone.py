"""Measure documents each by itself, as if there were no other, no record and no plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.gate.articles import examined, facts_of
from sphinx_rigor.gate.held import hold_back
from sphinx_rigor.gate.measured import earlier_of
from sphinx_rigor.gate.terms import terms_of
from sphinx_rigor.records import Verdict
from sphinx_rigor.refusal import translate
from sphinx_rigor.rules import evaluate
from sphinx_rigor.verdict import recomputed_labels

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def measured_alone(app: Sphinx) -> Iterator[Verdict]:
    """Yield the verdict on each document of an application.

    References to others and checks on record are no part of it: both are of one day.
    """
    standard = terms_of(app.config, Path(app.confdir)).standard
    every = facts_of(app.env, Path(app.confdir))
    alone = [replace(each, dangling=(), passed=None) for each in every]
    earlier = earlier_of(None, standard, recomputed_labels(alone))
    for article in examined(alone, earlier):
        found = evaluate([article], standard, translate)
        yield from (each.verdict for each in hold_back([article], found))
