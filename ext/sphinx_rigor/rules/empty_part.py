"""A part has a heading and nothing under it.

What: No text, formula, table, code or picture. What the standard asks for inside it is
not reported again.

Example: ``## 第5部分：学习路线图与未来展望`` as the last line.

Instead: Write the part, or leave its heading out until you do.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._hollow import hollow_parts, said_in
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article, hollow_part


def check(article: Article) -> Iterator[Problem]:
    """Report each part that holds nothing at all."""
    for span in hollow_parts(article):
        if not said_in(article, span):
            yield Problem.at(span.heading, hollow_part(span.heading.text), key=span.id)


RULE = Rule(summary=msg("a part is empty"), content=True, check=check)
