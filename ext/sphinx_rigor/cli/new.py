"""``rigor new``: begin an article from the standard in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path, PurePath

import click
from sphinx.application import Sphinx

from sphinx_rigor.advice import (
    MARKDOWN,
    markup_of,
    outlined,
    scaffold,
    slug_of,
    usual_suffix,
)
from sphinx_rigor.atomic import write_text
from sphinx_rigor.cli._site import Failure, read_site
from sphinx_rigor.cli._words import Say, say_in
from sphinx_rigor.gate.terms import fixed_folder, standard_of
from sphinx_rigor.plan import Site
from sphinx_rigor.records import msg

LONGEST = 200
"""Bytes of a name; file systems take 255 with all suffixes, those of half-written files too."""


@click.command()
@click.argument("title")
@click.option("--slug", help="The name of the file; from the title by default.")
@click.pass_obj
def new(directory: Path, title: str, slug: str | None) -> None:
    """Write the skeleton of an article called TITLE, or lay it below one that is only begun."""
    title = " ".join(title.split())
    site, app, _said = read_site(directory)
    place = place_of(directory, app.config.rigor_articles, slug or slug_of(title))
    path = with_suffix(app, site, place)
    markup = markup_of(app.config.source_suffix.get(path.suffix, "")) or MARKDOWN
    standard = standard_of(app.config, directory)
    say = say_in(app.config.language)
    if path.exists():
        below(path, site, outlined(standard, say, markup))
    else:
        today = dt.datetime.now(tz=dt.UTC).date()
        write_text(path, scaffold(standard, title, place.name, today, say, markup))
    click.echo(path)
    say_where(directory, path, say)


def place_of(directory: Path, patterns: list[str], name: str) -> Path:
    """Return where an article of this name belongs, by the first pattern of articles.

    The path has no suffix yet. Raises ``Failure`` where the name is none of a file.
    """
    if not name:
        raise Failure(msg("the title has no letters; give the file a name with --slug"))
    if name != Path(name).name or name.startswith(".") or "\\" in name:
        message = msg(
            "--slug %(name)s: expected the name of a file, without folders", name=name
        )
        raise Failure(message)
    if len(name.encode()) > LONGEST:
        message = msg(
            "a file's name has %(most)s bytes at most; give it one with --slug", most=LONGEST
        )
        raise Failure(message)
    return directory / fixed_folder(patterns) / name


def with_suffix(app: Sphinx, site: Site, place: Path) -> Path:
    """Return the file of an article: the one there is, or one as the others are written."""
    every = app.config.source_suffix
    used = [PurePath(each.path).suffix for each in site.verdicts]
    for suffix in every:
        if (found := place.with_name(place.name + suffix)).exists():
            return found
    return place.with_name(place.name + usual_suffix(used, every))


def below(path: Path, site: Site, pieces: Iterable[str]) -> None:
    """Lay the skeleton below an article of which no part is there yet.

    Raises ``Failure`` where there is more to it.
    """
    found = next((each for each in site.verdicts if each.path.endswith(path.name)), None)
    if found is None or found.enforced or any(part.line for part in found.parts):
        message = msg(
            "%(path)s is there already, and a part of it or its status is written",
            path=str(path),
        )
        raise Failure(message)
    text = path.read_text(encoding="utf-8")
    write_text(path, "\n\n".join([text.rstrip(), *pieces]) + "\n")


def say_where(directory: Path, path: Path, say: Say) -> None:
    """Say how readers come to an article that no table of contents has."""
    _site, app, _said = read_site(directory)
    docname = app.env.path2doc(path.resolve())
    if docname and docname not in included(app):
        page = Path(app.env.doc2path(app.config.root_doc)).name
        words = msg(
            "no toctree has it; add %(name)s to one, such as that of %(page)s",
            name=docname,
            page=page,
        )
        click.echo(say(words), err=True)


def included(app: Sphinx) -> frozenset[str]:
    """Return the documents that some table of contents has."""
    return frozenset(name for names in app.env.toctree_includes.values() for name in names)
