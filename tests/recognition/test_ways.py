"""However an article is written, its parts, entries and fields are found as a reader sees them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from recognition.contents import ARTICLES, Content
from recognition.ways import ways, written
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.recognition import Reading, recognise
from sphinx_rigor.records import Facts
from sphinx_rigor.standard import load_standard

FIVE = load_standard("five-part", Path())
WAYS = dict(ways())
ENTRIES = Counter(analogy=2, geometry=1, perspective=3, flaw=3, improvement=3, direction=3)
ASKED = {each.kinds[0]: each.each for part in FIVE.parts for each in part.require if each.each}
MYST = ["amsmath", "colon_fence", "deflist", "dollarmath", "fieldlist"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, nightly: bool) -> dict[str, Facts]:
    """Build one article in every way, each of them by night, all in one site."""
    from fixtures.sites import Project

    files = {
        f"articles/{number:03}-{each.name}": written(each, way)
        for number, way in enumerate(WAYS.values())
        for each in articles_of(number, nightly)
    }
    site = Project(tmp_path_factory.mktemp("ways")).write({**files, "index": "# Index\n"})
    site.configure(
        extensions=["myst_parser", "sphinx_design", "sphinx_rigor"],
        myst_enable_extensions=MYST,
        smartquotes=False,
        suppress_warnings=["*"],
    )
    return dict(rigor_domain(site.build("rigor").app.env).facts)


def articles_of(number: int, nightly: bool) -> list[Content]:
    """Return the articles that are written in a way, by its number."""
    return ARTICLES if nightly else ARTICLES[number % len(ARTICLES) :][:1]


def lost(reading: Reading) -> list[str]:
    """Say what of an article was not found, or found more than once."""
    parts = [each.id for each in reading.parts]
    counts = Counter(each.kind for each in reading.entries)
    wrong = [] if parts == ["intuition", "critique", "outlook"] else [f"parts {parts}"]
    wrong += [f"{kind} {counts[kind]}" for kind in ENTRIES if counts[kind] != ENTRIES[kind]]
    for entry in reading.entries:
        for need in ASKED.get(entry.kind, ()):
            field = entry.field(need.field)
            if field is None or field.empty or field.items < need.items:
                wrong.append(f"{entry.title}: {need.field}")
    return wrong


@pytest.mark.parametrize("name", WAYS)
def test_nothing_is_lost(found: dict[str, Facts], name: str, nightly: bool) -> None:
    number = list(WAYS).index(name)
    for each in articles_of(number, nightly):
        facts = found[f"articles/{number:03}-{each.name}"]
        assert lost(recognise(facts, FIVE)) == []
