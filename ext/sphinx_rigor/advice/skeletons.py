"""Write the skeleton of an article from the standard in force.

Made from the standard, so that the two can never disagree: once filled in, every
heading and label in it is recognised.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

import frontmatter

from sphinx_rigor.advice.standard_words import demand
from sphinx_rigor.records import Message, msg
from sphinx_rigor.standard import EntryKind, Requirement, Standard

WORD = re.compile(r"[^\W_]+")
TODO = "TODO"


def slug_of(title: str) -> str:
    """Return a slug of a title's letters and digits, of any script, ``""`` if it has none."""
    return "-".join(WORD.findall(unicodedata.normalize("NFC", title).lower()))


def scaffold(
    standard: Standard, title: str, slug: str, today: dt.date, say: Callable[[Message], str]
) -> str:
    """Return the text of a new article that claims nothing yet.

    What is only counted stands in a comment, put into words by ``say``.
    """
    body = "\n\n".join([f"# {title}", TODO, *outlined(standard, say)])
    post = frontmatter.Post(body)
    post.metadata.update(front_matter(standard, title, slug, today))
    return f"{frontmatter.dumps(post, sort_keys=False, allow_unicode=True)}\n"


def front_matter(
    standard: Standard, title: str, slug: str, today: dt.date
) -> Mapping[str, object]:
    """Return the required keys; the status is one that enforces nothing."""
    spec = standard.front_matter
    open_ones = [each for each in standard.status_values if each not in standard.enforced]
    known = {"title": title, "slug": slug, "date": today, "tags": [TODO]}
    known["status"] = open_ones[0] if open_ones else standard.status_values[0]
    return {name: known.get(name, TODO) for name in spec.required}


def outlined(standard: Standard, say: Callable[[Message], str]) -> Iterator[str]:
    """Yield the parts with what each is to hold, then what the whole article is to."""
    for part in standard.parts:
        yield f"## {part.title}"
        yield TODO
        for wanted in part.require:
            yield from pieces(standard, wanted, say)
    for wanted in standard.require:
        yield from pieces(standard, wanted, say)


def pieces(
    standard: Standard, wanted: Requirement, say: Callable[[Message], str]
) -> Iterator[str]:
    """Yield headings for topics and entries, with the labels of their fields."""
    if wanted.what == "topic" and wanted.title:
        yield f"### {wanted.title}"
        yield TODO
    elif wanted.what == "entry":
        kind = standard.kind(wanted.kinds[0])
        for number in range(1, wanted.min + 1):
            yield f"```{{rigor:{kind.boxes[0]}}} {TODO} {number}" if kind.boxes else TODO
            yield from labels(kind, wanted, say)
            yield "```"
    else:
        yield f"<!-- {say(demand(wanted, standard)).replace('--', '- -')} -->"


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
