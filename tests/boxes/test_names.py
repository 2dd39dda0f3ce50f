"""Every name of a box leads to it, by every role, in any spelling."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.source import name_boxes

COLON = ["amsmath", "dollarmath", "colon_fence", "attrs_block"]
BOX = ":::{theorem} T\n%s\nWords.\n:::\n"
ROLES = "{ref}`%s` {numref}`%s` {rigor:ref}`%s` {any}`%s` [](#%s) [t](#%s) {ref}`t <%s>` {any}`t <%s>`"


@pytest.fixture
def site(project):
    def make(text: str, other: str = "O\n=\n", **config: object):
        index = f"# I\n\n```{{toctree}}\nother.rst\n```\n\n{text}"
        made = project({"index": index, "other.rst": ""}, myst_enable_extensions=COLON)
        return made.write({"other.rst": other}).configure(**config)

    return make


def links(page: str) -> list[str]:
    return re.findall(r'<a class="reference internal" href="(?:index.html)?#([^"]*)"', page)


@pytest.mark.parametrize("label", ["lab", "Cauchy-Schwarz", "柯西不等式"])
@pytest.mark.parametrize(
    ("above", "option"),
    [("", ":label: %s\n"), ("(%s)=\n", ""), ("{#%s}\n", ""), ("{.c #%s}\n", ":label: mine\n")],
    ids=["label", "target", "attribute", "both"],
)
def test_every_role_finds_a_box_by_every_name(site, label, above, option) -> None:
    box = (above.replace("%s", label) + BOX % option).replace("%s", label)
    built = site(f"{box}\n{ROLES.replace('%s', label)}\n").build()
    found = links(built.page())[-8:]

    assert built.warnings == []
    assert len(found) == 8
    assert all(f'id="{each}"' in built.page() for each in found)
    assert built.page().count("Theorem 1</span></a>") == 5


def test_runs_of_spaces_and_other_documents_make_no_difference(site) -> None:
    rst = "O\n=\n\n.. theorem:: T\n   :label: Big  Label\n\n   Words.\n\n.. _Second One:\n\n.. lemma:: L\n\n   Words.\n\n"
    roles = ["ref", "numref", "rigor:ref", "any"]
    text = " ".join(
        f":{role}:`{label}`" for role in roles for label in ("Big  Label", "second one")
    )
    built = site("{ref}`Big Label` {any}`Second One`\n", rst + text + "\n").build()

    assert built.warnings == []
    assert len(re.findall("Lemma 1</span></a>", built.page("other"))) == 4


def test_labels_that_differ_in_case_alone_are_one_name(site) -> None:
    built = site(BOX % ":label: Lab\n" + "\n" + BOX % ":label: lab\n").build()

    assert len(built.about("duplicate-label")) == 1


@pytest.mark.parametrize(
    ("text", "config"),
    [
        ("(same)=\n## S\n", {}),
        ("```{figure} x.png\n:name: same\n\ncap\n```\n", {"suppress_warnings": ["image"]}),
        ("```{table} T\n:name: same\n\n| a |\n|---|\n| b |\n```\n", {}),
        ("(same)=\n\nwords\n", {}),
        ("## Same\n", {"myst_heading_anchors": 2}),
    ],
    ids=["section", "figure", "table", "words", "anchor"],
)
def test_a_name_for_a_box_and_something_else_is_told_on_each_build(site, text, config) -> None:
    made = site(f"{text}\n{BOX % ':label: same'}\n", **config)
    for _ in range(2):
        built = made.build()
        assert len(built.about("duplicate-label")) == 1
        assert len(built.warnings) == 1
        assert "index.md:" in built.warnings[0]


def test_a_heading_that_no_link_reaches_is_no_second_name(site) -> None:
    assert site(f"## Same\n\n{BOX % ':label: same'}\n").build().warnings == []


def test_ids_in_code_and_above_other_blocks_stay() -> None:
    kept = "```\n{#a}\n:::{theorem}\n```\n\n{#b}\n# H\n\n{#c}\n:::{note}\n:::\n"
    assert name_boxes(kept, {"theorem"}) == kept
    changed = name_boxes(f"{kept}\n{{#d}}\n\n````{{rigor:theorem}}\n````\n", {"theorem"})
    assert changed == f"{kept}\n(d)=\n\n````{{rigor:theorem}}\n````\n"
