"""A construct that stands alone in a document becomes these records at these lines."""

from __future__ import annotations

from fixtures.told import EXTENSIONS, told
from sphinx_rigor.memory.domain import rigor_domain

LOADED = ["myst_parser", "sphinx_rigor", "sphinx_design", "sphinx.ext.doctest"]
ALONE: dict[str, tuple[str, list[str]]] = {
    "alt": ("![Words here](a.png)\nand\n", ["1: text 1 and", "1: picture a.png", "11"]),
    "bold item": (
        "- **Only**\n\n  text\n",
        [
            "1: item Only 0 1",
            "1: text 1 Only",
            "3: text 1 text",
            "1-3: LIST",
            "1-3: ITEM",
            "101",
        ],
    ),
    "card": (
        "```{card} Head\nwords\n+++\nfoot\n```\n",
        [
            "1: heading Head 3 0",
            "2: text 1 words",
            "4: text 1 foot",
            "1-8: DIV",
            "1-3: DIV",
            "4-8: DIV",
            "11000",
        ],
    ),
    "citing": ("Said {eq}`c`.\n", ["1: text 2 Said c.", "1: link c 1", "1"]),
    "code none": (
        "```none\na\n```\n\n    indented\n\n    more\n",
        ["1: code 1", "5: code 3", "1110101"],
    ),
    "derivation": (
        "````{derivation}\n```{derivation-step} Lead\n:label: s-1\n$a$\n```\n````\n",
        [
            "2: item Lead 0 1",
            "2: text 1 Lead",
            "4: text 1 $a$",
            "4: formula 0 a ()",
            "1: box derivation 0",
            "1-6: box",
            "1-6: BOX",
            "110111",
        ],
    ),
    "dropdown": (
        "```{dropdown} Head\nwords\n```\n",
        ["1: heading Head 6 0", "2: text 1 words", "1-3: DIV folded", "111"],
    ),
    "empty cells": (
        "| a | |\n|---|---|\n| | |\n| x | ![](a.png) |\n",
        [
            "1: text 1 a",
            "1: text 0",
            "1: text 0",
            "1: text 0",
            "1: text 1 x",
            "1: text 0",
            "1: table 2 2 ('a', '') (Row(below=0, cells=('', '')), Row(below=0, cells=('x', '')))",
            "1: picture a.png",
            "1101",
        ],
    ),
    "empty step": (
        "````{derivation}\n```{derivation-step}\n```\n````\n",
        ["1: box derivation 0", "1-4: box", "1-4: BOX", "0000"],
    ),
    "epigraph": (
        "```{epigraph}\nsaid\n\n-- Somebody\n```\n",
        ["2: text 1 said", "2-5: QUOTE", "11011"],
    ),
    "field far": (
        ":one:\n\n  far\n:two:\n:three: a $x$\n  more\n",
        [
            "1: field one 0 0",
            "4: field two 0 0",
            "5: field three 0 a $x$ more0",
            "1: text 1 one",
            "3: text 1 far",
            "4: text 1 two",
            "5: text 1 three",
            "5: text 3 a $x$ more",
            "5: formula 0 x ()",
            "1-3: FIELD",
            "4-4: FIELD",
            "5-6: FIELD",
            "101111",
        ],
    ),
    "figure": (
        "```{figure} a.png\n:alt: x\n\nCaption *words*\n\nLegend\n```\n",
        ["6: text 1 Legend", "1: picture a.png", "1101011"],
    ),
    "folded note": (
        "```{admonition} Head\n:class: dropdown\n\nwords\n```\n",
        ["1: heading Head 2 0", "4: text 1 words", "1-5: DIV", "10011"],
    ),
    "hard breaks": (
        "one\\\ntwo  \n**Three**: four\n",
        ["3: bold Three 0 : four1", "1: text 4 one two Three: four", "111"],
    ),
    "hidden check": (
        "```{testcode}\n:hide:\n\nassert 1\n```\n\nwords\n",
        ["7: text 1 words", "1: check testcode", "0000001"],
    ),
    "html break": (
        "one<br>\n**Two**: three\n",
        ["2: bold Two 0 : three1", "1: text 3 one Two: three", "11"],
    ),
    "html nested": (
        "<div>\n<p><b>a</b>\n<span hidden>no</span> b</p>\n</div>\n",
        ["2: text 2 a b", "1-4: DIV", "1111"],
    ),
    "html only picture": ("<video></video>\n", ["1: text 0", "1: picture", "1"]),
    "html pictures": (
        '<p><img src="b.png"><hr>\n<img alt="x"></p>\n',
        ["1: picture b.png", "1: picture", "11"],
    ),
    "html title bold": ("<p><b>Name</b></p>\n", ["1: bold Name 0 1", "1: text 1 Name", "1"]),
    "line block": ("```{eval-rst}\n| one\n| two\n```\n", ["1111"]),
    "linked picture": (
        "[![](a.png)](https://a.org)\n",
        ["1: text 0", "1: link https://a.org 1", "1: picture a.png", "1"],
    ),
    "math options": (
        "```{math}\n:label: eq-m\n\na\n\nb\n```\n",
        ["1: formula 1 a b ()", "1101001"],
    ),
    "note box": (
        "See [^b].\n\n[^b]:\n    ```{rubric} Rub\n    ```\n    ```{card} Card\n    words\n    ```\n",
        [
            "4: heading Rub 6 0",
            "6: heading Card 1 0",
            "1: text 2 See 1.",
            "7: text 1 words",
            "1: citation",
            "6-8: DIV",
            "6-8: DIV",
            "10111111",
        ],
    ),
    "note heads": (
        "See [^m].\n\n[^m]: # Head\n\n    text\n",
        ["3: heading Head 1 0", "1: text 2 See 1.", "5: text 1 text", "1: citation", "10101"],
    ),
    "ordered in quote": (
        "> 1. one\n>    more\n> 2. two\n",
        [
            "1: text 2 one more",
            "3: text 1 two",
            "1-3: QUOTE",
            "1-3: LIST ordered",
            "1-2: ITEM",
            "3-3: ITEM",
            "111",
        ],
    ),
    "percent": ("% remark\n\nwords\n", ["3: text 1 words", "001"]),
    "picture bare": ("```{image} a.png\n```\n", ["1: picture a.png", "11"]),
    "picture block": ("```{image} a.png\n:alt: Words\n```\n", ["1: picture a.png", "111"]),
    "quote attribution": (
        "> said\n\n-- Somebody\n",
        ["1: text 1 said", "3: text 1 – Somebody", "1-2: QUOTE", "101"],
    ),
    "role check": (
        "```{testcode}\nassert 1\n```\n```{testoutput}\n1\n```\n",
        ["1: code 1 python", "4: code 1", "1: check testcode", "4: check testoutput", "111111"],
    ),
    "rst session": (
        "```{eval-rst}\n>>> 1\n1\n```\n",
        ["2: code 2 pycon", "2: check doctest", "1111"],
    ),
    "sidebar": (
        "```{sidebar} Head\nwords\n```\n",
        ["1: heading Head 2 0", "2: text 1 words", "1-3: DIV", "111"],
    ),
    "tabs": (
        "````{tab-set}\n```{tab-item} One\nwords\n```\n````\n",
        ["1: heading One 6 0", "3: text 1 words", "1-5: DIV", "1-5: DIV", "3-5: DIV", "11111"],
    ),
    "target only": (
        "(some-target)=\n\n[ref]: https://a.org\n\nwords\n",
        ["5: text 1 words", "00001"],
    ),
    "terms": (
        "One\nTwo\n: a\n: b\n\nThree $x$\n\n: c\n",
        [
            "6: field Three $x$ 0 0",
            "1: text 4 One Two : a : b",
            "6: text 2 Three $x$",
            "8: text 1 c",
            "6: formula 0 x ()",
            "6-8: LIST",
            "6-8: ITEM",
            "11110101",
        ],
    ),
    "topic": (
        "```{topic} Head\nwords\n```\n",
        ["1: heading Head 2 0", "2: text 1 words", "1-3: DIV", "111"],
    ),
}


def test_records_of_each_construct(project) -> None:
    texts = {name: f"# T\n\n## {name}\n{source}" for name, (source, _) in ALONE.items()}
    site = project({"index": "# I\n", **texts})
    site.configure(myst_enable_extensions=EXTENSIONS, extensions=LOADED)
    facts = rigor_domain(site.build("rigor").app.env).facts

    for name, (source, expected) in ALONE.items():
        assert list(told(facts[name], 3, source.count("\n") + 1)) == expected, name
