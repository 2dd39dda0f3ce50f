"""Addresses in pages: an explicit label first, then the words of a title, the same for long."""

from __future__ import annotations

import re
import zlib

import pytest

CONFIG = {
    "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
    "myst_heading_anchors": 2,
    "rigor_articles": [],
    "html_theme": "alabaster",
}
PAGE = """\
# 首页

{extra}(图目标)=
## 目标

## 1.1 X 开头

### 引言

## 引言

### 引言

$$a=b$$ (式一)

\\begin{{align}}
a&=b \\label{{乙}}
\\end{{align}}

:::{{theorem}} 很好的
Text.
:::

(命名)=
:::{{theorem}} 别的
Text.
:::

:::{{theorem}}
Text.
:::

::::{{step-by-step}}
:::{{derivation-step}} 解出
x
:::
::::

[](#引言) [](#图目标) {{ref}}`图目标` {{eq}}`式一` {{eq}}`乙` [](#11-x-开头)
"""
RST = """\
首页
====

.. _图目标:

目标
----

1.1 X 开头
----------

引言
~~~~

引言_ and 目标_ here, :ref:`图目标`.

.. contents::
   :local:

其他
----

开头 foo_bar
------------
"""

PLACES = [
    "首页",
    "图目标",
    "目标",
    "11-x-开头",
    "引言-1",
    "引言",
    "引言-2",
    "equation-式一",
    "equation-乙",
    "theorem-很好的",
    "命名",
    "theorem-别的",
    "rigor-theorem-1",
    "derivation-step-解出",
]


def ids(page: str) -> list[str]:
    """Return the ids of a page's sections, boxes, steps and equations."""
    body = page.partition('role="main"')[2].partition("sphinxsidebar")[0]
    return re.findall(r'<(?:section|span|div|details|p|li)[^>]* id="([^"]*)"', body)


def dead(page: str) -> set[str]:
    """Return the places within a page that its links lead to and that are not there."""
    return set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r' id="([^"]*)"', page))


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_titles_and_labels_are_addresses(project, builder) -> None:
    built = project({"index": PAGE.format(extra="")}, **CONFIG).build(builder)
    page = built.page()

    assert built.warnings == []
    assert dead(page) == set()
    assert ids(page) == PLACES
    assert 'href="#引言"><span class="std std-ref">引言</span>' in page


def test_a_section_put_in_before_moves_none(project) -> None:
    text = PAGE.format(extra="## 新的一节\n\n文。\n\n")
    page = project({"index": text}, **CONFIG).build().page()

    assert [each for each in ids(page) if each != "新的一节"] == PLACES


def test_restructuredtext_has_the_same(project) -> None:
    built = project({"index.rst": RST}, **CONFIG).build()
    page = built.page()

    assert built.warnings == []
    assert dead(page) == set()
    assert ids(page)[:5] == ["首页", "图目标", "目标", "11-x-开头", "引言"]
    assert 'id="开头-foo_bar"' in page


def test_a_label_of_a_box_and_a_section_do_not_share_an_address(project) -> None:
    text = "# A\n\n:::{theorem}\n:label: 引言\n\nText.\n:::\n\n## 引言\n\n[](other.md#引言)\n"
    other = "# B\n\n## 引言\n\nText.\n"
    page = project({"index": text, "other": other}, **CONFIG).build().page()

    assert len(ids(page)) == len(set(ids(page)))
    assert {"引言", "引言-1"} <= set(ids(page))
    assert 'href="other.html#引言"' in page


def test_tables_of_contents_search_and_inventory_lead_there(project) -> None:
    site = project(
        {"index": "# 首页\n\n```{toctree}\na\n```\n", "a": PAGE.format(extra="")}, **CONFIG
    )
    built = site.build()

    assert 'href="a.html#图目标"' in built.page()
    assert r'"1.1 X \u5f00\u5934":[[0,"11-x-\u5f00\u5934"]]' in built.page("searchindex.js")
    entries = (built.out / "objects.inv").read_bytes()
    assert (
        "图目标 std:label -1 a.html#$ 目标"
        in zlib.decompress(entries.split(b"zlib.\n")[1]).decode()
    )


def test_a_translation_has_the_addresses_of_the_original(project) -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "引言"\nmsgstr "Introduction"\n'
    files = {"index": PAGE.format(extra=""), "locale/de/LC_MESSAGES/index.po": po}
    site = project(files, **CONFIG, locale_dirs=["locale"], gettext_compact=False)
    translated = site.configure(language="de").build().page()

    assert "Introduction" in translated
    assert [each for each in ids(translated) if each != "introduction"] == PLACES


def test_what_is_labelled_later_keeps_the_name_of_its_label(project) -> None:
    text = "I\n=\n\n.. _later:\n\n.. rubric:: Words\n\nSee :ref:`Words <later>`.\n"
    built = project({"index.rst": text}).build()

    assert built.warnings == []
    assert 'id="later"' in built.page()


def test_addresses_in_raw_html_stay_though_nobody_closes_them(project) -> None:
    raw = '.. raw:: html\n\n   <span id="old">\n   <a name="older">\n   <b id="bold">\n'
    built = project({"index.rst": f"I\n=\n\n{raw}"}).build()

    assert '<span id="old"></span>' in built.page()
    assert '<a name="older"></a>' in built.page()
    assert len(built.warnings) == len(built.about("unbalanced-html")) == 1
