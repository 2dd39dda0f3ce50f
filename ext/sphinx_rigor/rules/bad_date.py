"""A date in the front matter is not one.

What: Dates are written as ISO 8601 has them, 2025-11-24.

Example: ``date: 2025/11/24``, or month 13.

Instead: Write year, month and day with hyphens.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from sphinx_rigor.records import Edit, Finding, Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import key_at
from sphinx_rigor.verdict import Article

YEAR_FIRST = re.compile(
    r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号號]?|(\d{4})(\d\d)(\d\d)"
)
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
NUMBERS = re.compile(r"(\d{1,2})([-/.])\s*(\d{1,2})\2\s*(\d{4})")
"""Day and month in either order; with dots between them, nobody writes the month first."""
MONTHS = (  # noqa: SIM905
    "january february march april may june july august september october november december"
).split()


def check(article: Article) -> Iterator[Problem]:
    """Report each value that should be a date and cannot be read as one."""
    for key in article.facts.front_matter.keys:
        wanted = article.standard.front_matter.types_of(key.name)
        if "date" in wanted and key.value not in (None, "") and not is_date(key.value):
            message = msg("%(value)s is no date; write it like 2025-11-24", value=key.written)
            yield Problem(key.line, message, key=key.name, written=key.written)


def is_date(value: object) -> bool:
    """Tell whether a value is a date or text in ISO 8601."""
    if isinstance(value, dt.date):
        return True
    try:
        dt.datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


def fix(_article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Write a date that can be read in one way only as ISO 8601 has it."""
    key = key_at(text, finding)
    if key and key.value:
        start, end = key.value
        if day := day_in(text[start:end].strip("\"'")):
            yield Edit(start, end, day.isoformat())


def day_in(written: str) -> dt.date | None:
    """Return the day that a text names whatever the reader's country, ``None`` without one."""
    days = set(days_in(written.strip()))
    return days.pop() if len(days) == 1 else None


def days_in(written: str) -> Iterator[dt.date]:
    """Yield each day that a text can be read as."""
    for year, month, day in readings(written):
        with suppress(ValueError):
            yield dt.date(year, month, day)


def readings(written: str) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and day as a text has them, in each order it may mean."""
    if match := YEAR_FIRST.fullmatch(written):
        year, month, day = (int(each) for each in match.groups() if each)
        yield year, month, day
    elif match := MONTH_FIRST.fullmatch(written):
        yield int(match[3]), month_of(match[1]), int(match[2])
    elif match := DAY_FIRST.fullmatch(written):
        yield int(match[3]), month_of(match[2]), int(match[1])
    elif match := NUMBERS.fullmatch(written):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        yield year, second, first
        if match[2] != ".":
            yield year, first, second


def month_of(name: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 where it is none."""
    found = [n for n, each in enumerate(MONTHS, 1) if each.startswith(name.casefold())]
    return found[0] if len(found) == 1 else 0


RULE = Rule(summary=msg("a date is not a date"), check=check, fix=fix)
