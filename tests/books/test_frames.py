"""What counts as a frame and has none in LaTeX stays what it is; figures in notes stay there."""

from __future__ import annotations

import re

from fixtures.book import PNG

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


NOTE = """\
T
=

Words [#f]_.

.. [#f] Note.

   .. figure:: point.png

      Inside.

.. figure:: point.png

   Outside.
"""


def test_a_figure_in_a_footnote_does_not_float(project) -> None:
    documents = [("index", "book.tex", "Book", "A", "manual")]
    files = {"index.rst": NOTE, "point.png": PNG}
    text = project(files, latex_documents=documents).build("latex").page("book.tex")

    placed = dict(re.findall(r"begin\{figure\}\[(\w+)\].*?\\caption\{(\w+)", text, re.DOTALL))
    assert placed == {"H": "Inside", "htbp": "Outside"}


GRAPH = """\
T
=

.. todo:: Words.

.. graphviz::

   digraph { one -> two }
"""


def test_a_graph_that_nothing_draws_is_its_source(project) -> None:
    documents = [("index", "book.tex", "Book", "A", "manual")]
    extensions = ["sphinx.ext.graphviz", "sphinx.ext.todo", "sphinx_rigor"]
    config = {"extensions": extensions, "todo_include_todos": True, "graphviz_dot": "no-such"}
    built = project({"index.rst": GRAPH}, **config, latex_documents=documents).build("latex")
    text = built.page("book.tex")
    labels = re.findall(r"\\label\{.*?\}\}", text)

    assert "digraph" in text
    assert "None" not in text
    assert len(labels) == len(set(labels))
