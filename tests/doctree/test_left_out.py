"""Links to what a false ``only`` leaves out: their words stay, nothing leads nowhere."""

from __future__ import annotations

import re

import pytest

HIDDEN = """\
# T

See {ref}`Gone <gone>`, [words](#gone), {eq}`lost`, $\\eqref{row}$, {ref}`box` and {ref}`Kept <kept>`.

`````{only} nothing
(gone)=
Note[^1].

$$a$$ (lost)

\\begin{align}
b \\label{row}
\\end{align}

````{theorem} Boxed
:label: box

X.
````
`````

(named)=
```{only} nothing
Y.
```

`````{only} html or latex or epub
(kept)=
Kept.
`````

{ref}`Label <named>`

[^1]: The note.
"""
OTHER = "# O\n\n{ref}`Gone <gone>`, [more](index.md#gone), {eq}`lost`, $\\eqref{row}$, {ref}`box`, {ref}`Kept <kept>`.\n"
FILES = {"index": HIDDEN + "\n```{toctree}\nother\n```\n", "other": OTHER}


def dead(built) -> list[str]:
    """Return the links of all pages that lead to an id that is not there."""
    pages = {each.name: each.read_text("utf-8") for each in built.out.rglob("*.html")}
    ids = {name: set(re.findall(r'\sid="([^"]*)"', page)) for name, page in pages.items()}
    return [
        f"{name}: {where}#{anchor}"
        for name, page in pages.items()
        for where, anchor in re.findall(r'href="([^":#]*)#([^"]+)"', page)
        if anchor not in ids.get(where or name, {anchor})
    ]


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_no_link_leads_to_what_is_left_out(project, builder: str) -> None:
    built = project(FILES).build(builder)
    page = built.page()

    said = re.sub(r"<(?!a\b)[^>]*>", "", page)
    assert "See Gone, words, (1), (2)" in said
    assert ", Theorem 1 and <a" in said
    assert len(built.about("dangling-eqref")) == len(built.warnings) == 2
    assert dead(built) == []
    assert re.search(r'href="[^"]*#kept"', page)


def test_links_come_back_with_what_they_lead_to(project) -> None:
    site = project(FILES)
    site.build()
    site.write({"index": FILES["index"].replace("only} nothing", "only} html")})
    built = site.build()

    assert "other" in built.written
    assert dead(built) == []
    assert 'href="index.html#gone"' in built.page("other")


def test_a_book_asks_latex_for_nothing_that_is_not_there(project) -> None:
    built = project(FILES).build("latex")
    (book,) = built.out.glob("*.tex")
    text = book.read_text("utf-8")
    labels = set(
        re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}|\\label\{(equation:[^}]*)\}", text)
    )
    known = {each for pair in labels for each in pair}
    asked = re.findall(
        r"\\(?:hyperref\[|hyperlink\{|ref\{|eqref\{)(?:\\detokenize\{)?([^\]}]*)", text
    )

    assert set(asked) <= known
    assert "{Gone}" in text
