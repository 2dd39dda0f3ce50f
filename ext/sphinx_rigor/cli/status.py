"""``rigor status``: what an article has and lacks, and the honest way to set its status."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from sphinx.application import Sphinx

from sphinx_rigor.cli._completion import statuses
from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.cli._texts import put_text, text_of
from sphinx_rigor.cli._words import Say, say_in
from sphinx_rigor.gate.gate import measure
from sphinx_rigor.gate.terms import standard_of, terms_of
from sphinx_rigor.index.shapes import STATES
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan import unmet_of
from sphinx_rigor.records import Edit, Facts, Key, State, Verdict, edited, msg, printable
from sphinx_rigor.source import key_spans, read_front_matter
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict import listed


@click.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", required=False, shell_complete=statuses)
@click.pass_obj
def status(directory: Path, article: Path, new: str | None) -> None:
    """Show what ARTICLE has and lacks; set its status to NEW where that is true."""
    site, app, _said = read_site(directory)
    place = article.resolve()
    verdict = next(
        (each for each in site.verdicts if (directory / each.path).resolve() == place), None
    )
    if verdict is None:
        message = msg(
            "%(path)s is no article of this site; see rigor_articles", path=str(article)
        )
        raise Failure(message)
    say = say_in(app.config.language)
    show(verdict, say)
    if new is not None:
        standard = standard_of(app.config, directory)
        refuse(verdict, standard, new)
        refuse_faults(verdict_with(app, directory, verdict, new), standard)
        set_status(article, app, verdict, new)
        click.echo(f"status: {new}")


def show(verdict: Verdict, say: Say) -> None:
    """Print the state, the parts and what is unmet."""
    head = msg(
        "%(title)s: %(state)s, %(met)s of %(total)s requirements met",
        title=verdict.title,
        state=str(STATES[verdict.state]),
        met=verdict.met,
        total=verdict.total,
    )
    click.echo(say(head))
    for part in verdict.parts:
        click.echo(printable(f"  {part.met}/{part.total} {part.title}"))
        for message in part.unmet:
            click.echo(f"      {say(message)}")
    for message in (*verdict.unmet, *verdict.faults):
        click.echo(f"  {say(message)}")


def refuse(verdict: Verdict, standard: Standard, new: str) -> None:
    """Raise ``Failure`` where the new status is unknown or not true."""
    if new not in standard.status_values:
        values = ", ".join(standard.status_values)
        raise Failure(
            msg("%(new)s is no status; use one of: %(values)s", new=new, values=values)
        )
    unmet = [*(one for part in verdict.parts for one in part.unmet), *verdict.unmet]
    if new in standard.enforced and unmet:
        message = msg(
            "requirements unmet: %(unmet)s; the status stays %(status)s",
            unmet=len(unmet),
            status=verdict.status,
        )
        raise Failure(message)


def verdict_with(app: Sphinx, directory: Path, verdict: Verdict, new: str) -> Verdict:
    """Return what the verdict on an article would be if it had another status."""

    def change(facts: Facts) -> Facts:
        if facts.docname != verdict.docname:
            return facts
        keys = (each for each in facts.front_matter.keys if each.name != "status")
        status = Key("status", new, "str", 1)
        return replace(facts, front_matter=replace(facts.front_matter, keys=(*keys, status)))

    site = measure(app.env, terms_of(app.config, directory), directory, change)
    return site.articles[verdict.docname].verdict


def refuse_faults(verdict: Verdict, standard: Standard) -> None:
    """Raise ``Failure`` where an article with a finished status would not be verified."""
    if verdict.status in standard.enforced and verdict.state is not State.VERIFIED:
        lacks = listed(list(unmet_of(verdict)))
        raise Failure(msg("it would not be verified: %(faults)s", faults=lacks))


def set_status(article: Path, app: Sphinx, verdict: Verdict, new: str) -> None:
    """Write the new status into its line; every other byte stays.

    Raises ``Failure`` where the value does not stand in the line of its key alone.
    """
    key = rigor_domain(app.env).facts[verdict.docname].front_matter.get("status")
    if key is None:
        message = msg(
            "%(path)s has no status: line; add one to its front matter", path=str(article)
        )
        raise Failure(message)
    text = text_of(article)
    spans = [each.value for each in key_spans(text) if each.name == "status"]
    if spans and spans[-1]:
        start, end = spans[-1]
        gap = "" if text[:start].endswith((" ", "\t")) else " "
        text = edited(text, [Edit(start, end, f"{gap}{new}")])
    if not holds(text, new):
        message = msg(
            "%(place)s: write the status in one line, as in status: %(new)s",
            place=f"{article}:{key.line}",
            new=new,
        )
        raise Failure(message)
    put_text(article, text)


def holds(text: str, new: str) -> bool:
    """Tell whether the front matter of a text has this status."""
    key = read_front_matter(text).get("status")
    return key is not None and key.value == new
