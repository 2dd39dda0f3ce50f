"""Installing changes nothing until it is asked for: pages, warnings and numbers stay."""

from __future__ import annotations

import re

import pytest

from fixtures.drafts import GOOD
from sphinx_rigor.cli import main

NEUTRAL = {"rigor_math": "off", "rigor_only_articles": True, "rigor_join_lines": False}
NEUTRAL |= {"rigor_search": False, "rigor_legacy_html": False}
PAGE = """\
# 标题

**问题：**太慢，第一行
第二行 $a \\in \\\\{1\\\\}$ and $\\undefined$ words

$$
e = mc^2
$$ (energy)

Words above
$$
a = b
$$
and below, \\begin{align}c &= d\\end{align} inside.

See {eq}`energy`, {ref}`gone` and {foo}`x`.

<div class="theorem-box">

A

</div>

:::theorem A
words
:::

### Jump

```{math}
:label: two
a = b
```
"""
FILES = {"a": PAGE, "index": "# I\n\n```{toctree}\na\n```\n"}
PLAIN = {"extensions": ["myst_parser"], "language": "zh_CN"}


def words(page: str) -> list[str]:
    body = page.partition('<div class="body"')[2].partition('<div class="sphinxsidebar"')[0]
    return re.sub(r"<[^>]+>", " ", body).split()


@pytest.fixture
def site(project):
    made = project(FILES, **PLAIN, html_permalinks=False)
    made.config.pop("rigor_gc")
    return made


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_first_step_changes_no_page_and_says_nothing_new(site, language: str) -> None:
    plain = site.configure(language=language).build(fresh=True)
    before = words(plain.page("a"))
    site.configure(extensions=["myst_parser", "sphinx_rigor"], **NEUTRAL)
    ours = site.build(fresh=True)

    assert "words" in before
    assert words(ours.page("a")) == before
    theirs = [re.sub(r" — .*?(?=( \[[\w.]+\])?$)", "", each) for each in ours.warnings]
    assert sorted(theirs) == sorted(plain.warnings)


def test_rules_look_at_articles_alone_where_that_is_asked_for(site) -> None:
    site.configure(extensions=["myst_parser", "sphinx_rigor"])
    every = site.build("rigor", fresh=True)
    assert every.about("literal-stars")

    site.configure(rigor_only_articles=True)
    assert not site.build("rigor").about("literal-stars")


def test_a_check_of_nothing_says_so(site) -> None:
    from click.testing import CliRunner

    site.configure(extensions=["myst_parser", "sphinx_rigor"], rigor_only_articles=True)
    site.write({"a": GOOD, "index": "# I\n\n```{toctree}\na\n```\n"})
    site.configure(language="en")
    done = CliRunner().invoke(main, ["-C", str(site.root), "check"])
    assert "no document is an article: rigor_articles" in done.stderr
    assert done.exit_code == 0
