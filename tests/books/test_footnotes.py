"""A note that has no place at the foot of a page is set where it was written, and is reached."""

from __future__ import annotations

import re

LONG = "\n".join(f"      code{n}" for n in range(40))
SOURCE = f"""\
T
=

Words [#long]_ and [#short]_, again [#long]_.

.. [#short] Short words.
.. [#long] Long words.

   ::

{LONG}

After.

==========  ====
Cell        Note
==========  ====
Code below  [#code]_
==========  ====

.. [#code] Note

   ::

      inside
"""


def test_long_notes_are_no_footnotes(project) -> None:
    documents = [("index", "book.tex", "Book", "A", "manual")]
    built = project({"index.rst": SOURCE}, latex_documents=documents).build("latex")
    text = built.page("book.tex")
    notes = re.findall(r"\\begin\{footnote\}.*?\\end\{footnote\}", text, re.DOTALL)
    links = re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", text)

    assert built.warnings == []
    assert [("Short" in each, "code7" in each) for each in notes] == [(True, False)]
    assert "code39" in text
    assert "inside" in text
    assert len(links) == 3
    assert [text.count(f"\\label{{\\detokenize{{{each}}}}}") for each in links] == [1, 1, 1]
