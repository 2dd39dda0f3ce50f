"""What may come next."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position

from fixtures.articles import ARTICLE
from sphinx_rigor.server.completion import complete

BODY = "---\ntitle: T\n---\n𝒜 "


def offered(page, line: str, text: str = ARTICLE) -> dict[str, str]:
    """Return what is offered at the end of a line put below a text: the line afterwards."""
    then = f"{text.rstrip()}\n\n{line}"
    seen = page(text, then=then)
    last = len(seen.lines.every) - 1
    found = complete(seen, seen.lines.end(last)).items
    return {each.label: applied(seen, each) for each in found}


def applied(page, item) -> str:
    """Return the line that an item is put into, as it is afterwards."""
    edit = item.text_edit
    line = page.lines.line(edit.range.start.line)
    start = page.lines.column(line, edit.range.start.character)
    end = page.lines.column(line, edit.range.end.character)
    return line[:start] + edit.new_text + line[end:]


@pytest.mark.parametrize("begun", ["```{", ":::{", "- ```{", "> ::::{", "```{the", ".. the"])
def test_directives(page, begun) -> None:
    found = offered(page, begun)

    head = begun.removesuffix("the")
    assert found["theorem"] == f"{head}theorem"
    assert found["rigor:proof"] == f"{head}rigor:proof"
    assert found["figure"] == f"{head}figure"


def test_a_directive_of_a_box_says_what_it_is_called(page) -> None:
    seen = page(ARTICLE, then=f"{ARTICLE}```{{")
    found = {
        each.label: each.detail
        for each in complete(seen, seen.lines.end(len(seen.lines.every) - 1)).items
    }

    assert (found["theorem"], found["note"]) == ("Theorem", None)


@pytest.mark.parametrize(
    ("begun", "there", "not_there"),
    [
        ("𝒜 {ref}`", {"thm-big", "here", "there"}, {"eq-big", "/articles/b"}),
        ("{numref}`th", {"thm-big"}, {"eq-big"}),
        ("{ref}`words <", {"here"}, {"eq-big"}),
        ("{eq}`", {"eq-big"}, {"here"}),
        ("$\\eqref{", {"eq-big"}, {"here"}),
        ("{doc}`", {"/articles/b", "/index"}, {"here"}),
        ("[words](#", {"here", "thm-big", "part-2-faults"}, {"more"}),
        (":of: ", {"thm-big"}, {"here", "eq-big"}),
        (":of: thm-other, ", {"thm-big"}, {"here"}),
        (":ref:`", {"here"}, {"eq-big"}),
        ("{ref}`thm-big` and {eq}`e", {"eq-big"}, {"here"}),
        ("{ref}`thm-big`", set(), {"thm-big"}),
        ("{code}`", set(), {"thm-big", "here"}),
    ],
)
def test_labels(page, begun, there, not_there) -> None:
    found = offered(page, begun)

    assert there <= found.keys()
    assert not not_there & found.keys()
    stem = begun.rstrip("abcdefghijklmnopqrstuvwxyz") if begun[-1].isalpha() else begun
    assert all(found[name] == f"{stem}{name}" for name in there)


@pytest.mark.parametrize(
    ("begun", "there", "not_there"),
    [
        ("", {"slug": "slug: ", "status": "status: ", "checked": "checked: "}, {"title"}),
        ("st", {"status": "status: "}, set()),
        ("status: ", {"draft": "status: draft", "done": "status: done"}, {"true"}),
        ("status: d", {"done": "status: done"}, set()),
        ("checked: ", {"true": "checked: true"}, set()),
        ("nosuch: ", {}, {"true", "draft"}),
    ],
)
def test_front_matter(page, begun, there, not_there) -> None:
    found = offered(page, begun, "---\ntitle: T")

    assert found.items() >= there.items()
    assert not not_there & found.keys()


def test_fields_that_an_entry_lacks(page) -> None:
    entry = ARTICLE[: ARTICLE.index("See {ref}")]

    assert offered(page, "", entry) == {"Steps": "**Steps**: "}
    assert offered(page, "**", entry) == {"Steps": "**Steps**: "}
    assert offered(page, "- St", entry) == {"Steps": "- **Steps**: "}
    assert offered(page, "# ", entry) == {}


def test_nothing_is_offered_outside_of_all(page) -> None:
    seen = page()
    assert complete(seen, Position(8, 3)).items == []
    assert complete(seen, Position(900, 3)).items == []


def test_words_of_other_articles_and_of_the_plan(page) -> None:
    from dataclasses import replace

    seen = page(ARTICLE, then="---\ntags: [a, M\ntopics:\n- one\n- A")
    values = {"tags": ("MoE",), "topics": ("Attention",)}
    seen = replace(seen, site=replace(seen.site, values=values))

    (tag,) = complete(seen, seen.lines.end(1)).items
    (topic,) = complete(seen, seen.lines.end(4)).items
    assert (applied(seen, tag), applied(seen, topic)) == ("tags: [a, MoE", "- Attention")


def test_of_very_many_labels_those_with_the_letters_typed_are_offered(page) -> None:
    from dataclasses import replace

    def many(typed: str):
        seen = page(ARTICLE, then=f"𝒜 {{ref}}`{typed}")
        one = seen.targets["articles/a"][1]
        labels = {"far": tuple(replace(one, name=f"label-{n}") for n in range(900))}
        return complete(replace(seen, targets={**seen.targets, **labels}), seen.lines.end(0))

    assert many("").is_incomplete
    assert "thm-big" in {each.label for each in many("").items}
    found = many("LABEL-89")
    assert not found.is_incomplete
    assert {each.label for each in found.items} == {
        "label-89",
        *(f"label-89{n}" for n in range(10)),
    }
