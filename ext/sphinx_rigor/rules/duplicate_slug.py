"""Two articles have one slug.

What: The slug names an article in addresses; two of one slug hide each other.

Example: A copied file whose slug was not changed.

Instead: Give each article its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check_site(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each article whose slug another has, naming that one."""
    owners: dict[str, list[Article]] = {}
    for article in articles:
        key = article.facts.front_matter.get("slug")
        if key is not None and key.value not in (None, ""):
            owners.setdefault(key.written, []).append(article)
    for slug, found in owners.items():
        for article in found if len(found) > 1 else ():
            other = next(each for each in found if each is not article)
            key = article.facts.front_matter.get("slug")
            message = msg(
                "the slug %(slug)s is also that of %(path)s", slug=slug, path=other.facts.path
            )
            yield article, Problem(key.line if key else 1, message, key=slug)


RULE = Rule(summary=msg("two articles have one slug"), check_site=check_site)
