"""Where what stands under a label ends, and whether anything does."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, product
from pathlib import Path

import pytest

from fixtures.drafts import Draft
from sphinx_rigor.recognition.hollow import ends, has_content
from sphinx_rigor.records import Block, BlockKind, Label, LabelForm
from sphinx_rigor.standard import Patterns, load_standard


def label(form: LabelForm, text: str, level: int = 0) -> Label:
    return Label(1, 1, "", form, text, 0, 0, level)


HEADING, BOLD, ITEM = LabelForm.HEADING, LabelForm.BOLD, LabelForm.ITEM


@pytest.mark.parametrize(
    ("other", "above", "is_end"),
    [
        (label(HEADING, "Next", 3), label(HEADING, "This", 3), True),
        (label(HEADING, "Next", 2), label(HEADING, "This", 3), True),
        (label(HEADING, "Next", 4), label(HEADING, "This", 3), False),
        (label(HEADING, "方向1", 4), label(HEADING, "5.2 研究方向", 4), False),
        (label(ITEM, "Next"), label(HEADING, "This", 3), False),
        (label(BOLD, "Next"), label(HEADING, "This", 3), False),
        (label(BOLD, "Next"), label(BOLD, "This"), True),
        (label(HEADING, "Next", 6), label(BOLD, "This"), True),
        (label(ITEM, "Next"), label(BOLD, "This"), False),
    ],
)
def test_a_label_ends_what_stands_under_another(
    other: Label, above: Label, is_end: bool
) -> None:
    assert ends(other, above) is is_end


LINES = {
    "words": lambda draft: draft.text(),
    "marks": lambda draft: draft.text("—"),
    "below": lambda draft: draft.heading(4, "Below"),
    "as high": lambda draft: draft.heading(3, "Next"),
    "higher": lambda draft: draft.heading(2, "Up"),
    "counted": lambda draft: draft.heading(3, "方向1"),
    "bold": lambda draft: draft.bold("Label"),
}
ENDS = {"heading": {"as high", "higher"}, "bold": {"below", *list(LINES)[3:]}}
SAYING = {"heading": {"words", "bold"}, "bold": {"words"}}
NEVER: Patterns = load_standard("five-part", Path()).placeholders


@pytest.mark.parametrize("form", ENDS)
@pytest.mark.parametrize("above", [0, 1, 4])
def test_content_is_what_is_said_before_a_label_that_ends_it(form: str, above: int) -> None:
    for names in chain.from_iterable(product(LINES, repeat=n) for n in range(4)):
        draft = Draft("")
        for _ in range(above):
            draft.text()
        draft.heading(3, "This") if form == "heading" else draft.bold("This")
        label = draft.kept["labels"][-1]
        for name in names:
            LINES[name](draft)
        end = draft.line
        facts = draft.text("behind").facts()
        stop = next((n for n, name in enumerate(names) if name in ENDS[form]), len(names))
        said = any(name in SAYING[form] for name in names[:stop])
        assert has_content(facts, label, end, NEVER) is said, names


def test_a_label_in_a_box_ends_nothing_outside_of_it() -> None:
    draft = Draft("").heading(3, "This").heading(3, "Boxed").text()
    facts = draft.facts()
    this, boxed = facts.labels
    box = replace(facts, blocks=(*facts.blocks, Block(BlockKind.BOX, 2, 3, 0)))
    inside = replace(box, labels=(this, replace(boxed, block=1)))

    assert has_content(inside, this, 3, NEVER)
    assert not has_content(box, this, 3, NEVER)
    assert not has_content(inside, this, 2, NEVER)
