"""Tables of contents that list each other are a finding, and pages are written all the same."""

from __future__ import annotations

import pytest

from sphinx_rigor.gate.circles import circles, shown


def tree(*names: str) -> str:
    """Return a document that lists others."""
    return "# D\n\nWords.\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"


@pytest.mark.parametrize(
    ("includes", "found"),
    [
        ({"i": ["a", "b"], "a": ["b"], "b": ["c"]}, []),
        ({"i": ["a"], "a": ["b"], "b": ["a"]}, [("a", "b")]),
        ({"i": ["i"]}, [("i",)]),
        ({"i": ["a"], "a": ["b", "c"], "b": ["i"], "c": ["a"]}, [("i", "a", "b"), ("a", "c")]),
        ({"i": [], "x": ["y"], "y": ["x"]}, [("x", "y")]),
        ({"i": ["a", "a"], "a": ["i", "i"]}, [("i", "a"), ("i", "a")]),
    ],
)
def test_each_circle_is_found_at_the_entry_that_closes_it(includes, found) -> None:
    assert list(circles(includes, "i")) == found


def test_many_ways_to_one_document_are_gone_once() -> None:
    asked = []

    class Includes(dict):
        def get(self, name, default=()):
            asked.append(name)
            return super().get(name, default)

    names = [str(each) for each in range(2000)]
    ladder = Includes({a: [b, c] for a, b, c in zip(names, names[1:], names[2:], strict=False)})

    assert not list(circles(ladder, "0"))
    assert len(asked) == len(names)


def test_a_long_circle_is_told_in_short() -> None:
    told = shown([str(each) for each in range(5000)])

    assert told.startswith("0 → 1 → ")
    assert told.endswith("→ 4999 → 0")
    assert len(told) < 100


@pytest.mark.parametrize("builder", ["rigor", "html"])
def test_a_circle_is_a_finding_on_its_line_on_every_build(project, builder: str) -> None:
    files = {
        "index": tree("a"),
        "a": tree("b"),
        "b": "Words.\n\n" + tree("c", "a"),
        "c": "# C\n",
    }
    site = project(files, rigor_articles=["a"])
    line = "b.md:7: WARNING: the table of contents comes back to itself: a → b → a; take one"
    first = site.build(builder)
    again = site.build(builder)
    mended = site.write({"b": tree("c")}).build(builder)

    assert [each[: len(line)] for each in first.about("circular-toctree")] == [line]
    assert again.about("circular-toctree") == first.about("circular-toctree")
    assert not mended.about("circular-toctree")
    if builder == "html":
        assert 'href="b.html"' in first.page("c")
