"""``rigor check``: what a build would say, without a build."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click
from sphinx.application import Sphinx

from sphinx_rigor.cli._asked import Asked, documents_at, names_in, refuse_unknown
from sphinx_rigor.cli._completion import rules as rule_names
from sphinx_rigor.cli._findings import Style, in_words
from sphinx_rigor.cli._fixing import ROUNDS, fixable, mended, with_edits, write
from sphinx_rigor.cli._formats import TEXT, format_option, told_as
from sphinx_rigor.cli._shares import read_share, shard_of
from sphinx_rigor.cli._site import read_site
from sphinx_rigor.cli._texts import difference
from sphinx_rigor.cli._unsaved import Unsaved, read_unsaved
from sphinx_rigor.cli._watching import watch as run_again
from sphinx_rigor.cli._words import say_in
from sphinx_rigor.gate.builder import report_of
from sphinx_rigor.gate.columns import NO_TEXTS
from sphinx_rigor.gate.others import placed_findings
from sphinx_rigor.memory.shard import Shard
from sphinx_rigor.plan import Site
from sphinx_rigor.records import Finding, Message, Severity, msg, once, printable

NO_ARTICLES = msg(
    "no document is an article: rigor_articles in conf.py says which are;"
    " rigor new TITLE begins one"
)
Rules = Mapping[str, frozenset[str]]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--advice", is_flag=True, help="Show advice, too.")
@format_option
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=rule_names,
    help="Only these, by commas.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULES",
    shell_complete=rule_names,
    help="All but these, by commas.",
)
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
@click.option("--fix", is_flag=True, help="Mend in the files what needs no judgement.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option(
    "--stdin-filename",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Check the text at the standard input instead of what this file holds.",
)
@click.option("--force-exclude", is_flag=True, help="Pass over PATHS that are no documents.")
@click.pass_obj
def check(directory: Path, /, shard: Shard | None, *, watch: bool, **options: Any) -> None:
    """Check all articles, or those at PATHS.

    A path may also be conf.py or a file it names, a standard or a plan: then all are checked.
    Other people's warnings, such as an unknown role, are findings of the tool sphinx.
    """
    if watch:
        run_again(directory, "--watch")
    elif shard is None:
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
    if asked.stdin_filename is not None:
        tell_unsaved(directory, asked, rules)
    site, app, shown = found_in(directory, asked, rules, prepare)
    if asked.diff:
        show_changes(asked, mended(app, with_edits(app, filter(asked.told, shown))))
    done = 0
    for _round in range(ROUNDS if asked.fix else 0):
        fixes = list(with_edits(app, filter(asked.told, shown)))
        if not (texts := mended(app, fixes)):
            break
        write(texts)
        site, app, shown = found_in(directory, asked, rules, prepare)
        done += len({finding for finding, _edits in fixes}.difference(shown))
    tell(directory, asked, Unsaved(site, app, shown, NO_TEXTS), done)


def tell_unsaved(directory: Path, asked: Asked, rules: Rules) -> NoReturn:
    """Say what is found in the text at the standard input, and exit."""
    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    found = read_unsaved(directory, asked.stdin_filename or Path(), text)
    refuse_unknown(found.app, rules)
    shown = tuple(each for each in found.findings if asked.takes(found.app, each))
    tell(directory, asked, found._replace(findings=shown))


def tell(directory: Path, asked: Asked, found: Unsaved, done: int = 0) -> NoReturn:
    """Say what was found, in the form asked for, and how much was mended; then exit."""
    site, app, shown, texts = found
    say = say_in(app.config.language)
    if not site.verdicts:
        click.echo(say(NO_ARTICLES), err=True)
    if asked.form == TEXT:
        told = [each for each in once(shown) if asked.told(each)]
        style = style_of(asked)
        text = in_words(directory, told, say, style, texts)
        if style in {Style.SOURCE, Style.FRAMES}:
            text += "".join(f"{say(each)}\n" for each in on_mending(app, told, texts, done))
    else:
        report = report_of(app, site, shown, say, advice=asked.advice)
        text = told_as(asked.form, report)
    asked.output_file.write(printable(text))
    raise SystemExit(0 if asked.exit_zero else int(any(map(counts_against, shown))))


def on_mending(
    app: Sphinx, told: Sequence[Finding], texts: Mapping[str, str], done: int
) -> Iterator[Message]:
    """Yield how many findings were mended, and how many more could be.

    Of a text that is in no file neither can be told.
    """
    if done:
        yield msg("mended: %(count)s", count=done)
    if not texts and (count := fixable(app, told)):
        yield msg("rigor check --fix mends %(count)s of them", count=count)


def found_in(
    directory: Path,
    asked: Asked,
    rules: Rules,
    prepare: Callable[[Sphinx], object],
) -> tuple[Site, Sphinx, tuple[Finding, ...]]:
    """Read a site and return the verdict, its application and the findings asked for."""
    site, app, _said = read_site(directory, prepare=prepare)
    refuse_unknown(app, rules)
    wanted = replace(asked, paths=documents_at(app, asked))
    return site, app, tuple(each for each in placed_findings(app) if wanted.takes(app, each))


def show_changes(asked: Asked, texts: Mapping[Path, tuple[str, str]]) -> NoReturn:
    """Print what would change, and exit with 1 if anything would."""
    for file, (before, after) in texts.items():
        path = Path(os.path.relpath(file))
        asked.output_file.write(printable("".join(difference(path, before, after))))
    raise SystemExit(int(bool(texts) and not asked.exit_zero))


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
