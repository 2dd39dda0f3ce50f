"""A date in the front matter is not one.

What: Dates are written as ISO 8601 has them, 2025-11-24.

Example: ``date: 2025/11/24``, or month 13.

Instead: Write year, month and day with hyphens.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each value that should be a date and cannot be read as one."""
    for key in article.facts.front_matter.keys:
        wanted = article.standard.front_matter.types_of(key.name)
        if "date" in wanted and key.value not in (None, "") and not is_date(key.value):
            message = msg("%(value)s is no date; write it like 2025-11-24", value=key.written)
            yield Problem(key.line, message, key=key.name)


def is_date(value: object) -> bool:
    """Tell whether a value is a date or text in ISO 8601."""
    if isinstance(value, dt.date):
        return True
    try:
        dt.datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


RULE = Rule(summary=msg("a date is not a date"), check=check)
