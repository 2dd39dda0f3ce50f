"""No page has a link in a link."""

from __future__ import annotations

import pytest
from lxml import html

PAGE = """\
# T

```{contents}
```

$$x=1$$ (eq-a)

## By $\\eqref{eq-a}$ alone

## By {eq}`eq-a`

## By {ref}`words <here>` and [MyST](#here)

(here)=

## Here

See [the bound $\\eqref{eq-a}$](#eq-a) and $\\eqref{eq-a}$.
"""


@pytest.mark.parametrize("theme", ["basic", "alabaster"])
def test_headings_that_refer_nest_no_link(project, theme: str) -> None:
    site = project(
        {"index": PAGE}, html_theme=theme, html_math_renderer="rigor", rigor_articles=[]
    )
    text = site.build().page()
    tree = html.fromstring(text)
    nested = [part for part in text.split("<a ")[1:] if "</a>" not in part]

    assert nested == []
    headings = {each.text_content().rstrip("\u00b6"): each for each in tree.iter("h2")}
    kept = [each.get("href") for one in headings.values() for each in one.iter("a")]
    assert kept.count("#equation-eq-a") == 2
    entries = tree.xpath("//*[contains(@class, 'contents')]//li//a")
    assert [each.get("href")[0] for each in entries] == ["#"] * len(entries)
    assert len({each.get("href") for each in entries}) >= 4


NEIGHBOUR = """\
# By $\\eqref{eq-a}$ and {eq}`eq-a`

Words <a href="https://x.example">raw {ref}`here`, [MyST](#here), {eq}`eq-a` and $\\eqref{eq-a}$</a>,
<a id="plain">no link</a>, {ref}`words <here>`.

<a href="https://y.example">

Block {ref}`here` and $\\eqref{eq-a}$.

</a>

After {ref}`here`.
"""


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub"])
@pytest.mark.parametrize("theme", ["basic", "alabaster", "furo"])
def test_titles_in_links_and_raw_links_nest_no_link(project, theme: str, builder: str) -> None:
    pytest.importorskip(theme) if theme == "furo" else None
    files = {"index": f"{PAGE}\n```{{toctree}}\nb\nc\n```\n", "b": NEIGHBOUR, "c": "# C\n"}
    built = project(files, html_theme=theme, epub_basename="book").build(builder)
    pages = [each.read_text("utf-8") for each in built.out.glob("*.*html")]
    # The last is what stands after a link, up to the next.
    nested = [part for page in pages for part in page.split("<a ")[1:-1] if "</a>" not in part]

    assert nested == []
    assert any("#here" in each for each in pages)
