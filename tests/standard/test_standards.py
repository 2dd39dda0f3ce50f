"""Standards other than five-part: one we ship, one a stranger would write."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import Draft
from sphinx_rigor.recognition import is_about, is_field, recognise
from sphinx_rigor.standard import load_standard, shipped_names

NOTE = """---
title: Squares
date: 2026-01-31
status: final
---
# Squares

```{definition} Square
The square of $x$ is

$$x^2 = x \\cdot x$$
```

```{theorem} Squares are not negative
$$x^2 \\ge 0$$
```

```{proof}
A product of two equal signs is not negative.
```

```{example}
$(-3)^2 = 9$.
```
"""
LAB = r"""
[standard]
name = "lab-notebook"

[front-matter]
required = ["title", "status"]

[status]
values = ["open", "closed"]
enforced = ["closed"]

[[require]]
what = "section"
level = 3
min = 8

[[require]]
what = "word"
max = 3000

[[require]]
what = "code"
language = ["python", "r"]
min = 2

[[require]]
what = "table"
columns = 4
rows = 6

[[require]]
what = "list"
match = '\d{4}-\d{2}-\d{2}'
min = 4
title = "dated items"

[[require]]
what = "image"

[[part]]
id = "log"
title = "Log"
match = '^Log'
[[part.require]]
what = "line"
min = 20
[[part.require]]
what = "entry"
kind = "experiment"
min = 1
every = true
each = ["hypothesis", { field = "steps", items = 2 }, { field = "result", match = '\d' }]

[kinds.experiment]
title = "Experiment"
match = '^Experiment \d'
[kinds.experiment.fields]
hypothesis = '^Hypothesis'
steps = '^Steps'
result = '^Result'
"""


def experiment(number: int) -> str:
    return (
        f"### Experiment {number}\n\n**Hypothesis**: heat helps.\n\n**Steps**:\n\n1. warm\n2. wait\n\n"
        "**Result**: 3 of 4.\n\n"
    )


LOG = "".join(map(experiment, (1, 2)))
ROWS = "".join(f"| {n} | b | c | d |\n" for n in range(6))
DAYS = "".join(f"- 2026-01-0{n}: seen\n" for n in range(1, 5))
NOTEBOOK = (
    "---\ntitle: Heat\nstatus: closed\n---\n# Heat\n\n## Log\n\n"
    + LOG
    + "".join(f"### Day {n}\n\nSeen.\n\n" for n in range(6))
    + f"## Data\n\n| a | b | c | d |\n|---|---|---|---|\n{ROWS}\n{DAYS}\n"
    + "![plot](plot.png)\n\n```python\n1\n```\n\n```r\n2\n```\n"
)


def test_a_proof_note_is_measured(project) -> None:
    site = project({"articles/a": NOTE}, rigor_standard="proof-note")
    assert site.build().warnings == []

    site.write({"articles/a": NOTE.replace("```{proof}", "```{remark}")})
    assert [line.split("[")[-1] for line in site.build().warnings] == [
        "rigor.too-few-boxes]",
        "rigor.false-completed]",
    ]


@pytest.fixture
def notebook(project):
    files = {"articles/a": NOTEBOOK, "lab.toml": LAB, "articles/plot.png": b"\x89PNG\r\n\x1a\n"}
    return project(files, rigor_standard="lab.toml")


def test_a_notebook_that_has_everything_is_verified(notebook) -> None:
    assert notebook.build("dummy").warnings == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("### Day 0", "#### Day 0", "headings: 7 of 8"),
        ("Seen.", "word " * 600 + "end.", "at most 3000 allowed"),
        ("```r", "```c", "code blocks (python, r): 1 of 2"),
        ("| 5 | b | c | d |\n", "", "tables: 0 of 1"),
        ("2026-01-04", "today", "dated items: 3 of 4"),
        ("![plot](plot.png)", "", "pictures: 0 of 1"),
        ("Experiment ", "Trial ", "Experiment: 0 of 1"),
        ("2. wait\n", "", "lacks steps (1 of 2 items)"),
        ("3 of 4", "all of them", "lacks result"),
        ("**Hypothesis**", "**Idea**", "lacks hypothesis"),
    ],
)
def test_what_a_notebook_lacks_is_named(notebook, old: str, new: str, words: str) -> None:
    assert old in NOTEBOOK
    notebook.write({"articles/a": NOTEBOOK.replace(old, new)})

    found = [line for line in notebook.build("dummy").warnings if "false-completed" not in line]
    assert any(words in line for line in found), found


@pytest.mark.parametrize("name", shipped_names())
def test_what_a_standard_calls_things_is_among_the_words_it_knows_them_by(name: str) -> None:
    wanted = load_standard(name, Path())
    topics = [each for part in wanted.parts for each in part.require if each.what == "topic"]
    draft = Draft()
    for part in wanted.parts:
        draft.heading(2, part.title).text()

    assert [each.title for each in topics if not is_about(each, each.title)] == []
    assert [
        field.title
        for kind in wanted.kinds
        for field in kind.fields
        if not is_field(field, field.title)
    ] == []
    found = [each.id for each in recognise(draft.facts(), wanted).parts]
    assert found == [each.id for each in wanted.parts]
