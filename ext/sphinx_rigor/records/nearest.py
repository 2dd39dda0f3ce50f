"""Which of many names is most like what was written.

A site with thousands of labels can have hundreds of dead references. The names are put in
order once, by the pairs of letters in them, and only those that share the most pairs with
what was written are compared with it letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from pathlib import PurePosixPath

ALIKE = 0.7
"""How alike two names are from here on, from 0 to 1."""
FEW = 50
"""How many names are compared letter by letter."""
MOST = 500
"""For how many names, one not among them, the nearest is sought: each costs a look at most
of them, and whoever has more dead references knows the way after these."""


class Names:
    """Names to look among; capitals do not count."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; nothing is put in order before the first question."""
        self.all = frozenset(names)
        self.asked = 0

    @cached_property
    def folded(self) -> dict[str, str]:
        """The names by their letters in lower case; the first in order where several agree."""
        return {name.casefold(): name for name in sorted(self.all, reverse=True)}

    @cached_property
    def having(self) -> dict[str, list[str]]:
        """The names in lower case by the pairs of letters in them."""
        found: dict[str, list[str]] = {}
        for name in self.folded:
            for pair in pairs(name):
                found.setdefault(pair, []).append(name)
        return found

    def nearest(self, written: str) -> str:
        """Return the name most like what was written, ``""`` where none is."""
        self.asked += 1
        if self.asked > MOST:
            return ""
        sought = written.casefold()
        shared = Counter(name for pair in pairs(sought) for name in self.having.get(pair, ()))
        apart = {name: -count / (len(name) + len(sought)) for name, count in shared.items()}
        likely = nsmallest(FEW, apart, key=lambda name: (apart[name], name))
        found = get_close_matches(sought, likely, n=1, cutoff=ALIKE)
        return self.folded[found[0]] if found else ""


class Paths:
    """Paths to look among, from the root of the sources."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Take the paths."""
        self.all = frozenset(paths)

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The paths by their last part in lower case."""
        found: dict[str, list[str]] = {}
        for each in sorted(self.all):
            found.setdefault(PurePosixPath(each).name.casefold(), []).append(each)
        return found

    @cached_property
    def stems(self) -> dict[str, str]:
        """The first path for each last part without its suffix, since suffixes are alike."""
        every = sorted(self.all, reverse=True)
        return {PurePosixPath(each).stem.casefold(): each for each in every}

    @cached_property
    def stem_names(self) -> Names:
        """The last parts without their suffixes."""
        return Names(self.stems)

    def nearest(self, written: str) -> str:
        """Return the path meant: one of the same name elsewhere, or one named most alike."""
        name = PurePosixPath(written.casefold())
        same = [each for each in self.named.get(name.name, ()) if each != written]
        if same:
            return Names(same).nearest(written) or same[0]
        near = self.stem_names.nearest(name.stem)
        return self.stems[near] if near and self.stems[near] != written else ""


def pairs(name: str) -> set[str]:
    """Return the pairs of letters that follow each other, with the name's ends."""
    return {before + after for before, after in pairwise(f"\0{name}\0")}
