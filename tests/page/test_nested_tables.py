"""Tables in tables, and lists of definitions in such lists, come out of every format."""

from __future__ import annotations

import pytest

CELLS = """\
T
=

.. list-table::

   * - outer
     - .. csv-table:: caption
          :header: one, two

          three, four
   * - .. list-table::

          * - five
            - - six

              - seven
     - eight

"""
LONG = ".. list-table::\n\n" + "".join(
    f"   * - row{n}\n     - .. csv-table::\n\n          in{n}, out{n}\n\n" for n in range(32)
)
TERMS = """
term
  Above.

  inner : kind : other
    Below.

After.

.. note::

   .. centered:: middle

.. sidebar:: Aside
   :subtitle: Beneath

   beside :abbr:`PBC (Periodic boundary conditions)`
"""


@pytest.mark.parametrize("builder", ["html", "text", "man", "latex", "texinfo", "gettext"])
def test_nothing_is_lost(project, builder: str) -> None:
    config = {
        "man_pages": [("index", "book", "", "A", 1)],
        "latex_documents": [("index", "book.tex", "Book", "A", "manual")],
        "texinfo_documents": [("index", "book", "B", "A", "B", "", "", False)],
    }
    built = project({"index.rst": CELLS + LONG + TERMS}, **config).build(builder)
    said = "".join(
        each.read_text("utf-8")
        for each in built.out.iterdir()
        if each.stem in {"index", "book"}
    )

    words = "outer caption one two three four five six seven eight Above inner kind other Below"
    wanted = [
        *words.split(),
        *["After", "middle", "Aside", "Beneath", "beside", "Periodic"],
        *(f"out{n}" for n in range(32)),
    ]
    assert built.warnings == []
    assert [each for each in wanted if each not in said] == []
    if builder == "latex":
        assert (
            said.count(r"\begin{tabul") == 2
        )  # the outer one, and the third in it, which fits
