"""Labels of a PDF: what is linked to is there, once."""

from __future__ import annotations

import re

from fixtures.book import PNG

SOURCE = """\
# T

```{theorem} N
:label: th

(inside)=
### Heading in a box

Words.

#### Deeper

More.
```

See [](#inside), [h](#heading-in-a-box), [d](#deeper), {ref}`inside`, {ref}`th`.
"""


def test_links_reach_headings_in_boxes(project) -> None:
    config = {"myst_heading_anchors": 4, "rigor_articles": []}
    documents = [("index", "book.tex", "Book", "A", "manual")]
    built = project({"index": SOURCE}, **config, latex_documents=documents).build("latex")
    tex = built.page("book.tex")
    labels = re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex)
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", tex))

    assert len(links) == 4
    assert links <= set(labels)
    assert len(labels) == len(set(labels))


PLACES = """\
# T

```{note}
:name: a

Words.
```

```{topic} T
:name: b

Words.
```

```{image} point.png
:name: c
```

```{math}
:name: d

x
```

```{code-block} python
:name: e
:caption: C

1
```

```{table} C
:name: f

| a |
|---|
| b |
```

{#g}
> Words.

{#h}
- Item

{#i}
Words [words]{#j}.

<div id="k">

Words.
</div>

<div id="l">Words.</div>

<div id="m"/>

<details id="n">
<summary>S</summary>

Words.
</details>

````{warning}
:name: o

```{note}
:name: p

Words.
```
````

"""


def test_links_reach_all_that_has_a_name(project) -> None:
    names = "abcdefghijklmnop"
    links = " ".join(f"[x](#{each})" for each in names)
    syntax = ["attrs_block", "attrs_inline", "dollarmath"]
    site = project({"index": PLACES + links, "point.png": PNG}, myst_enable_extensions=syntax)
    documents = [("index", "book.tex", "Book", "A", "manual")]
    built = site.configure(latex_documents=documents).build("latex")
    tex = built.page("book.tex")
    labels = re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex)

    assert built.warnings == []
    assert {f"index:{each}" for each in names} <= set(labels)
    assert len(labels) == len(set(labels))
