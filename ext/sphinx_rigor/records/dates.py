"""Dates as articles write them."""

from __future__ import annotations

import datetime as dt


def moment_of(text: str) -> dt.datetime | None:
    """Return a date or a date with its time, in UTC where no zone is given.

    ``None`` where there is none; that a date is wrong is the rule ``bad-date``'s to say.
    """
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def date_of(text: str) -> dt.date | None:
    """Return the day of a date, ``None`` where there is none."""
    found = moment_of(text)
    return found.date() if found else None
