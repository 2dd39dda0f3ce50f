"""Style sheets that books have, too, say nothing that their readers do not know."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.page.sheet import STYLES, sheets

NEW = re.compile(r":(?:has|is|where)\(|^\s*&", re.MULTILINE)
"""Selectors of Level 4 and nesting, which epubcheck and readers of books refuse."""


@pytest.mark.parametrize("path", sheets("epub"), ids=lambda path: path.name)
def test_a_sheet_of_books_has_old_selectors_alone(path) -> None:
    assert NEW.search(path.read_text("utf-8")) is None


COLOUR = re.compile(r"--rigor-(?!text|line|quiet|paper|tint)(\w+): (#\w{6});")
TINT = re.compile(r"--rigor-tint: (\d+)%")


def luminance(colour: tuple[float, ...]) -> float:
    """Return how light a colour is, as WCAG 2 counts it."""
    parts = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    )
    return sum(map(float.__mul__, (0.2126, 0.7152, 0.0722), parts))


def test_the_tint_of_boxes_leaves_the_links_of_themes_their_contrast() -> None:
    light = (STYLES / "rigor-boxes.css").read_text("utf-8").partition("@media")[0]
    share = int(TINT.findall(light)[0]) / 100
    colours = [
        [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        for _, text in COLOUR.findall(light)
    ]
    tinted = [tuple(1 - share * (1 - each) for each in colour) for colour in colours]

    assert len(tinted) > 8
    # Themes whose links stand out from white by 4.75 and a little more keep the 4.5 of WCAG AA.
    assert min(4.75 * (luminance(each) + 0.05) / 1.05 for each in tinted) >= 4.5
