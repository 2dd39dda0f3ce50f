"""Where what stands under a label ends."""

from __future__ import annotations

import pytest

from sphinx_rigor.recognition.hollow import ends
from sphinx_rigor.records import Label, LabelForm


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
