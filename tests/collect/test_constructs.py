"""Each construct becomes the same records at its own lines, wherever it stands."""

from __future__ import annotations

import random

import pytest

from fixtures.told import EXTENSIONS, told
from sphinx_rigor.memory.domain import rigor_domain

CONSTRUCTS: dict[str, tuple[str, list[str]]] = {
    "align": (
        "$$\\begin{aligned} a &= b \\\\ &= c \\\\ d &= e \\end{aligned}$$\n",
        [
            "1: formula 1 \\begin{aligned} a &= b \\\\ &= c \\\\ d &= e \\end{aligned} ('a &= b', 'd &= e')",
            "1",
        ],
    ),
    "bold alone": ("**Alone**\n", ["1: bold Alone 0 1", "1: text 1 Alone", "1"]),
    "bold lead": (
        "**Bold**: a\nsecond line\n",
        ["1: bold Bold 0 : a second line1", "1: text 4 Bold: a second line", "11"],
    ),
    "code": ("```python\na = 1\nb = 2\n```\n", ["1: code 2 python", "1111"]),
    "comment": (
        "<!-- rigor: allow too-few-formulas: why -->\n",
        ["1: allow too-few-formulas why", "0"],
    ),
    "details": (
        "<details>\n<summary>Sum</summary>\n\nfolded\n\n</details>\n",
        ["2: heading Sum 3 0", "4: text 1 folded", "1-6: DIV folded", "110101"],
    ),
    "div": (
        '<div class="a">\n\n**In**: div\n\n</div>\n',
        ["3: bold In 0 : div1", "3: text 2 In: div", "1-5: DIV", "10101"],
    ),
    "doctest": ("```{code-block} pycon\n>>> 1\n1\n```\n", ["1: code 2 pycon", "1111"]),
    "empty box": ("```{remark}\n```\n", ["1: box remark 1", "1-2: box", "1-2: BOX", "00"]),
    "field": (
        ":name: value here\n:other:\n  below\n",
        [
            "1: field name 0 value here0",
            "2: field other 0 0",
            "1: text 1 name",
            "1: text 2 value here",
            "2: text 1 other",
            "3: text 1 below",
            "1-1: FIELD",
            "2-4: FIELD",
            "111",
        ],
    ),
    "foot": (
        "See [^n].\n\n[^n]: The note.\n",
        ["1: text 2 See 1.", "3: text 2 The note.", "1: citation", "100"],
    ),
    "formula": ("$$\na\nb\n$$\n", ["1: formula 1 a b ()", "1111"]),
    "heads": (
        "### Third\n\ntext\n\n#### Fourth\n",
        [
            "1: heading Third 3 0",
            "5: heading Fourth 4 0",
            "3: text 1 text",
            "1-6: SECTION",
            "5-6: SECTION",
            "10101",
        ],
    ),
    "hidden": ("```{only} nothing\nHidden: words\n```\n", ["000"]),
    "html picture": (
        'words <img src="c.png"> here\n',
        ["1: text 2 words here", "1: picture c.png", "1"],
    ),
    "inline": (
        "text $a$\nmore $b % c\n+ d$\n",
        [
            "1: text 5 text $a$ more $b % c",
            "3: text 1 d$",
            "1: formula 0 a ()",
            "3-4: LIST",
            "3-4: ITEM",
            "111",
        ],
    ),
    "link": (
        "a [c](https://example.org/c)\nand [d](#nowhere)\n",
        ["1: text 4 a c and d", "1: link https://example.org/c 1", "2: link #nowhere 1", "11"],
    ),
    "list": (
        "- **Item**: e\n- Other: f\n  more: g\n",
        [
            "1: item Item 0 : e1",
            "2: item Other 0 f more: g0",
            "1: text 2 Item: e",
            "2: text 4 Other: f more: g",
            "1-4: LIST",
            "1-1: ITEM",
            "2-4: ITEM",
            "111",
        ],
    ),
    "mixed": (
        "text\n**Lead**: x $y$\nmore **Word** z\n\n**Next**: w\n",
        [
            "2: bold Lead 0 : x $y$ more Word z1",
            "5: bold Next 0 : w1",
            "1: text 7 text Lead: x $y$ more Word z",
            "5: text 2 Next: w",
            "2: formula 0 y ()",
            "11101",
        ],
    ),
    "nested": (
        "- a\n  - **B**: b\n  - c\n\n  **D**: d\n- e\n",
        [
            "2: item B 0 : b1",
            "5: bold D 0 : d1",
            "1: text 1 a",
            "2: text 2 B: b",
            "3: text 1 c",
            "5: text 2 D: d",
            "6: text 1 e",
            "1-7: LIST",
            "1-5: ITEM",
            "2-4: LIST",
            "2-2: ITEM",
            "3-4: ITEM",
            "6-7: ITEM",
            "111011",
        ],
    ),
    "nocode": ("```\na\n\n\nb\n```\n", ["1: code 4", "110011"]),
    "note": (
        "```{note}\nA note: said\n```\n",
        ["2: plain A note 0 said0", "2: text 3 A note: said", "1-4: DIV", "111"],
    ),
    "numbers": (
        "1. one\n2. two\n\n   $x$\n",
        [
            "1: text 1 one",
            "2: text 1 two",
            "4: text 1 $x$",
            "4: formula 0 x ()",
            "1-5: LIST ordered",
            "1-1: ITEM",
            "2-5: ITEM",
            "1101",
        ],
    ),
    "picture": ("![alt](a.png)\n", ["1: text 0", "1: picture a.png", "1"]),
    "plain lead": ("Plain: b\n", ["1: plain Plain 0 b0", "1: text 2 Plain: b", "1"]),
    "proof": (
        "```{proof}\n:of: lab\nBecause.\n```\n",
        ["3: text 1 Because.", "1: box proof 0", "1-4: box", "1-4: BOX", "1011"],
    ),
    "quote": (
        "> said\n> **Q**: r\n",
        ["2: bold Q 0 : r1", "1: text 3 said Q: r", "1-3: QUOTE", "11"],
    ),
    "raw": (
        '<p><b>Raw words</b> here <img src="b.png"></p>\n',
        ["1: text 3 Raw words here", "1: picture b.png", "1"],
    ),
    "rawhead": ("<h3>Raw head</h3>\n", ["1: heading Raw head 3 1", "1"]),
    "rows": (
        "\\begin{align} a &= b \\\\ c &= d \\nonumber \\\\ &= e \\tag{x} \\end{align}\n",
        [
            "1: formula 1 \\begin{align} a &= b \\\\ c &= d \\nonumber \\\\ &= e \\tag{x} \\end{align} ('a &= b', 'c &= d', '&= e')",
            "1",
        ],
    ),
    "rubric": ("```{rubric} Rub\n```\n", ["1: heading Rub 6 0", "11"]),
    "steps": (
        "```{derivation}\n:::{step} First\nwords here\n:::\n```\n",
        ["1: box derivation 1", "1-5: box", "1-5: BOX", "00000"],
    ),
    "table": (
        "| g | h |\n|---|---|\n| 1 | **2**: x |\n| 3 | 4 |\n",
        [
            "1: text 1 g",
            "1: text 1 h",
            "1: text 1 1",
            "1: text 2 2: x",
            "3: text 1 3",
            "3: text 1 4",
            "1: table 2 2 ('g', 'h') (Row(below=0, cells=('1', '2: x')), Row(below=2, cells=('3', '4')))",
            "1111",
        ],
    ),
    "tagged": ("$$a \\tag{1}$$ (eq-a)\n", ["1: formula 1 a \\tag{1} ()", "1"]),
    "term": (
        "Term\n: Definition text\n",
        [
            "1: field Term 0 0",
            "1: text 1 Term",
            "2: text 2 Definition text",
            "1-3: LIST",
            "1-3: ITEM",
            "11",
        ],
    ),
    "theorem": (
        "```{theorem} Named\n:label: lab\nInside $q$\n```\n",
        [
            "1: heading Named 2 0",
            "3: text 2 Inside $q$",
            "3: formula 0 q ()",
            "1: box theorem Named lab 0",
            "1-4: box",
            "1-4: BOX",
            "1011",
        ],
    ),
    "two links": (
        "[a](https://a.org) [](https://b.org)\n",
        ["1: text 1 a", "1: link https://a.org 1", "1: link https://b.org 0", "1"],
    ),
}


def written(names: list[str]) -> tuple[str, dict[str, int]]:
    """Return an article of constructs, and the line above each."""
    text, above = "# T\n\n", {}
    for name in names:
        text += f"## {name}\n"
        above[name] = text.count("\n")
        text += f"{CONSTRUCTS[name][0]}\n"
    return text, above


@pytest.mark.parametrize("seed", [1, 2])
def test_records_are_those_of_the_construct_in_any_order(project, seed: int) -> None:
    names = random.Random(seed).sample(sorted(CONSTRUCTS), len(CONSTRUCTS))
    text, above = written(names)
    site = project({"index": text}).configure(myst_enable_extensions=EXTENSIONS)
    facts = rigor_domain(site.build("rigor").app.env).facts["index"]

    for name in names:
        source, expected = CONSTRUCTS[name]
        assert list(told(facts, above[name], source.count("\n") + 1)) == expected, name
