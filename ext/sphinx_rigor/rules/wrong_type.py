"""A front matter value has the wrong type.

What: The standard's ``types``; dates have a rule of their own.
Elements of lists have types, too: ``no`` is false to YAML, ``1.10`` the number 1.1.

Example: ``tags_reviewed: "yes"``, ``slug: 2024`` (a number), or ``tags: [no, se]``.

Instead: Quote what should be text; write true or false without quotes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sphinx_rigor.records import Key, Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each value of a type the standard does not allow; empty ones are no matter."""
    for key in article.facts.front_matter.keys:
        wanted = article.standard.front_matter.types_of(key.name)
        yield from elements(key, wanted)
        if not wanted or key.type in wanted or key.type == "null" or "date" in wanted:
            continue
        message = msg(
            "%(name)s is of type %(type)s; expected %(wanted)s",
            name=key.name,
            type=key.type,
            wanted=" | ".join(each for each in wanted if each != "null"),
        )
        yield Problem(key.line, message, key=key.name, written=key.written)


def elements(key: Key, wanted: Collection[str]) -> Iterator[Problem]:
    """Report each element of a list that YAML takes for something else than is wanted.

    ``[no, 1.10]`` is a truth value and a number to YAML.
    """
    types = [each for each in wanted if each not in {"list", "null"}]
    for number, (text, kind) in enumerate(key.items):
        if types and "list" in wanted and kind not in types:
            message = msg(
                "%(name)s: “%(text)s” is of type %(type)s; expected %(wanted)s",
                name=key.name,
                text=text,
                type=kind,
                wanted=" | ".join(types),
            )
            yield Problem(key.line, message, key=f"{key.name}/{number}")


RULE = Rule(summary=msg("a front matter value has the wrong type"), check=check)
