"""The documents that rules look at together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sphinx_rigor.verdict import Article, ResultMap, result_map


class Looked(tuple[Article, ...]):  # noqa: SLOT001 - the map hangs on it
    """Documents whose map of results is made once, for all rules that ask for it."""

    @cached_property
    def results(self) -> ResultMap:
        """The map of the results in these documents."""
        return result_map([each.facts for each in self])


def results_among(articles: Sequence[Article]) -> ResultMap:
    """Return the map of the results in some documents."""
    looked = articles if isinstance(articles, Looked) else Looked(articles)
    return looked.results
