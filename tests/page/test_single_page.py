"""One page of documents that number their boxes, headings and notes alike."""

from __future__ import annotations

import re
from collections import Counter

PART = """\
# Part {n}

## Same

```{{theorem}} Again
:label: box{n}

X{n}.
```

Text[^1]. {{ref}}`box{other}` and {{ref}}`box{n}`.

[^1]: Note {n}.
"""


def test_each_address_is_there_once_and_every_link_reaches_it(project) -> None:
    files = {"a": PART.format(n=1, other=2), "b": PART.format(n=2, other=1)}
    files["index"] = "# Index\n\n```{toctree}\n:numbered:\n\na\nb\n```\n"
    page = project(files, html_theme="alabaster").build("singlehtml").page()
    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    links = re.findall(r'<a\b[^>]*\shref="#([^"]+)"[^>]*>(.*?)</a>', page)

    assert [each for each, count in ids.items() if count > 1] == []
    assert [each for each, _words in links if each not in ids] == []
    for n in (1, 2):
        targets = {
            each for each, words in links if f"Part {n}" in words or words == "Theorem 1"
        }
        assert targets <= ids.keys()
    boxes = re.findall(r'<div[^>]*id="([^"]+)"[^>]*>\s*<p class="rigor-title">', page)
    meant = [each for each, words in links if "Theorem 1" in words]
    assert meant == [boxes[1], boxes[0], boxes[0], boxes[1]]
    assert '<span class="section-number">2.1. </span>Same' in page
