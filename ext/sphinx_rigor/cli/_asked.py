"""What ``rigor check`` was asked for: which rules, which documents, how to say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sphinx.application import Sphinx

from sphinx_rigor.cli._site import Failure, no_document
from sphinx_rigor.gate.governing import governing_files
from sphinx_rigor.gate.terms import terms_of
from sphinx_rigor.records import Finding, Severity
from sphinx_rigor.rules import known_rules, unknown_names
from sphinx_rigor.standard import at


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options: documents at these paths, these rules and not those, how to print."""

    paths: tuple[Path, ...]
    advice: bool
    form: str
    select: frozenset[str]
    ignore: frozenset[str]
    statistics: bool
    quiet: bool
    exit_zero: bool
    force_exclude: bool
    output_file: IO[str]
    fix: bool = False
    diff: bool = False
    stdin_filename: Path | None = None

    def takes(self, app: Sphinx, finding: Finding) -> bool:
        """Tell whether a finding is asked for."""
        named = not self.select or finding.rule in self.select
        return named and finding.rule not in self.ignore and is_about(app, finding, self.paths)

    def told(self, finding: Finding) -> bool:
        """Tell whether a finding is printed."""
        return self.advice or finding.severity is not Severity.ADVICE


def names_in(given: Iterable[str]) -> Iterator[str]:
    """Yield the names in the values of an option, separated by commas or blanks.

    Rules of ours may be written as Sphinx writes them, ``rigor.bad-date``.
    """
    for words in given:
        yield from (each.removeprefix("rigor.") for each in words.replace(",", " ").split())


def refuse_unknown(app: Sphinx, rules: Mapping[str, Iterable[str]]) -> None:
    """Raise ``Failure`` with a name that is no rule's.

    What others found goes by names with a dot, which they alone know.
    """
    known = known_rules(terms_of(app.config, Path(app.confdir)).standard)
    for option, names in rules.items():
        ours = sorted(name for name in names if "." not in name)
        for why in unknown_names(ours, known):
            raise Failure(at(f"--{option}", why))


def documents_at(app: Sphinx, asked: Asked) -> tuple[Path, ...]:
    """Return the paths that are asked about, none for all documents.

    For a file that documents include or show they are these documents. Raises ``Failure``
    with a path that has to do with none, unless such are passed over.
    """
    asked_for = {each: each.resolve() for each in asked.paths}
    standard = terms_of(app.config, Path(app.confdir)).standard
    if {each.resolve() for each in governing_files(app, standard)} & {*asked_for.values()}:
        return ()
    documents = [Path(app.env.doc2path(name)) for name in app.env.found_docs]
    found: list[Path] = []
    for path, place in asked_for.items():
        holds = any(is_wanted(each, (path,)) for each in documents)
        about = [path] if holds else list(readers(app, place))
        if not about and not asked.force_exclude:
            raise no_document(path)
        found += about
    if asked.paths and not found:
        raise SystemExit(0)
    return tuple(found)


def readers(app: Sphinx, place: Path) -> Iterator[Path]:
    """Yield the documents that a file goes into which is none."""
    for name, files in app.env.dependencies.items():
        if any(Path(app.srcdir, each).resolve() == place for each in files):
            yield Path(app.env.doc2path(name))


def is_wanted(place: Path, paths: tuple[Path, ...]) -> bool:
    """Tell whether a file is one of the paths or in one of them."""
    return not paths or any(place.resolve().is_relative_to(each.resolve()) for each in paths)


def is_about(app: Sphinx, finding: Finding, paths: tuple[Path, ...]) -> bool:
    """Tell whether a finding stands in one of the paths, or comes from a document there."""
    return any(is_wanted(each, paths) for each in places(app, finding))


def places(app: Sphinx, finding: Finding) -> Iterator[Path]:
    """Yield the file that a finding stands in and that of its document."""
    yield Path(app.srcdir, finding.path)
    if finding.docname:
        yield Path(app.env.doc2path(finding.docname))
