"""What swallows text is a finding of the build, whatever it is written in."""

from __future__ import annotations

import pytest

RULES = (
    "unclosed-fence",
    "fence-too-short",
    "swallowed-heading",
    "literal-fence",
    "literal-dollars",
    "fence-without-braces",
    "fence-without-space",
    "indented-directive",
    "unclosed-dollars",
    "late-options",
    "literal-stars",
    "unclosed-front-matter",
    "toml-front-matter",
)
SYNTAX = ["amsmath", "dollarmath", "colon_fence"]


def told(built) -> list[tuple[str, int]]:
    """Return rule and line of the findings about text that is swallowed."""
    return [
        (rule, int(each.split(":")[1]))
        for each in built.warnings
        for rule in RULES
        if f"[rigor.{rule}]" in each
    ]


ALL = """\
# T

## A

:::{derivation} Sum

x

## B

:::{remark}
Fine.
:::

**问题：**太慢，`**码：**x`，\\*\\*写：\\*\\*出

text :::{note} more

：：：{note}
x
：：：

$$
x=1

- **甲：**乙
- ok

| a | b |
|---|---|
| c | **丙：**丁 |

    :::{note}

```{theorem}

:label: thm

x
```

:::theorem
x
:::

:::{theorem}T
x
:::

~~~python
## C
"""


def test_each_on_its_line(project) -> None:
    built = project({"index": ALL}, myst_enable_extensions=SYNTAX).build()
    assert sorted(told(built), key=lambda each: (each[1], each[0])) == [
        ("fence-too-short", 5),
        ("swallowed-heading", 5),
        ("literal-stars", 15),
        ("literal-fence", 17),
        ("literal-fence", 19),
        ("unclosed-dollars", 23),
        ("literal-stars", 26),
        ("literal-stars", 31),
        ("indented-directive", 33),
        ("late-options", 35),
        ("fence-without-braces", 42),
        ("fence-without-space", 46),
        ("unclosed-fence", 50),
    ]


def test_colons_that_are_switched_off(project) -> None:
    text = "# T\n\n:::{note} A\nx\n:::\n\ny\n\n::::{tip}\n\nz\n\n::::\n"
    built = project({"index": text}).build("rigor")
    assert told(built) == [("literal-fence", 3), ("literal-fence", 9)]
    assert "colon_fence" in built.about("literal-fence")[0]
    own = "---\nmyst:\n  enable_extensions: [colon_fence]\n---\n\n" + text
    assert told(project({"index": own}).build("rigor")) == []


def test_dollars_that_are_switched_off(project) -> None:
    text = (
        "# T\n\nThe process $$ and $$PATH$$.\n\nx\n$$\na = b_1\n$$\n\n$$c$$\n\n\\$\\$d\\$\\$\n"
    )
    off = {"myst_enable_extensions": ["colon_fence"]}
    built = project({"index": text}, **off).build("rigor")
    assert told(built) == [("literal-dollars", 6)]
    own = "---\nmyst:\n  enable_extensions: [dollarmath]\n---\n\n# T\n\n$$c$$\n"
    assert told(project({"index": own}, **off).build("rigor")) == []


RST = """\
T
=

**bold:**\\ x and \\*\\*stars:\\*\\*x

:::{note}
x

```{theorem}
y

$$
x

::

    :::{note}
"""


def test_other_markup_is_not_misread(project) -> None:
    assert told(project({"index.rst": RST}).build("rigor")) == []


DESIGN = """\
# T

## A

::::{tab-set}
:::{tab-item} One
### B

```python
x
```
:::
:::{tab-item} Two
:sync: two

#### C
:::
::::

:::::{grid} 2
::::{grid-item-card} Title
:link: https://example.org/
Text
::::
::::{grid-item}
```{dropdown} D
:open:

- **甲**：乙

  :::{note}
  x
  :::
```
::::
:::::

::::{admonition} E
:class: tip

````{md-mermaid}
:::{note}
```text
## A
````
::::

```{code-block} md
:caption: x

:::{note}
~~~python
# T
```

:::{table} F
| a |
|---|
| b |
:::

```{eval-rst}
:::{note}
**x:**\\ y

.. note::

   z
```

```{math}
:label: m

a = b
```

```{list-table}
- - a
  - b
```

:::{figure} https://example.org/x.png
Caption

Legend
:::

<div class="theorem-box">

## Title

:::{proof}
x
:::

</div>
"""
SHOWN = """\
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

class Shown(SphinxDirective):
    has_content = True

    def run(self):
        text = "\\n".join(self.content)
        return [nodes.literal_block(text, text)]

def setup(app):
    app.add_directive("md-mermaid", Shown)
"""


def test_fences_of_other_extensions_are_left_alone(project, monkeypatch) -> None:
    made = project(
        {"index": DESIGN, "shown_words.py": SHOWN},
        extensions=["myst_parser", "sphinx_design", "sphinx_rigor", "shown_words"],
        myst_enable_extensions=SYNTAX,
    )
    monkeypatch.syspath_prepend(str(made.root))
    built = made.build("rigor")
    assert built.warnings == []


PART = """\
[standard]
name = "s"

[front-matter]
required = []

[[part]]
id = "a"
title = "A"
match = "^A$"

[[part]]
id = "b"
title = "B"
match = "^B$"
"""


def test_the_heading_of_a_part_belongs_into_no_fence(project) -> None:
    text = "# T\n\n## A\n\nx\n\n:::{note} N\n\ny\n\n### B\n\nz\n:::\n"
    made = project(
        {"articles/a": text, "s.toml": PART},
        myst_enable_extensions=SYNTAX,
        rigor_standard="s.toml",
    )
    found = made.build("rigor").about("swallowed-heading")
    assert [each.split(":")[1] for each in found] == ["7"]
    assert "part" in found[0]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("---\ntitle: A\n\n# H\n\nx\n", "unclosed-front-matter"),
        ('+++\ntitle = "A"\n+++\n\n# H\n', "toml-front-matter"),
    ],
)
def test_front_matter_is_named_for_what_it_is(project, text: str, rule: str) -> None:
    built = project({"articles/a": text}).build("rigor")
    assert told(built) == [(rule, 1)]
    assert not built.about("missing-front-matter")


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
def test_faults_of_an_included_file_are_located_in_it(project) -> None:
    part = "text\n\n**甲：**乙\n\n:::{note}\nx\n\n$$\ny\n"
    files = {"index": "# T\n\n```{include} part.txt\n```\n", "part.txt": part}
    made = project(files, myst_enable_extensions=SYNTAX)
    built = made.build("rigor")
    assert told(built) == [
        ("literal-stars", 3),
        ("unclosed-fence", 5),
        ("unclosed-dollars", 8),
    ]
    assert all(each.startswith("part.txt:") for each in built.warnings)


def test_nobody_knows_what_an_unknown_directive_holds(project) -> None:
    shown = "## Shown\n\n    ```{note}\n    x\n    ```\n"
    texts = {
        name: f"# T\n\n## S\n\n````{{{name}}}\n{shown}````\n" for name in ("no-such", "note")
    }
    built = project({"index": "# I\n", **texts}).build("dummy")
    told = [each for each in built.warnings if "rigor." in each]

    assert not any(each.startswith("no-such") for each in told)
    assert any(each.startswith("note.md:8") for each in told)
