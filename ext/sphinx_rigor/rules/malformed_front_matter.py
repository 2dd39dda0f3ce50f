"""The front matter is not valid YAML.

What: None of its keys can be read; the article counts as claiming to be finished.

Example: ``title: A: B`` without quotes, or a line indented with a tab.

Instead: Quote values that hold a colon, and indent with spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report YAML that cannot be read."""
    found = article.facts.front_matter
    if found.error and "unclosed-front-matter" not in article.facts.fault_rules:
        message = msg(
            "the front matter is not YAML: %(error)s; quote values that hold a colon, "
            "indent with spaces",
            error=found.error,
        )
        yield Problem(found.error_line, message)


RULE = Rule(summary=msg("the front matter is malformed"), check=check)
