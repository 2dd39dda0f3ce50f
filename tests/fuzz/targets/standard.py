"""A standard is taken, and then measures any article, or refused in words that name a key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from fixtures.drafts import SMALL, complete
from fuzz.folder import written
from fuzz.seeds import texts_with
from sphinx_rigor.gate.limit import TooSlow, limited
from sphinx_rigor.standard import StandardError, load_standard
from sphinx_rigor.verdict import examine

WATCHED = "sphinx_rigor.standard"
WORDS = (
    *(
        "[standard]\n",
        "[[part]]\n",
        "[[part.require]]\n",
        "[[part.require.or]]\n",
        "[kinds.flaw]\n",
    ),
    *(
        "[kinds.flaw.fields]\n",
        "[rules]\n",
        "[rules.severity]\n",
        "[front-matter]\n",
        "[status]\n",
    ),
    *(
        'what = "',
        "min = 1\n",
        "max = 0\n",
        'id = "a"\n',
        'title = "A"\n',
        "match = '^a'\n",
        "words = [",
    ),
    *(
        'kind = "flaw"\n',
        "each = [",
        "{ field = ",
        "extends = 'five-part'\n",
        "remove = true\n",
        '"""',
    ),
    *(
        "every = true\n",
        'severity = "error"\n',
        "gather = ",
        "off = ['",
        "= 1979-05-27\n",
        "= inf\n",
    ),
)


def seeds() -> Iterator[str]:
    """Yield standards."""
    yield SMALL
    yield from texts_with(" = ", "standard", "fixtures", "recognition", "verdict")


def holds(text: str) -> None:
    """Read a standard and measure a small article by it."""
    path = written("tried.toml", text)
    try:
        found = load_standard(str(path), path.parent)
    except StandardError as error:
        refused = str(error).splitlines()
    else:
        with suppress(TooSlow), limited(1.0):
            verdict = examine(complete().facts(), found).verdict
            assert verdict.met <= verdict.total
        return
    assert refused
    assert all(": " in line for line in refused), refused
