"""Series: articles that are read in order, each in one series at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sphinx_rigor.records import Verdict, fold, spelling


@dataclass(frozen=True, slots=True)
class Place:
    """An article's place in its series, with its neighbours where there are any."""

    name: str
    part: int
    count: int
    before: Verdict | None = None
    after: Verdict | None = None


def by_series(verdicts: Iterable[Verdict]) -> Mapping[str, tuple[Verdict, ...]]:
    """Return the articles of each series in order, by the folded name of the series."""
    found: dict[str, list[Verdict]] = {}
    for each in verdicts:
        if each.series:
            found.setdefault(fold(each.series.name), []).append(each)
    return {name: tuple(sorted(members, key=order)) for name, members in sorted(found.items())}


def order(verdict: Verdict) -> tuple[int, str]:
    """Return what orders an article in its series."""
    return (verdict.series.part if verdict.series else 0, verdict.docname)


def name_of(members: Iterable[Verdict]) -> str:
    """Return a series' name as most of its articles write it."""
    return spelling(each.series.name for each in members if each.series)


def place_of(verdict: Verdict, series: Mapping[str, tuple[Verdict, ...]]) -> Place | None:
    """Return an article's place in its series, ``None`` where it is in none."""
    if verdict.series is None:
        return None
    members = series[fold(verdict.series.name)]
    index = next(i for i, each in enumerate(members) if each.docname == verdict.docname)
    return Place(
        name=name_of(members),
        part=verdict.series.part,
        count=max(len(members), *(each.series.part for each in members if each.series)),
        before=members[index - 1] if index else None,
        after=members[index + 1] if index + 1 < len(members) else None,
    )
