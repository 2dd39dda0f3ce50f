"""An article in reStructuredText is read, measured and judged as one in MyST is."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from fixtures.drafts import SMALL
from sphinx_rigor.records import Facts

REST = """\
:title: T
:slug: t
:date: 2026-01-02
:status: done

T
=

Part 1: Proof
-------------

.. rigor:derivation:: Sum
   :label: sum

   .. rigor:step-by-step::

      .. rigor:derivation-step:: First
         :because: it is :math:`a`

         .. math:: a = b

.. math:: b = c

.. rigor: allow too-few-images: the formula says it

Part 2: Faults
--------------

**Flaw 1: slow**

**Cause**: a loop of 3 ms

**Steps**:

- one
- two

.. list-table::
   :header-rows: 1

   * - A
     - B
   * - 1
     - 2

.. code-block:: python

   pass

`Link <https://example.org>`__ and :rigor:ref:`sum`.
"""
MYST = """\
---
title: T
slug: t
date: 2026-01-02
status: done
---

# T

## Part 1: Proof

`````{derivation} Sum
:label: sum

````{step-by-step}
```{derivation-step} First
:because: it is $a$

$$a = b$$
```
````
`````

$$b = c$$

% rigor: allow too-few-images: the formula says it

## Part 2: Faults

**Flaw 1: slow**

**Cause**: a loop of 3 ms

**Steps**:

- one
- two

| A | B |
|---|---|
| 1 | 2 |

```python
pass
```

[Link](https://example.org) and {rigor:ref}`sum`.
"""
WANT = '[[require]]\nwhat = "image"\nmin = 1\n'
PLACES = frozenset({"place", "line", "end", "file", "count", "below", "block", "own", "parent"})


def said(records: tuple[object, ...]) -> list[tuple[object, ...]]:
    """Return records without where they stand."""
    return [
        tuple(plain(getattr(each, one.name)) for one in fields(each) if one.name not in PLACES)
        for each in records
    ]


def plain(value: object) -> object:
    """Return a value, records in it without where they stand."""
    nested = isinstance(value, tuple) and value and is_dataclass(value[0])
    return said(value) if nested else value


@pytest.fixture
def domain(project, tmp_path):
    site = project(
        {"articles/md.md": MYST, "articles/rest.rst": REST.replace("slug: t", "slug: r")},
        rigor_standard="small.toml",
    )
    site.write({"small.toml": SMALL + WANT})
    return site.build("dummy").app.env.domains["rigor"]


def test_facts_and_verdict_are_the_same(domain) -> None:
    one, two = (domain.facts[name] for name in ("articles/md", "articles/rest"))

    assert (one.title, [key.name for key in one.front_matter.keys]) == (
        two.title,
        [key.name for key in two.front_matter.keys],
    )
    for name in (each.name for each in fields(Facts)):
        if isinstance(value := getattr(one, name), tuple):
            assert said(value) == said(getattr(two, name)), name
    first, second = domain.site.verdicts
    assert first.state == second.state == "claimed"
    assert (first.met, first.total) == (second.met, second.total) == (4, 5)
