"""A part of the standard is not in the article.

What: A part begins at a heading that matches the part's pattern, of any level. What the
standard asks for inside a missing part is not reported again.

Example: An article without 第5部分.

Instead: Add the part with its heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor import wording
from sphinx_rigor.article import Article
from sphinx_rigor.model import Problem, msg
from sphinx_rigor.rules._rule import Rule


def check(article: Article) -> Iterator[Problem]:
    """Report each part that is neither there nor optional."""
    for part in article.standard.parts:
        if not part.optional and article.reading.part(part.id) is None:
            yield Problem(1, wording.missing_part(part), key=part.id)


RULE = Rule(summary=msg("a part of the standard is missing"), content=True, check=check)
