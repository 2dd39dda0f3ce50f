"""What counts as a frame to docutils and has none in LaTeX stays what it is."""

from __future__ import annotations

API = """\
T
=

.. py:class:: C

   Words.

   .. py:method:: m()

      Inside.

   .. versionadded:: 1

      Since.

.. productionlist:: g
   a: b
"""


def test_descriptions_within_descriptions_are_no_boxes(project) -> None:
    documents = [("index", "book.tex", "Book", "A", "manual")]
    built = project({"index.rst": API}, latex_documents=documents).build("latex")
    text = built.page("book.tex")

    assert built.warnings == []
    assert all(word in text for word in ("Words.", "Inside.", "Since."))
    assert "rigorbox" not in text
