"""The sign that ends a proof stands on its last line where that is of text or a formula."""

from __future__ import annotations

import re

import pytest

ENDED = re.compile(r'class="[^"]*\brigor-ended\b')
END = re.compile(r'<p class="rigor-end">(.*?)</p>', re.DOTALL)


@pytest.mark.parametrize(
    ("body", "last", "ended"),
    [
        ("One.\n\nTwo.", "Two.", True),
        ("One.\n\n- a\n- b", "b", True),
        ("1. a\n\n   - c\n   - d", "d", True),
        ("One.\n\n$$x=1$$", "", True),
        ("One.\n\n$$x=1$$ (eq)", "", True),
        ("- a\n\n  $$x=1$$", "", False),
        ("One.\n\n```python\nx\n```", "", False),
        ("One.\n\n| a |\n|---|\n| b |", "", False),
        ("One.\n\n:::{remark}\nTwo.\n:::", "", False),
    ],
)
@pytest.mark.parametrize("builder", ["html", "epub"])
def test_the_end_is_marked(project, builder: str, body: str, last: str, ended: bool) -> None:
    text = f"# A\n\n::::{{proof}}\n{body}\n::::\n\nAfter.\n"
    config = {"myst_enable_extensions": ["colon_fence", "dollarmath"]}
    built = project({"index": text}, **config).build(builder)
    page = built.page("index.html" if builder == "html" else "index.xhtml")

    assert END.findall(page) == ([last] if last else [])
    assert bool(ENDED.search(page)) is ended


def test_what_is_no_proof_has_no_end(project) -> None:
    built = project({"index": "# A\n\n```{theorem}\nOne.\n```\n"}).build()

    assert (
        "rigor-end"
        not in built.page().replace("rigor-ended", "rigor-end").partition("<body")[2]
    )
