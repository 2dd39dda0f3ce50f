"""A part holds placeholders only.

What: Words such as ``[添加内容...]``, ``TODO`` or ``待补充`` satisfy nothing. The standard says
in ``[placeholder]`` which words those are.

Example: ``### 第1部分：…`` followed by ``[添加内容...]``.

Instead: Write the part.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._hollow import hollow_parts, said_in
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each part whose only text is a placeholder."""
    for span in hollow_parts(article):
        if said := said_in(article, span):
            message = msg(
                "“%(title)s” holds only the placeholder “%(text)s”",
                title=span.heading.text,
                text=said[0].text,
            )
            yield Problem.at(said[0], message, key=span.id)


RULE = Rule(summary=msg("a part holds placeholders only"), content=True, check=check)
