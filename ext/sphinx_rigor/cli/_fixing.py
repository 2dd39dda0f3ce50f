"""Mend what needs no judgement, in the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._texts import put_text, text_of
from sphinx_rigor.gate.terms import terms_of
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Edit, Finding, edited, msg
from sphinx_rigor.rules import edits_for
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict import examine

ROUNDS = 10
"""How often what was mended is read again: one edit may stand in the way of another."""


def mended(app: Sphinx, findings: Iterable[Finding]) -> Mapping[Path, tuple[str, str]]:
    """Return the text of each file that findings can be mended in, before and after."""
    standard = terms_of(app.config, Path(app.confdir)).standard
    texts = {}
    for path, these in groupby(sorted(findings), attrgetter("path")):
        file = Path(app.srcdir, path)
        if file.is_file() and (edits := list(edits_of(app, standard, file, these))):
            text = text_of(file)
            if (new := edited(text, edits)) != text:
                texts[file] = text, new
    return texts


def edits_of(
    app: Sphinx, standard: Standard, file: Path, findings: Iterable[Finding]
) -> Iterator[Edit]:
    """Yield what mends the findings of one file; raise ``Failure`` where a fix crashes."""
    known, text = rigor_domain(app.env).facts, ""
    for each in findings:
        if each.suppressed or each.docname not in known:
            continue
        text = text or text_of(file)
        try:
            yield from edits_for(examine(known[each.docname], standard), text, each)
        except Exception as error:  # rules may be the user's own code
            why = f"{type(error).__name__}: {error}"
            said = msg("the fix of %(rule)s crashed: %(error)s", rule=each.rule, error=why)
            raise Failure(said) from error


def write(texts: Mapping[Path, tuple[str, str]]) -> None:
    """Write the new texts into their files."""
    for file, (_before, after) in texts.items():
        put_text(file, after)
