"""Links to what a false ``only`` leaves out: their words stay, nothing leads nowhere."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_rigor.memory.domain import rigor_domain

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


HEADED = """\
# T

[To a](#a-heading) and {ref}`b`.

```{contents}
:local:
```

## Kept

````{only} nothing
Gone 1.

## A heading
Gone 2.

(b)=
### Deeper
Gone 3.

# Higher
Gone 4.
````

Stays 1.

### Under kept

Stays 2.

````{note}
Stays 3.

```{only} nothing
## From a note
Gone 5.
```

Stays 4.
````

```{only} html
## Shown
Stays 5.
```

Stays 6.
"""


@pytest.mark.parametrize("builder", ["html", "singlehtml", "text", "latex"])
def test_what_stands_under_a_heading_in_it_is_left_out(project, builder: str) -> None:
    site = project({"index": HEADED}, myst_heading_anchors=3)
    built = site.configure(suppress_warnings=["rigor.swallowed-heading", "myst.header"])
    built = built.build(builder)
    texts = "".join(
        each.read_text("utf-8")
        for suffix in ("html", "txt", "tex")
        for each in built.out.glob(f"*.{suffix}")
    )

    found = {int(n) for n in re.findall(r"Stays (\d)", texts)}
    assert found == {1, 2, 3, 4, 5, 6} - (set() if "html" in builder else {5})
    assert re.findall(r"Gone \d|From a note|Higher", texts) == []
    assert built.warnings == []
    assert dead(built) == []


def test_the_gate_sees_what_readers_see(project) -> None:
    built = project({"index": HEADED}).build("html")
    facts = rigor_domain(built.app.env).facts["index"]

    found = [each.text for each in facts.labels]
    assert found == ["T", "Kept", "Under kept", "Shown"]
    lines = HEADED.splitlines()
    said = [lines[facts.line_at(each.place) - 1] for each in facts.paragraphs]
    assert [each for each in lines if "Stays" in each and each not in said] == []
    assert [each for each in said if "Gone" in each] == []


LISTED = """\
T
=

.. contents::
   :local:

.. only:: html

   Shown
   -----

   Words.

   .. only:: nothing

      Gone one
      ~~~~~~~~

      Words.

.. only:: nothing

   Gone two
   --------

   Words.
"""


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
@pytest.mark.parametrize("name", ["index.rst", "index.md"])
def test_contents_list_what_is_shown(project, name: str, builder: str) -> None:
    built = project({name: LISTED if name.endswith("rst") else HEADED}).build(builder)
    tree = built.doctree()
    built.app.env.apply_post_transforms(tree, "index")
    assert [each for each in tree.findall(nodes.bullet_list) if not each.astext()] == []
    lists = [each.astext() for each in tree.findall(nodes.topic)]
    shown = ["Shown"] if builder == "html" else []
    kept = [] if name.endswith("rst") else ["Kept", "Under kept"]
    assert [title for each in lists for title in each.split("\n\n") if title] == [*kept, *shown]


NOTES = """\
T
=

Words [#gone]_, [#kept]_.

.. index:: here

Words.

.. only:: nothing

   .. index:: there
      pair: there; here

   Gone.

   .. [#gone] Gone.

   .. theorem:: Gone
      :label: lost

      Gone.

.. index::
   see: elsewhere; here

.. [#kept] Kept.
"""


def test_neither_marks_nor_indexes_lead_to_what_is_left_out(project) -> None:
    for split in (False, True):
        site = project({"index.rst": NOTES}, html_split_index=split)
        built = site.build()
        index = built.page("genindex-all" if split else "genindex")

        assert dead(built) == []
        assert "Gone" not in built.page()
        assert built.page().count("footnote-reference") == 1
        assert re.findall(r">(here|there|elsewhere|see here)<|see (here)", index) != []
        assert "there" not in re.sub(r"<[^>]*>", "", index).split("Index")[-1]
        assert "lost" not in inventory(built)


def inventory(built) -> str:
    import zlib

    raw = (built.out / "objects.inv").read_bytes()
    return zlib.decompress(raw[raw.index(b"zlib.\n") + 6 :]).decode()
