"""The article is a notebook, whose file has no lines that a reader meets.

What: A standard counts the lines and looks for the places of a text. The file of a notebook
holds its text as data, so that lines and places would be those of the data.

Example: ``articles/softmax.ipynb`` below ``rigor_articles``.

Instead: Write the article as MyST Markdown, which notebooks can be kept as, too; or leave it
out of ``rigor_articles``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report a notebook."""
    if article.facts.path.endswith(".ipynb"):
        message = msg(
            "a notebook cannot be measured; write it as MyST Markdown, or leave it out of"
            " rigor_articles"
        )
        yield Problem(1, message)


RULE = Rule(
    summary=msg("the article is a notebook, which cannot be measured"),
    severity=Severity.ERROR,
    refuses=True,
    check=check,
)
