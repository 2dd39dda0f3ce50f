"""Judge one document anew among the others as they were measured before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.gate.articles import Measured, as_of_now, examined, sorted_out
from sphinx_rigor.gate.gate import findings, settle
from sphinx_rigor.gate.measured import earlier_of
from sphinx_rigor.gate.others import said_besides
from sphinx_rigor.gate.terms import Terms, load_record_of
from sphinx_rigor.memory.beside import Help
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.recorder import Heard
from sphinx_rigor.records import Finding
from sphinx_rigor.rules import Asked
from sphinx_rigor.verdict import Article, recomputed_labels

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True)
class Judged:
    """One document of a site, measured, with what is found in it, and all documents."""

    article: Article
    findings: tuple[Finding, ...]
    documents: Measured


def judge_among(
    app: Sphinx, terms: Terms, documents: Measured, docname: str, heard: Iterable[Heard]
) -> Judged:
    """Judge a document that was just read; ``heard`` is what was said of it.

    Rules that look at several documents see the others as they were measured before.
    """
    env, confdir = app.env, Path(app.confdir)
    found = measured_anew(app, terms, documents, docname)
    (article,) = found.articles or found.others
    every = Measured(*(put(*each, docname) for each in zip(documents, found, strict=True)))
    raised = findings(env, terms, every, confdir, Asked(about=docname))
    own = tuple(each for each in raised if each.home == article.facts.path)
    articles, settled = settle(env, of_file(terms, article.facts.path), found, own)
    told = [each for each in settled if each.home == article.facts.path]
    told += said_besides(app, heard, told, Help(app.env))
    return Judged((*articles, *found.others)[0], tuple(sorted(told)), every)


def measured_anew(app: Sphinx, terms: Terms, documents: Measured, docname: str) -> Measured:
    """Measure a document with what the checks of all others recompute."""
    record = load_record_of(app.config, Path(app.confdir))
    facts = as_of_now(app.env, rigor_domain(app.env).facts[docname], record)
    others = (each.facts for kind in documents for each in kind)
    every = [facts, *(each for each in others if each.docname != docname)]
    earlier = earlier_of(None, terms.standard, recomputed_labels(every))
    return sorted_out(examined([facts], earlier), app.env, terms)


def put(
    documents: tuple[Article, ...], anew: tuple[Article, ...], docname: str
) -> tuple[Article, ...]:
    """Return documents with one of them as it was measured anew, if it is of their kind."""
    kept = [each for each in documents if each.facts.docname != docname]
    return tuple(sorted((*kept, *anew), key=lambda each: each.facts.docname))


def of_file(terms: Terms, path: str) -> Terms:
    """Return the terms with what the baseline knows of one file."""
    if terms.known is None:
        return terms
    return replace(terms, known=tuple(each for each in terms.known if each.path == path))
