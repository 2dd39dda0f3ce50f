"""``rigor check``: what a build would say, without a build."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, NoReturn

import click
from sphinx.application import Sphinx

from sphinx_rigor.cli._findings import Style, in_words
from sphinx_rigor.cli._shares import read_share, shard_of
from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.gate.builder import report_of
from sphinx_rigor.gate.others import all_findings
from sphinx_rigor.gate.terms import terms_of
from sphinx_rigor.memory.shard import Shard
from sphinx_rigor.records import Finding, Severity, once, printable
from sphinx_rigor.reports import FORMATS
from sphinx_rigor.rules import known_rules, unknown_names


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

    def takes(self, app: Sphinx, finding: Finding) -> bool:
        """Tell whether a finding is asked for."""
        named = not self.select or finding.rule in self.select
        return named and finding.rule not in self.ignore and is_about(app, finding, self.paths)

    def told(self, finding: Finding) -> bool:
        """Tell whether a finding is printed."""
        return self.advice or finding.severity is not Severity.ADVICE


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--advice", is_flag=True, help="Show advice, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *sorted(FORMATS)]),
    default="text",
    help="How to print.",
)
@click.option("--select", multiple=True, metavar="RULES", help="Only these, by commas.")
@click.option("--ignore", multiple=True, metavar="RULES", help="All but these, by commas.")
@click.option("--statistics", is_flag=True, help="Print how often each rule found something.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings alone, a line each.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "-o",
    "--output-file",
    type=click.File("w", encoding="utf-8", lazy=True, atomic=True),
    default="-",
    help="Write there instead.",
)
@click.option(
    "--shard",
    metavar="N/M",
    callback=lambda _context, _option, text: shard_of(text),
    help="Read this share of the documents alone, for rigor merge.",
)
@click.option("--force-exclude", is_flag=True, help="Pass over PATHS that are no documents.")
@click.pass_obj
def check(directory: Path, /, shard: Shard | None, **options: Any) -> None:
    """Check all articles, or those at PATHS.

    A path may also be conf.py or a file it names, a standard or a plan: then all are checked.
    Other people's warnings, such as an unknown role, are findings of the tool sphinx.
    """
    if shard is None:
        judge(directory, options)
    else:
        read_share(directory, shard)


def judge(
    directory: Path,
    options: Mapping[str, Any],
    prepare: Callable[[Sphinx], object] = id,
) -> NoReturn:
    """Say what is found in a site, and exit."""
    rules = {name: frozenset(names_in(options[name])) for name in ("select", "ignore")}
    asked = Asked(**{**options, **rules})
    site, app, _said = read_site(directory, prepare=prepare, rigor_reports=[])
    refuse_unknown(app, rules)
    asked = replace(asked, paths=documents_at(app, asked))
    shown = tuple(each for each in all_findings(app) if asked.takes(app, each))
    say = say_in(app.config.language)
    if asked.form == "text":
        told = [each for each in once(shown) if asked.told(each)]
        text = in_words(directory, told, say, style_of(asked))
    else:
        report = report_of(app, site, shown, say, advice=asked.advice)
        text = FORMATS[asked.form].render(report)
    asked.output_file.write(printable(text))
    raise SystemExit(0 if asked.exit_zero else int(any(map(counts_against, shown))))


def names_in(given: Iterable[str]) -> Iterator[str]:
    """Yield the names in the values of an option, separated by commas or blanks."""
    for words in given:
        yield from words.replace(",", " ").split()


def refuse_unknown(app: Sphinx, rules: Mapping[str, Iterable[str]]) -> None:
    """Raise ``Failure`` with a name that is no rule's.

    What others found goes by names with a dot, which they alone know.
    """
    known = known_rules(terms_of(app.config, Path(app.confdir)).standard)
    for option, names in rules.items():
        ours = sorted(name for name in names if "." not in name)
        for fault in unknown_names(f"--{option}", ours, known):
            raise Failure(fault)


def style_of(asked: Asked) -> Style:
    """Return how findings are printed."""
    if asked.statistics:
        return Style.COUNTS
    if asked.quiet:
        return Style.LINES
    terminal = asked.output_file.name == "<stdout>" and sys.stdout.isatty()
    return Style.FRAMES if terminal else Style.SOURCE


def counts_against(finding: Finding) -> bool:
    """Tell whether a finding makes the check fail."""
    return finding.severity is not Severity.ADVICE and not finding.suppressed


def documents_at(app: Sphinx, asked: Asked) -> tuple[Path, ...]:
    """Return the paths that hold documents, none for all documents.

    Raises ``Failure`` with a path that holds none, unless those are passed over.
    """
    documents = [Path(app.env.doc2path(name)) for name in app.env.found_docs]
    if any(each.resolve() in governing(app) for each in asked.paths):
        return ()
    found = tuple(
        path for path in asked.paths if any(is_wanted(each, (path,)) for each in documents)
    )
    if stranger := next((each for each in asked.paths if each not in found), None):
        if not asked.force_exclude:
            raise Failure(
                f"{stranger}: there is no document of this site; see exclude_patterns"
            )
        if not found:
            raise SystemExit(0)
    return found


def governing(app: Sphinx) -> frozenset[Path]:
    """Return the files that decide about all documents: conf.py and those it names."""
    config = app.config
    named = (config.rigor_standard, config.rigor_plan, config.rigor_baseline)
    files = ("conf.py", *(each for each in named if each), config.rigor_checks or "conf.py")
    return frozenset((Path(app.confdir) / each).resolve() for each in files)


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
