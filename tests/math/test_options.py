"""The options of Sphinx's MathJax and of MyST's formulas, one by one, beside plain Sphinx.

What a page says, its formulas as LaTeX and its numbers, is the same with the extension.
"""

from __future__ import annotations

import html
import re

import pytest

TEXT = r"""# Page

Inline $x<y$ and $ s $ and 1$d$2, {math}`r\times`, {eq}`lab` and [](#lab).

$$
a = b
$$ (lab)

Between.

$$
c = d
$$

\begin{equation}
e = f
\end{equation}

In $$g$$ text.

```{math}
:label: dir
h = i
```

```{math}
j = k
```

{eq}`dir`, {math:numref}`lab`.
"""
ANNOTATION = re.compile(
    r'<annotation encoding="application/x-tex">(.*?)</annotation>', re.DOTALL
)
NUMBER = re.compile(r'<(span|a) class="eqno"[^>]*>\(([^<]*)\)(?:<a .*?</a>)?</\1>')


def says(page: str, delimiters: list[str]) -> list[str]:
    """Return the words, formulas and numbers of a page, in their order."""
    body = page[page.index("<h1>") : page.index('<div class="footer"')]
    numbers = [each[1] for each in NUMBER.findall(body)]
    body = NUMBER.sub("", body)
    body = re.sub(r"<math\b.*?</math>", lambda each: f"⟦{ANNOTATION.search(each[0])[1]}⟧", body, flags=re.DOTALL)  # fmt: skip
    for each in delimiters:
        body = body.replace(html.escape(each), "")
    words = html.unescape(re.sub(r"<[^>]*>", " ", body)).replace("⟦", " ").replace("⟧", " ")
    return [*numbers, *words.split()]


OPTIONS = [
    {},
    {"mathjax_path": "local.js"},
    {"mathjax_options": {"async": "async"}},
    {"mathjax_inline": ["[[", "]]"]},
    {"mathjax_display": ["[[[", "]]]"]},
    {"mathjax2_config": {"tex2jax": {}}},
    {"mathjax3_config": {"tex": {"tags": "ams"}}},
    {"mathjax4_config": {"tex": {"tags": "ams"}}},
    {"html_permalinks": False},
    {"math_number_all": True},
    {"myst_dmath_allow_labels": False},
    {"myst_dmath_allow_space": False},
    {"myst_dmath_allow_digits": False},
    {"myst_dmath_double_inline": True},
    {"myst_update_mathjax": False},
    {"myst_mathjax_classes": "mine"},
    {"myst_enable_extensions": ["dollarmath"]},
    {"myst_enable_extensions": ["amsmath"]},
    {"myst_ref_domains": ["std", "math"]},
]
DELIMITERS = [
    r"\(",
    r"\)",
    r"\[",
    r"\]",
    "[[[",
    "]]]",
    "[[",
    "]]",
    r"\begin{split}",
    r"\end{split}",
]


BARE = "$$\nc = d\n$$\n"
"""Sphinx numbers it with ``math_number_all``, as it says; MyST forgets to in HTML."""


def others(warnings: list[str]) -> list[str]:
    """Return the warnings that are Sphinx's and MyST's, whichever renderer is at work."""
    return [
        each for each in warnings if "[rigor." not in each and "mathjax2_config" not in each
    ]


def compare(project, options: dict, mode: str) -> None:
    """Build a page without the extension and with it, and compare what it says."""
    settings = {"myst_dmath_double_inline": False, **options}
    cut = {"math_number_all": BARE, "myst_dmath_allow_labels": " (lab)"}
    files = {"index": TEXT.replace(cut.get(next(iter(options), ""), "\0"), "")}
    plain = project(files, extensions=["myst_parser"], **settings).build(fresh=True)
    before = says(plain.page(), DELIMITERS)
    extended = project(files, extensions=["myst_parser", "sphinx_rigor"], **settings)
    built = extended.configure(rigor_math=mode).build(fresh=True)

    assert others(built.warnings) == others(plain.warnings)
    assert says(built.page(), DELIMITERS) == before


@pytest.mark.parametrize("options", OPTIONS, ids=lambda each: "-".join(each) or "none")
def test_a_page_says_what_plain_sphinx_says(project, options: dict) -> None:
    compare(project, options, "mathml")


@pytest.mark.parametrize("mode", ["check", "off"])
def test_a_page_that_mathjax_sets_says_it_too(project, mode: str) -> None:
    compare(project, {"mathjax_inline": ["[[", "]]"]}, mode)
