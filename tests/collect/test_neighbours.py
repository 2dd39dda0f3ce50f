"""Boxes of sphinx-proof and sphinx-exercise are boxes; containers of others are no sections."""

from __future__ import annotations

import pytest

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import document_headings

pytestmark = pytest.mark.filterwarnings("ignore:.*app' is deprecated")  # of both extensions
SAID = "Words of it.\n\n$$\nx = y\n$$"
BOXES = f"""
```{{prf:theorem}} Part 1: Proof
:label: pyth

{SAID}
```

```{{prf:proof}}
{SAID}
```

```{{prf:criterion}}
:nonumber:

{SAID}
```

````{{exercise}} Part 2: Faults
:label: ex

{SAID}

```{{prf:lemma}}
inside
```
````

```{{solution}} ex
:label: sol

{SAID}
```

```{{exercise-start}}
:label: gated
```

{SAID}

```{{exercise-end}}
```
"""
CONTAINERS = """
:::{admonition} Part 1: Proof
Words.
:::

:::{dropdown} Part 2: Faults
Words.
:::

::::{tab-set}
:::{tab-item} Part 1: Proof
Words.
:::
::::

:::{card} Part 2: Faults
Words.
:::

:::{topic} Part 1: Proof
Words.
:::

:::{sidebar} Part 2: Faults
Words.
:::
"""
INDEX = "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n"


@pytest.fixture
def site(project):
    extensions = ["myst_parser", "sphinx_design", "sphinx_rigor"]

    def make(more: str, *others: str, standard: str = SMALL):
        for each in others:
            pytest.importorskip(each)
        files = {"index": INDEX, "articles/a": GOOD + more, "small.toml": standard}
        return project(
            files,
            extensions=[*extensions, *others],
            rigor_standard="small.toml",
            myst_enable_extensions=["dollarmath", "colon_fence"],
        )

    return make


NEEDS = "sphinx_proof", "sphinx_exercise"


def test_their_boxes_are_boxes_with_kind_title_and_label(site) -> None:
    built = site(BOXES, *NEEDS).build()
    facts = rigor_domain(built.app.env).facts["articles/a"]

    found = [(each.kind, each.family, each.title, each.label) for each in facts.boxes]
    assert found == [
        ("theorem", "theorem", "Part 1: Proof", "pyth"),
        ("proof", "proof", "", ""),
        ("criterion", "note", "", ""),
        ("exercise", "example", "Part 2: Faults", "ex"),
        ("lemma", "theorem", "", ""),
        ("solution", "proof", "", "sol"),
        ("exercise", "example", "", "gated"),
    ]
    assert not any(each.empty for each in facts.boxes)
    assert [each.text for each in document_headings(facts)] == [
        "T",
        "Part 1: Proof",
        "Part 2: Faults",
    ]
    begins = [each.place for each in facts.boxes]
    assert begins == sorted(begins)
    assert all(each.end >= each.place for each in facts.boxes)


def test_they_neither_double_nor_end_a_part(site) -> None:
    for more, others in ((BOXES, NEEDS), (CONTAINERS, ())):
        built = site(more, *others).build("rigor")
        assert [each for each in built.warnings if "rigor." in each] == []


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_beside_us_they_say_what_they_say_alone(site, builder: str) -> None:
    made = site(BOXES, *NEEDS)
    ours = made.build(builder)
    made.configure(extensions=["myst_parser", "sphinx_design", *NEEDS], rigor_articles=[])
    assert ours.warnings == made.build(builder, fresh=True).warnings


def test_a_standard_may_ask_for_them_where_they_are(site, tmp_path) -> None:
    wanted = '[[require]]\nwhat = "box"\nkind = ["exercise", "criterion"]\nmin = 4\n'
    built = site(BOXES, *NEEDS, standard=SMALL + wanted).build("rigor")
    assert "3 of 4" in built.about("too-few-boxes")[0]


def test_a_kind_that_nobody_brings_is_an_error(site) -> None:
    from sphinx.errors import ConfigError

    wanted = '[[require]]\nwhat = "box"\nkind = "criterion"\n'
    with pytest.raises(ConfigError, match="criterion"):
        site("", standard=SMALL + wanted).build("rigor")
