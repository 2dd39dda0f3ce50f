"""Mend what needs no judgement, in the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._texts import put_text, text_of
from sphinx_rigor.gate.terms import terms_of
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Edit, Finding, edited, msg
from sphinx_rigor.rules import edits_for, rules_of
from sphinx_rigor.verdict import Article, examine

Fix = tuple[Finding, Sequence[Edit]]
"""A finding, and what mends it in its file."""
ROUNDS = 10
"""How often what was mended is read again: one edit may stand in the way of another."""


def mended(app: Sphinx, fixes: Iterable[Fix]) -> Mapping[Path, tuple[str, str]]:
    """Return the text of each file that findings can be mended in, before and after."""
    texts = {}
    for path, these in groupby(fixes, lambda each: each[0].path):
        file = Path(app.srcdir, path)
        text = text_of(file)
        if (new := edited(text, [one for _finding, edits in these for one in edits])) != text:
            texts[file] = text, new
    return texts


def fixable(app: Sphinx, findings: Iterable[Finding]) -> int:
    """Return how many findings can be mended; none where a fix crashes: who asks is told."""
    try:
        return sum(1 for _ in with_edits(app, findings))
    except Failure:
        return 0


def with_edits(app: Sphinx, findings: Iterable[Finding]) -> Iterator[Fix]:
    """Yield the findings that have edits, by file; raise ``Failure`` where a fix crashes."""
    standard = terms_of(app.config, Path(app.confdir)).standard
    rules, domain = rules_of(standard), rigor_domain(app.env)
    measured = domain.site.articles if domain.site else {}
    live = (each for each in findings if not each.suppressed and each.docname in domain.facts)
    hopeful = (each for each in live if each.rule in rules and rules[each.rule].fix)
    for path, these in groupby(sorted(hopeful), attrgetter("path")):
        if (file := Path(app.srcdir, path)).is_file():
            text = text_of(file)
            for each in these:
                article = measured.get(each.docname)
                article = article or examine(domain.facts[each.docname], standard)
                if edits := edits_of(article, text, each):
                    yield each, edits


def edits_of(article: Article, text: str, finding: Finding) -> Sequence[Edit]:
    """Return what mends a finding in a text; raise ``Failure`` where that crashes."""
    try:
        return edits_for(article, text, finding)
    except Exception as error:  # rules may be the user's own code
        why = f"{type(error).__name__}: {error}"
        said = msg("the fix of %(rule)s crashed: %(error)s", rule=finding.rule, error=why)
        raise Failure(said) from error


def write(texts: Mapping[Path, tuple[str, str]]) -> None:
    """Write the new texts into their files."""
    for file, (_before, after) in texts.items():
        put_text(file, after)
