"""``rigor check``: what a build would say, without a build."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click
from sphinx.application import Sphinx

from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.cli._words import Say, say_in
from sphinx_rigor.gate.others import all_findings
from sphinx_rigor.records import Finding, Severity, msg, once
from sphinx_rigor.reports import FORMATS, Report
from sphinx_rigor.rules import WEIGHTS


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
@click.pass_obj
def check(directory: Path, paths: tuple[Path, ...], *, advice: bool, form: str) -> None:
    """Check all articles, or those at PATHS.

    Other people's warnings, such as an unknown role, are findings of the tool sphinx.
    """
    site, app, _said = read_site(directory, rigor_reports=[])
    refuse_strangers(app, paths)
    shown = [each for each in all_findings(app) if is_about(app, each, paths)]
    if form == "text":
        wanted = [
            each for each in once(shown) if advice or each.severity is not Severity.ADVICE
        ]
        print_text(directory, wanted, say_in(app.config.language))
    else:
        standard, say = app.config.rigor_standard, say_in(app.config.language)
        report = Report(standard, site.verdicts, tuple(shown), site.plan, say)
        click.echo(FORMATS[form].render(report), nl=False)
    live = [each for each in shown if not each.suppressed]
    raise SystemExit(int(any(each.severity is not Severity.ADVICE for each in live)))


def refuse_strangers(app: Sphinx, paths: tuple[Path, ...]) -> None:
    """Raise ``Failure`` where a path holds no document: nothing found would mean nothing."""
    documents = [Path(app.env.doc2path(name)) for name in app.env.found_docs]
    for path in paths:
        if not any(is_wanted(each, (path,)) for each in documents):
            raise Failure(f"{path}: there is no document of this site; see exclude_patterns")


def is_wanted(place: Path, paths: tuple[Path, ...]) -> bool:
    """Tell whether a file is one of the paths or in one of them."""
    return not paths or any(place.resolve().is_relative_to(each.resolve()) for each in paths)


def is_about(app: Sphinx, finding: Finding, paths: tuple[Path, ...]) -> bool:
    """Tell whether a finding stands in one of the paths, or comes from a document there."""
    places = [Path(app.srcdir, finding.path)]
    if finding.docname:
        places.append(Path(app.env.doc2path(finding.docname)))
    return any(is_wanted(each, paths) for each in places)


def print_text(directory: Path, findings: list[Finding], say: Say) -> None:
    """Print findings with the line each is about, and how many there are."""
    live = [each for each in findings if not each.suppressed]
    if sys.stdout.isatty():
        from sphinx_rigor.cli._terminal import print_findings  # noqa: PLC0415 - see there

        print_findings(directory, live)
    else:
        print_plain(directory, live)
    click.echo(", ".join(totals(live, say)) or say(msg("nothing found")))


def totals(findings: list[Finding], say: Say) -> list[str]:
    """Return how many findings there are of each severity."""
    counts = Counter(each.severity for each in findings)
    return [f"{say(WEIGHTS[each])}: {counts[each]}" for each in Severity if counts[each]]


def print_plain(directory: Path, findings: list[Finding]) -> None:
    """Print a line for each finding and the line it is about, for pipes and editors."""
    for each in findings:
        click.echo(
            f"{each.path}:{each.line}: {each.severity.value}: {each.message} [{each.rule}]"
        )
        if code := source_line(directory / each.path, each.line):
            click.echo(f"    {each.line:>5} | {code}")


def source_line(path: Path, line: int) -> str:
    """Return a line of a file, cut to a width that terminals show."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[line - 1][:100] if 0 < line <= len(lines) else ""
