"""LaTeX is told of tables that may be too wide how many letters a row needs."""

from __future__ import annotations

import re

TABLE = """\
.. list-table::
   :widths: {}

   * - {}
"""
LONG = "a_word_that_does.not,break"


def test_rows_say_how_many_letters_they_need(project) -> None:
    cells = f"{LONG}\n     - x\n     - y"
    even = TABLE.format("auto", cells)
    given = TABLE.format("10 80 10", cells)
    many = TABLE.format("auto", "\n     - ".join(["x"] * 7))
    documents = [("index", "book.tex", "Book", "A", "manual")]
    site = project({"index.rst": f"T\n=\n\n{even}\n{given}\n{many}"}, latex_documents=documents)
    told = re.findall(r"rigornarrow\{(\d+)\}", site.build("latex").page("book.tex"))

    assert [int(each) for each in told] == [(len(LONG) + 2) * 10, (1 + 2) * 7]
