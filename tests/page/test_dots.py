"""A dot between spaces keeps its room in a book; one in a name, or in code, stays as it is."""

from __future__ import annotations

import re

from fixtures.drafts import PLAN

SOURCE = "# 题\n\n甲 · 乙，让·雅克，`丙 · 丁`。\n"


def test_dots_between_spaces_keep_their_room(project) -> None:
    documents = [("index", "book.tex", "Book", "A", "manual")]
    config = {"latex_engine": "xelatex", "latex_documents": documents, "rigor_articles": []}
    text = project({"index": SOURCE}, **config).build("latex").page("book.tex")

    assert re.findall("甲.*?乙", text) == ["甲\u00a0·\u2002乙"]
    assert "让·雅克" in text
    assert re.findall("丙.*?丁", text) == ["丙 · 丁"]


def test_no_line_of_a_view_begins_with_a_dot(project) -> None:
    front = "---\ntitle: {0}\ndate: 2026-01-01\ntags: [甲, 乙]\nstatus: pending\n---\n# {0}\n"
    files = {"articles/a": front.format("文") + "\n甲 · 乙\n", "plan.toml": PLAN}
    page = project(files, rigor_fail_on="never").build().page("articles/a")

    assert "甲 · 乙" in page
    assert "\u00a0· " in page
    assert [each for each in re.findall(r".\s·", page) if each[1] != "\u00a0"] == ["甲 ·"]
