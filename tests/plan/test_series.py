"""A series has an order, neighbours and gaps that are seen."""

from __future__ import annotations

from fixtures.drafts import judged
from sphinx_rigor.plan.series import by_series, place_of


def test_neighbours_follow_the_parts_across_spellings_and_gaps() -> None:
    verdicts = [
        judged("z", series=("Tour", 1)),
        judged("a", series=("tour", 4)),
        judged("b", series=("Tour", 2)),
        judged("c"),
    ]
    series = by_series(verdicts)
    place = place_of(verdicts[2], series)

    assert [each.docname for each in series["tour"]] == [
        "articles/z",
        "articles/b",
        "articles/a",
    ]
    assert place is not None
    assert (place.name, place.part, place.count) == ("Tour", 2, 4)
    assert place.before == verdicts[0]
    assert place.after == verdicts[1]
    assert place_of(verdicts[3], series) is None


def test_the_ends_of_a_series_have_one_neighbour() -> None:
    first, last = judged("a", series=("S", 1)), judged("b", series=("S", 2))
    series = by_series([last, first])
    start, end = place_of(first, series), place_of(last, series)

    assert start is not None
    assert end is not None
    assert (start.before, start.after) == (None, last)
    assert (end.before, end.after) == (first, None)
