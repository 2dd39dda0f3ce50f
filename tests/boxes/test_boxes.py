"""Boxes in both languages and in every builder."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_rigor.boxes.kinds import KINDS, kind_faults
from sphinx_rigor.boxes.node import rigor_box

MYST = """\
# Article

```{theorem} Bound of $x^2$
:label: bound

For all $x$:

$$x^2 \\ge 0$$
```

````{derivation}
### Squares

Text with {ref}`bound`, {numref}`bound`, [](#bound), {rigor:ref}`bound`, {any}`bound`
and {ref}`the bound <bound>`, {numref}`no. %s <bound>`.

```{proof}
:collapsible:

- item

  :::{note}
  inside
  :::
```
````

1. In a list

   ```{theorem}
   Untitled.
   ```

```{remark}
:nonumber:

Plain.
```
"""
REST = """\
Article
=======

.. rigor:theorem:: Bound of :math:`x^2`
   :label: bound

   For all :math:`x`:

   .. math:: x^2 \\ge 0

.. rigor:derivation:: Squares

   Text with :ref:`bound`, :numref:`bound`, :rigor:ref:`bound`, :any:`bound`
   and :ref:`the bound <bound>`, :numref:`no. %s <bound>`.

   .. rigor:proof::
      :collapsible:

      - item

1. In a list

   .. rigor:theorem::

      Untitled.

.. rigor:remark::
   :nonumber:

   Plain.
"""
SOURCES = {"myst": {"index.md": MYST}, "rest": {"index.rst": REST}}
CONFIG = {
    "version": "1",
    "myst_enable_extensions": ["dollarmath", "colon_fence"],
    "rigor_articles": [],
}


@pytest.mark.parametrize("language", SOURCES)
def test_html_shows_titles_numbers_and_references(project, language: str) -> None:
    built = project(SOURCES[language], **CONFIG).build()
    page = built.page()

    assert built.warnings == []
    assert '<span class="rigor-head">Theorem 1</span> (<span class="rigor-name">' in page
    assert '<span class="rigor-head">Theorem 2</span><' in page
    assert '<span class="rigor-head">Derivation 1</span> (' in page
    assert '<span class="rigor-head">Remark</span><' in page
    assert page.count('href="#bound"') >= (8 if language == "myst" else 7)
    assert ">the bound</span>" in page
    assert ">no. 1</span>" in page
    assert '<details class="rigor-box rigor-proof' in page
    assert "<summary" in page


@pytest.mark.parametrize("language", SOURCES)
@pytest.mark.parametrize(
    "builder", ["dirhtml", "singlehtml", "epub", "text", "latex", "man", "texinfo", "xml"]
)
def test_every_builder_shows_every_box(project, language: str, builder: str) -> None:
    built = project(SOURCES[language], **CONFIG).build(builder)
    shown = "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in built.out.rglob("*")
        if path.suffix in {".html", ".xhtml", ".txt", ".tex", ".1", ".texi", ".xml"}
    )

    assert [line for line in built.warnings if "epub" not in line and "css" not in line] == []
    for words in ("Theorem 1", "Theorem 2", "Derivation 1", "Untitled", "Plain", "item"):
        assert words in shown
    if builder == "latex":
        assert shown.count(r"\begin{rigorbox}") == shown.count(r"\end{rigorbox}") == 5
        assert r"\hypertarget" in shown or r"\phantomsection" in shown


def test_steps_are_one_numbered_list_and_can_be_referred_to(project) -> None:
    text = (
        "# A\n\n::::{step-by-step}\n:::{derivation-step} Square $a$\n:label: sq\n\nOne.\n:::\n"
        ":::{derivation-step} Add\nTwo.\n:::\n::::\n\nSee {rigor:ref}`sq`.\n"
    )
    built = project({"index": text}, **CONFIG).build()
    page = built.page()

    assert built.warnings == []
    assert page.count("<ol") == 1
    assert page.count('<li class="rigor-step"') == 2
    assert ">Step 1</span></a>" in page


def test_numbers_are_equal_everywhere_and_right_with_two_readers(project) -> None:
    files = {
        f"articles/a{n}": f"# A\n\n```{{lemma}}\n:label: l{n}\n\nX.\n```\n" for n in range(12)
    }
    files["articles/b"] = "# B\n\n```{lemma}\nX.\n```\n\n{rigor:ref}`l3` {ref}`l11`\n"
    site = project(files, **(CONFIG | {"rigor_articles": []}))

    one, two = site.build(), None
    page = one.page("articles/b")
    two = site.build(parallel=2, fresh=True)

    assert one.warnings == two.warnings == []
    assert two.page("articles/b") == page
    assert page.count(">Lemma 1</span>") == 3


def test_numbering_by_section(project) -> None:
    text = "# A\n\n## One\n\n```{lemma}\nX.\n```\n\n## Two\n\n```{lemma}\nX.\n```\n```{lemma}\nY.\n```\n"
    page = project({"index": text}, rigor_numbering="section").build().page()

    assert [n for n in ("Lemma 1.1", "Lemma 2.1", "Lemma 2.2") if n in page] == [
        "Lemma 1.1",
        "Lemma 2.1",
        "Lemma 2.2",
    ]


def test_a_reference_follows_a_box_that_moved(project) -> None:
    box = "```{lemma}\n:label: it\n\nX.\n```\n"
    site = project(
        {"articles/a": f"# A\n\n{box}", "articles/b": "# B\n\n{rigor:ref}`it`\n"},
        rigor_articles=[],
    )
    site.build()
    built = site.write({"articles/a": f"# A\n\n```{{lemma}}\nNew.\n```\n\n{box}"}).build()

    assert built.read == {"articles/a"}
    assert ">Lemma 2</span>" in built.page("articles/b")


def test_an_empty_box_is_a_finding_and_no_crash(project) -> None:
    built = project(
        {"index": "# A\n\n```{lemma} T\n```\n\n```{proof}\n% only a comment\n```\n"}
    ).build()

    assert [line.split(": ")[0] for line in built.about("empty-box")] == [
        "index.md:3",
        "index.md:6",
    ]


def test_labels_unknown_or_double_are_warned_of(project) -> None:
    box = "```{lemma}\n:label: it\n\nX.\n```\n"
    built = project(
        {
            "index": f"# A\n\n{box}\n\n{{rigor:ref}}`ti`\n",
            "other": f"---\norphan: true\n---\n# B\n\n{box}",
        }
    ).build()

    assert any("unknown box label: ti" in line for line in built.warnings)
    assert len(built.about("duplicate-label")) == 1
    assert "other.md:6" in built.about("duplicate-label")[0]


def test_kinds_of_the_users(project) -> None:
    built = project(
        {"index": "# A\n\n```{rigor:conjecture} Goldbach\nX.\n```\n\n```{lemma}\nY.\n```\n"},
        rigor_kinds={"conjecture": {"label": "Vermutung", "counter": "lemma"}},
    ).build()

    assert built.warnings == []
    assert "Vermutung 1" in built.page()
    assert "Lemma 2" in built.page()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "expected a dictionary"),
        ({"My Kind": {}}, "expected a name of lower-case words"),
        ({"a": 1}, "expected a dictionary, not 1"),
        ({"a": {"colour": "red"}}, "no option 'colour'"),
        ({"a": {"numbered": "yes"}}, "expected a bool"),
        ({"a": {"family": "x"}}, "expected one of"),
    ],
)
def test_wrong_kinds_are_named(value: object, words: str) -> None:
    ((_name, fault),) = kind_faults(value)

    assert words in fault.render()


def test_headings_inside_become_title_and_rubrics(project) -> None:
    text = (
        "# A\n\n````{derivation}\n### Title\n\nText.\n\n#### Deeper\n\nMore.\n````\n\nAfter.\n"
    )
    built = project({"index": text}).build()
    (box,) = built.doctree().findall(rigor_box)

    assert built.warnings == []
    assert box["rigor_title"] == "Title"
    assert [node.astext() for node in box.findall(nodes.rubric)] == ["Deeper"]
    assert "After." not in box.astext()


def test_a_name_that_is_taken_is_reported_once_with_the_way_out(project) -> None:
    files = {
        "index": "# A\n\n```{rigor:theorem}\nX.\n```\n",
        "taken.py": (
            "from docutils.parsers.rst import Directive\n"
            "def setup(app):\n    app.add_directive('theorem', Directive)\n"
        ),
    }
    site = project(files, extensions=["myst_parser", "sphinx_rigor", "taken"])
    conf = site.root / "conf.py"
    conf.write_text(f"import sys\nsys.path.insert(0, {str(site.root)!r})\n" + conf.read_text())
    built = site.build()

    assert len(built.about("directive-taken")) == 1
    assert "rigor:theorem" in built.warnings[0]


def test_every_shipped_kind_has_a_directive(project) -> None:
    text = "# A\n\n" + "\n\n".join(f"```{{{kind}}}\nX.\n```" for kind in KINDS)
    built = project({"index": text}).build()

    assert built.warnings == []
    assert {box["rigor_kind"] for box in built.doctree().findall(rigor_box)} == set(KINDS)
