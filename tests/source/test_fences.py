"""What swallows text is found on the line of the fence, and nothing else is."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import (
    Directives,
    Syntax,
    find_enclosed,
    find_troubles,
    front_matter_faults,
    read_fences,
)

KNOWN = {
    "note",
    "tip",
    "derivation",
    "theorem",
    "tab-set",
    "tab-item",
    "code-block",
    "card",
    "dropdown",
}
DIRECTIVES = Directives(
    lambda name: name in KNOWN,
    lambda name, option: name in KNOWN and option in {"label", "class"},
)


def troubles(text: str, syntax: Syntax | None = None) -> list[tuple[str, int]]:
    """Return rule and line of what is wrong with a text."""
    syntax = syntax or Syntax()
    whole = read_fences(text, syntax)
    found = [(each.rule, each.line) for each in find_troubles(whole, syntax, DIRECTIVES)]
    found += [
        ("swallowed-heading", each.nest.fence.line)
        for each in find_enclosed(whole)
        if each.shallow
    ]
    return sorted(found)


WRONG = [
    ("# T\n\n:::{note}\nx\n", [("unclosed-fence", 3)]),
    ("````{note}\nx\n```\n", [("unclosed-fence", 1)]),
    ("~~~python\nx\n", [("unclosed-fence", 1)]),
    ("- a\n\n  ```python\n  x\n\nb\n", [("unclosed-fence", 3)]),
    ("> ~~~\n> x\n\nb\n", [("unclosed-fence", 1)]),
    ("1. a\n   :::{note}\n   x\nb\n", [("unclosed-fence", 2)]),
    ("::::{note}\n```\nx\n::::\n", [("unclosed-fence", 2)]),
    ("- ```\n  x\n```\ny\n", [("unclosed-fence", 1), ("unclosed-fence", 3)]),
    ("```\nx\n\n## H\n\ny\n\n```\nx\n```\n", [("unclosed-fence", 1)]),
    (":::{note}\nx\n:::\n\n:::\n", [("unclosed-fence", 5)]),
    (":::{note}\n:::{tip}\nx\n:::\n\ny\n", [("fence-too-short", 1)]),
    ("````{note}\n:::{tip}\n````\n", [("unclosed-fence", 2)]),
    ("```{note}\n```python\nx\n```\n", [("fence-too-short", 1)]),
    ("~~~{note}\n- ~~~python\n  x\n  ~~~\n", [("fence-too-short", 1)]),
    ("```python\nx\n\n```js\ny\n```\n", [("fence-too-short", 1)]),
    (":::{note}\n```md\n:::{tip}\nx\n:::\n", [("fence-too-short", 1)]),
    (":::{note}\n::::{tip}\nx\n::::\n", [("fence-too-short", 1)]),
    ("# T\n\n## A\n\n:::{note}\nx\n\n## B\n\ny\n:::\n", [("swallowed-heading", 5)]),
    ("## A\n\n:::{note}\nx\n\nB\n---\n:::\n", [("swallowed-heading", 3)]),
    (
        "## A\n\n::::{note}\nx\n\n:::{tip}\ny\n\n# B\n:::\n::::\n",
        [("swallowed-heading", 3)],
    ),
    (
        "## A\n\n::::{note}\n#### C\n\n:::{tip} t\ny\n\n### B\n:::\n::::\n",
        [("swallowed-heading", 6)],
    ),
    ("## A\n\n:::{derivation} Sum\n\n## B\n:::\n", [("swallowed-heading", 3)]),
    (":::theorem Sum\nx\n:::\n", [("fence-without-braces", 1)]),
    (":::note\nx\n:::\n", [("fence-without-braces", 1)]),
    (":::｛note｝\nx\n:::\n", [("fence-without-braces", 1)]),
    (":::aside words that vanish\nx\n:::\n", [("fence-without-braces", 1)]),
    (":::{theorem}Sum\nx\n:::\n", [("fence-without-space", 1)]),
    ("```{theorem}Sum\nx\n```\n", [("fence-without-space", 1)]),
    ("::: { note }\nx\n:::\n", [("fence-without-space", 1)]),
    ("a\n\n    :::{note}\n    x\n    :::\n", [("indented-directive", 3)]),
    ("- a\n\n      ```{note}\n      x\n      ```\n", [("indented-directive", 3)]),
    ("\t```{note}\n\tx\n", [("indented-directive", 1)]),
    (":::{note}\n\n:label: x\n:::\n", [("late-options", 1)]),
    ("```{note}\n\n\n:class: x\n\ny\n```\n", [("late-options", 1)]),
    ("$$\nx=1\n\n## H\n\n$$\ny\n$$\n", [("unclosed-dollars", 1)]),
    ("$$\nx=1\n\n<div>\n\n$$y$$\n\n</div>\n", [("unclosed-dollars", 1)]),
    ("$$ x=1\n\n:::{note}\ny\n:::\n\n$$y$$\n", [("unclosed-dollars", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fault_stands_on_the_line_of_its_fence(
    text: str, expected: list[tuple[str, int]], end: str
) -> None:
    assert troubles(text.replace("\n", end)) == expected


RIGHT = [
    # nested as they should be
    ":::::{tab-set}\n::::{tab-item} A\n### B\n:::{note}\nx\n:::\n::::\n:::::\n",
    "````{note}\n```{tip}\n:class: x\n\ny\n```\n````\n",
    "::::{card} T\n^^^\nx\n+++\ny\n::::\n",
    ":::{note}\n```python\nx\n```\n~~~\ny\n~~~\n:::\n",
    ":::{dropdown} T\n- a\n\n  ```\n  x\n  ```\n- b\n:::\n",
    # what shows fences instead of being one
    "````md\n:::{note}\n```python\nx\n````\n",
    "````{code-block} md\n```{note}\nx\n````\n",
    "````text\n```\n````\n",
    "`:::{note}` and ``` a`b\n",
    "```python\nprint('```json')\n# A\n## B\n```\n",
    "~~~sh\n```\n~~~\n",
    "<!--\n:::{note}\n-->\n\n<pre>\n```\n</pre>\n",
    # titles and headings that are deeper
    "## A\n\n:::{theorem}\n## Title\n\nx\n:::\n",
    "## A\n\n:::{derivation} Sum\n### B\n\n#### C\n:::\n\n## D\n",
    "::::{note}\n# A\n\nx\n::::\n",
    # words that are no names of directives, options that are text
    ":::my-class\nx\n:::\n",
    ":::\nx\n:::\n",
    "```{.python}\nx\n```\n",
    "```{r, echo=FALSE}\nx\n```\n",
    "```note\nx\n```\n",
    ":::{note}\n:label: x\n:::\n",
    ":::{note}\n---\nlabel: x\n---\ny\n:::\n",
    ":::{note}\n\n:term: x\n:::\n",
    ":::{note}\n\n:::\n",
    # code that looks like a directive of no such name, text that goes on
    "    ```{foo}\n    x\n",
    "- a\n\n  :::{note}\n  x\n  :::\n",
    "1.  a\n\n    ```{note}\n    x\n    ```\n",
    "$$\nx=1\n\ny=2\n$$\n\n## H\n",
    "$$\n\\begin{align}\nx\n\\end{align}\n$$ (l)\n",
    "",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_well_written_is_left_alone(text: str) -> None:
    assert troubles(text) == []


def test_longer_fences_may_stand_inside_where_lengths_must_be_equal() -> None:
    text = ":::{note}\n::::{tip}\nx\n::::\n:::\n"
    assert troubles(text, Syntax(exact=True)) == []
    assert troubles(text) == [("fence-too-short", 1), ("unclosed-fence", 5)]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("---\ntitle: A\n\n# H\n\ntext\n", ["unclosed-front-matter"]),
        ("---\r\ntitle: A\r\n\r\n# H\r\n", ["unclosed-front-matter"]),
        ("---\ntitle: A\n\n# H\n\nSome text.\n\n---\n\nMore.\n", ["unclosed-front-matter"]),
        ('+++\ntitle = "A"\n+++\n\n# H\n', ["toml-front-matter"]),
        ('+++\n# comment\n[extra]\na = "A"\n+++\n', ["toml-front-matter"]),
        ("---\ntitle: A\n---\n\n# H\n\n---\n", []),
        ("---\ntitle: A\n...\n\n# H\n", []),
        ("---\n\nA ruler above a text.\n", []),
        ("---\nAbove: a ruler\n---\n", []),
        ("+++\n\nA break of blocks.\n\n+++\n", []),
        ("# H\n\n---\ntitle: A\n", []),
        ("---\ntitle: a: b\n---\n\n# H\n", []),
    ],
)
def test_front_matter(text: str, rules: list[str]) -> None:
    assert [(each.rule, each.line) for each in front_matter_faults(text)] == [
        (rule, 1) for rule in rules
    ]


@pytest.mark.parametrize(
    ("inner", "found"),
    [(":::", [("fence-too-short", 1)]), ("::::", [])],
)
def test_colons_that_close_by_equal_length_hold_longer_ones(inner: str, found: list) -> None:
    text = f":::{{note}}\n{inner}{{tip}}\nx\n{inner}\n:::\n"
    assert [each for each in troubles(text, Syntax(exact=True)) if each[1] == 1] == found
