"""Figures, tables and listings are called by what they show, not by how many came before."""

from __future__ import annotations

import re

PAGE = """\
# T

{extra}```{{figure}} pics/rates.svg
Rates.
```

```{{figure}} pics/rates.svg
Again.
```

```{{figure}} pics/other.svg
:name: mine

Named.
```

```{{table}} 比较 of $x$
| a | b |
|---|---|
| 1 | 2 |
```

```{{code-block}} python
:caption: One

x = 1
```

## figure-other
"""


def addresses(page: str) -> list[str]:
    return re.findall(r'class="headerlink" href="#([^"]*)"', page)


def test_what_has_a_caption_has_an_address_that_lasts(project) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    pics = {"pics/rates.svg": svg, "pics/other.svg": svg}
    config = {"rigor_articles": [], "html_theme": "alabaster"}
    before, after = (
        addresses(project({"index": PAGE.format(extra=extra), **pics}, **config).build().page())
        for extra in ("", "```{figure} pics/other.svg\nNew.\n```\n\n")
    )

    assert before == [
        "t",
        "figure-rates",
        "figure-rates-1",
        "mine",
        "table-比较-of-x",
        "listing-one",
        "figure-other",
    ]
    assert [each for each in after if each not in before] == ["figure-other-1"]
    assert [each for each in after if each in before] == before
