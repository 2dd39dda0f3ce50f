"""Write the skeleton of an article from the standard in force.

Made from the standard, so that the two can never disagree: once filled in, every
heading and label in it is recognised.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from sphinx_rigor.advice.markups import MARKDOWN, Markup
from sphinx_rigor.advice.standard_words import demand
from sphinx_rigor.records import Message, msg
from sphinx_rigor.standard import EntryKind, Requirement, Standard

WORD = re.compile(r"[^\W_]+")
TODO = "TODO"


def slug_of(title: str) -> str:
    """Return a slug of a title's letters and digits, of any script, ``""`` if it has none."""
    return "-".join(WORD.findall(unicodedata.normalize("NFC", title).lower()))


def scaffold(
    standard: Standard,
    title: str,
    slug: str,
    today: dt.date,
    say: Callable[[Message], str],
    markup: Markup = MARKDOWN,
) -> str:
    """Return the text of a new article that claims nothing yet.

    What is only counted stands in a comment, put into words by ``say``.
    """
    keys = front_matter(standard, title, slug, today)
    head = [markup.head(keys)] if keys else []
    body = [markup.heading(1, title), TODO, *outlined(standard, say, markup)]
    return "\n\n".join([*head, *body]) + "\n"


def front_matter(
    standard: Standard, title: str, slug: str, today: dt.date
) -> Mapping[str, object]:
    """Return the required keys, and a status that enforces nothing if it may be there."""
    spec = standard.front_matter
    open_ones = [each for each in standard.status_values if each not in standard.enforced]
    known = {"title": title, "slug": slug, "date": today, "tags": [TODO]}
    known["status"] = open_ones[0] if open_ones else standard.status_values[0]
    names = dict.fromkeys(spec.required)
    if open_ones and (not spec.named or "status" in spec.named):
        names["status"] = None
    return {name: known.get(name, TODO) for name in names}


def outlined(
    standard: Standard, say: Callable[[Message], str], markup: Markup = MARKDOWN
) -> Iterator[str]:
    """Yield the parts with what each is to hold, then what the whole article is to."""
    for part in standard.parts:
        yield markup.heading(2, part.title)
        yield TODO
        for wanted in part.require:
            yield from pieces(standard, wanted, say, markup)
    for wanted in standard.require:
        yield from pieces(standard, wanted, say, markup)


def pieces(
    standard: Standard, wanted: Requirement, say: Callable[[Message], str], markup: Markup
) -> Iterator[str]:
    """Yield headings for topics and entries, with the labels of their fields."""
    if wanted.what == "topic" and wanted.title:
        yield markup.heading(3, wanted.title)
        yield TODO
    elif wanted.what == "entry":
        kind = standard.kind(wanted.kinds[0])
        for number in range(1, wanted.min + 1):
            inside = labels(kind, wanted, say)
            if kind.boxes:
                yield markup.box(f"rigor:{kind.boxes[0]}", f"{TODO} {number}", inside)
            else:
                yield opening(kind, number)
                yield from inside
    else:
        yield markup.note(say(demand(wanted, standard)))


def opening(kind: EntryKind, number: int) -> str:
    """Return what begins an entry that no box makes one: words of its kind, in bold."""
    name = (*kind.words, kind.title)[0]
    return f"**{name[:1].upper()}{name[1:]} {number}: {TODO}**"


def labels(
    kind: EntryKind, wanted: Requirement, say: Callable[[Message], str]
) -> Iterator[str]:
    """Yield the labels of the fields an entry is to have."""
    for need in wanted.each:
        yield say(msg("**%(label)s**: %(text)s", label=kind.field(need.field).title, text=TODO))
        if need.items:
            yield "\n".join(f"{number}. {TODO}" for number in range(1, need.items + 1))
    if not wanted.each:
        yield TODO
