"""Labels of formulas that docutils makes one id of, in both languages."""

from __future__ import annotations

import re

import pytest

MARKDOWN = """\
# Equation

$$a$$ (甲)

$$b$$ (乙)

```{math}
:label: 丙
c
```

$$d$$ (A_1)

```{math}
:label: a-1
e
```

## Equation A 1

{eq}`甲` {eq}`乙` {eq}`丙` {eq}`A_1` {eq}`a-1` $\\eqref{乙}$
"""
TEXT = """\
Equation
========

.. math:: a
   :label: 甲

.. math:: b
   :label: 乙

.. math::
   :label: 丙

   c

.. math:: d
   :label: A_1

.. math:: e
   :label: a-1

:eq:`甲` :eq:`乙` :eq:`丙` :eq:`A_1` :eq:`a-1` :math:`\\eqref{乙}`
"""
ROWS = [f"({n})" for n in (1, 2, 3, 4, 5, 2)]


@pytest.mark.parametrize(("name", "text"), [("index.md", MARKDOWN), ("index.rst", TEXT)])
@pytest.mark.parametrize("renderer", ["rigor", "mathjax"])
def test_labels_that_are_alike_for_docutils_lead_each_to_its_own(
    project, name: str, text: str, renderer: str
) -> None:
    config = {"html_math_renderer": renderer, "extensions": ["myst_parser", "sphinx_rigor"]}
    config["extensions"] += ["sphinx.ext.mathjax"] * (renderer == "mathjax")
    built = project({name: text}, **config).build()
    page = built.page()
    links = re.findall(r'href="#(equation[^"]*)"[^>]*>(?:<span>)?(\(\d\))', page)
    found = re.findall(r'\sid="([^"]*)"', page)

    assert built.warnings == []
    assert len(found) == len(set(found))
    assert {target for target, _ in links} <= set(found)
    assert len({target for target, _ in links}) == len({shown for _, shown in links}) == 5
    assert "equation-甲" in found
