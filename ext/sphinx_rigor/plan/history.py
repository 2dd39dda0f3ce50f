"""What the articles were over time: a line for each version, as a small file keeps them.

The file stands beside the sources and is made from the repository's history, so that
neither a build nor a shallow clone needs git. Every state in it is by one standard.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha1
from pathlib import Path

from sphinx_rigor.records import FaultsError, State, msg

GONE = ""
"""The state of an article that was removed."""


class HistoryError(FaultsError):
    """The file of the history is not readable."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was at the end of a day.

    ``commit`` is the last one that changed it until then, ``content`` the name git gives
    what it holds. ``state`` is :data:`GONE` where the article was removed.
    """

    date: dt.date
    commit: str
    article: str
    content: str
    state: str


@dataclass(frozen=True, slots=True)
class Fall:
    """An article that was verified, and by a later version is so no more."""

    before: Version
    after: Version


@dataclass(frozen=True)
class History:
    """All versions, in the order of days; ``standard`` tells what they were measured by."""

    standard: str
    versions: tuple[Version, ...]

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which something changed."""
        return tuple(sorted({each.date for each in self.versions}))

    @cached_property
    def states(self) -> tuple[dict[str, str], ...]:
        """The state of each article at the end of each day, removed ones left out."""
        now: dict[str, str] = {}
        found = []
        for day in self.days:
            now |= {each.article: each.state for each in self.versions if each.date == day}
            found.append({name: state for name, state in now.items() if state != GONE})
        return tuple(found)

    def falls(self) -> Iterator[Fall]:
        """Yield each article that was verified once and is not now, with where it fell."""
        by_name: dict[str, list[Version]] = {}
        for each in self.versions:
            by_name.setdefault(each.article, []).append(each)
        for found in by_name.values():
            good = [at for at, each in enumerate(found) if each.state == State.VERIFIED]
            if good and good[-1] + 1 < len(found) and found[-1].state != GONE:
                yield Fall(found[good[-1]], found[good[-1] + 1])

    def behind(self, contents: Mapping[str, str]) -> tuple[str, ...]:
        """Return the articles of which it has not what they hold now, or that are gone."""
        last = {each.article: each.content for each in self.versions}
        names = sorted({*last, *contents})
        return tuple(each for each in names if last.get(each, "") != contents.get(each, ""))


def name_of_content(data: bytes) -> str:
    """Return the name that git gives what a file holds, with the ends of lines it keeps."""
    kept = data.replace(b"\r\n", b"\n")
    return sha1(b"blob %d\0" % len(kept) + kept, usedforsecurity=False).hexdigest()


def load_history(path: Path) -> History:
    """Return what a file keeps; raises ``HistoryError`` where it is of another form."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found = [Version(**{**each, "date": day(each["date"])}) for each in data["versions"]]
        return History(str(data["standard"]), tuple(sorted(found, key=order)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        why = f"{type(error).__name__}: {error}"
        raise HistoryError(
            msg("%(path)s: %(why)s; make it again: rigor history", path=str(path), why=why)
        ) from error


def day(text: str) -> dt.date:
    """Return a date as the file writes it."""
    return dt.date.fromisoformat(text)


def order(version: Version) -> tuple[dt.date, str]:
    """Return the key by which versions stand in the file."""
    return version.date, version.article


def history_text(standard: str, versions: Sequence[Version]) -> str:
    """Return the text of a file, a line for each version, so that changes are short."""
    lines = [
        json.dumps({**asdict(each), "date": each.date.isoformat()}, ensure_ascii=False)
        for each in sorted(versions, key=order)
    ]
    body = ",\n".join(f"  {each}" for each in lines)
    return f'{{"standard": {json.dumps(standard)}, "versions": [\n{body}\n]}}\n'
