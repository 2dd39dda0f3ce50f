"""The document has no front matter.

What: Without it an article has no title, no date and no status; it counts as claiming
to be finished, so that leaving it out is no way round the gate.

Example: A file that begins with its first heading.

Instead: Begin the file with ``---``, the keys, ``---``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report a document that should have front matter and has none."""
    required = article.standard.front_matter.required
    begun = {"unclosed-front-matter", "toml-front-matter"} & article.facts.fault_rules
    if required and not article.facts.front_matter.line and not begun:
        message = msg("no front matter; begin with --- and %(keys)s", keys=", ".join(required))
        yield Problem(1, message)


RULE = Rule(summary=msg("there is no front matter"), check=check)
