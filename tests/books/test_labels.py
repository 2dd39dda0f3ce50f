"""Labels of a PDF: what is linked to is there, once."""

from __future__ import annotations

import re

SOURCE = """\
# T

```{theorem} N
:label: th

(inside)=
### Heading in a box

Words.

#### Deeper

More.
```

See [](#inside), [h](#heading-in-a-box), [d](#deeper), {ref}`inside`, {ref}`th`.
"""


def test_links_reach_headings_in_boxes(project) -> None:
    config = {"myst_heading_anchors": 4, "rigor_articles": []}
    documents = [("index", "book.tex", "Book", "A", "manual")]
    built = project({"index": SOURCE}, **config, latex_documents=documents).build("latex")
    tex = built.page("book.tex")
    labels = re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex)
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", tex))

    assert len(links) == 4
    assert links <= set(labels)
    assert len(labels) == len(set(labels))
