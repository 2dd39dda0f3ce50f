"""Derivations in steps and explained formulas: what is said, in which order, and references."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_rigor.boxes.node import rigor_step, rigor_steps
from sphinx_rigor.records import between

CONFIG = {"version": "1", "rigor_articles": []}
MYST = """\
# A

`````{derivation}
:label: squares

````{step-by-step} Squares
```{derivation-step} Expand $(a+b)(a-b)$
:because: by *distributivity*

$$= a^2 - b^2$$
```

Words between.

```{derivation-step}
:label: second

By {rigor:ref}`second`.
```
````
`````

Outside: {rigor:ref}`second`.
"""
REST = """\
A
=

.. rigor:derivation::
   :label: squares

   .. rigor:step-by-step:: Squares

      .. rigor:derivation-step:: Expand :math:`(a+b)(a-b)`
         :because: by *distributivity*

         .. math:: = a^2 - b^2

      Words between.

      .. rigor:derivation-step::
         :label: second

         By :rigor:ref:`second`.

Outside: :rigor:ref:`second`.
"""
SOURCES = {"myst": {"index.md": MYST}, "rest": {"index.rst": REST}}


@pytest.mark.parametrize("language", SOURCES)
def test_a_step_reads_title_formula_reason(project, language: str) -> None:
    built = project(SOURCES[language], **CONFIG).build("text")
    text = built.page("index.txt")

    assert built.warnings == []
    order = [text.index(word) for word in ("Expand", "= a^2 - b^2", "Because: by", "between")]
    assert order == sorted(order)


@pytest.mark.parametrize("language", SOURCES)
def test_numbers_go_on_and_references_say_which_derivation(project, language: str) -> None:
    page = project(SOURCES[language], **CONFIG).build().page()

    assert page.count('<ol class="rigor-steps simple"') + page.count("<ol ") == 2
    assert page.count('role="list"') == 2
    assert 'start="2"' in page
    assert re.search(r'By <a[^>]*href="#second"[^>]*><span[^>]*>Step 2</span>', page)
    assert ">Step 2 of Derivation 1</span>" in page
    assert 'title="Link to this step"' in page


def test_a_reference_elsewhere_follows_its_derivation(project) -> None:
    box = "````{derivation}\n```{derivation-step}\n:label: it\n\nX.\n```\n````\n"
    site = project({"a": f"# A\n\n{box}", "b": "# B\n\n{rigor:ref}`it`\n"}, rigor_articles=[])
    assert "Step 1 of Derivation 1" in site.build().page("b")

    more = "```{derivation}\nNew.\n```\n\n"
    assert "Step 1 of Derivation 2" in site.write({"a": f"# A\n\n{more}{box}"}).build().page(
        "b"
    )


def test_details_are_closed_in_html_and_open_in_epub(project) -> None:
    text = "# A\n\n```{derivation-detail}\nInside.\n```\n\n```{derivation-detail} $a$\n:open:\nB\n```"
    site = project({"index": text}, **CONFIG)
    page = site.build().page()

    assert re.findall(r"<details[^>]*?( open=\"open\")?>", page) == ["", ' open="open"']
    assert '<summary class="sd' not in page
    assert ">Details</summary>" in page
    assert "<details" not in site.build("epub").page("index.xhtml")


def test_an_explained_formula_is_a_group_named_by_its_label(project) -> None:
    text = (
        "# A\n\n````{formula-explanation} Both\n```{formula-step} Density of $x$\n"
        "First\n\n$$p$$\n\nMeaning.\n\n- more\n```\n```{formula-step}\nNo formula.\n```\n````\n"
    )
    built = project({"index": text}, **CONFIG).build()
    page = built.page()

    assert built.warnings == []
    (label,) = re.findall(r'aria-labelledby="(rigor[^"]+)"', page)
    assert f'class="step-label" id="{label}"' in page
    explanation = page[page.index("step-explanation") :]
    assert "Meaning." in explanation
    assert "First" not in explanation
    assert page.count('class="step-explanation') == 1


def test_steps_become_facts_with_their_lines(project) -> None:
    site = project({"articles/a.md": MYST, "index": "# I\n\n```{toctree}\narticles/a\n```\n"})
    domain = site.build("dummy").app.env.domains["rigor"]

    facts = domain.facts["articles/a"]
    first, second = facts.steps
    said = [each.text for each in between(facts.paragraphs, first.place, first.end)]

    assert [(each.line, each.title) for each in facts.steps] == [
        (7, "Expand $(a+b)(a-b)$"),
        (15, ""),
    ]
    assert "by distributivity" in said
    assert "Words between." not in said
    assert (facts.line_at(first.end) < 13, first.end < second.place) == (True, True)
    assert facts.line_at(second.end) == 19


def test_a_legacy_step_is_a_step(project) -> None:
    text = '# A\n\n<div class="step-by-step">\n<div class="step">\n\nOne.\n\n</div>\n</div>\n'
    tree = project({"index": text}).build().doctree()

    assert len(list(tree.findall(rigor_step))) == len(list(tree.findall(rigor_steps))) == 1
    assert [each.astext() for each in tree.findall(nodes.paragraph)] == ["One."]
