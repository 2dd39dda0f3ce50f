"""Drawings in raw HTML have a frame, which a size in pixels gives them."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.page.framed_drawings import DRAWING, framed


@pytest.mark.parametrize(
    ("tag", "frame"),
    [
        ('<svg width="900" height="300px" class="x">', "0 0 900 300"),
        ("<svg height='20.5'\nwidth='10'>", "0 0 10 20.5"),
        ("<svg height=20.5 width=10>", "0,0,10,20.5"),
        ("<svg height=20.5 width=10/>", None),
        ('<svg width="2.54cm" height="25.4MM">', "0 0 96 96"),
        ('<svg width="1in" height="72pt">', "0 0 96 96"),
        ('<svg width="6pc" height="101.6Q">', "0 0 96 96"),
        ('<svg width="20em" height=".5rem">', "0 0 320 8"),
        ('<svg width="1e2" height="+3.">', "0 0 100 3"),
        ('<svg style="width: 5cm; height:2in" width="1">', "0 0 188.976 192"),
        ('<svg style="max-width: 5cm" width="90" height="2">', "0 0 90 2"),
        ('<svg style="width: 100%" width="90" height="2">', None),
        ('<svg style="width: 90; height: 2px">', None),
        ('<svg width="0" height="2">', None),
        ('<svg width="9vw" height="3">', None),
        ('<svg width="calc(1px + 2px)" height="3">', None),
        ('<svg stroke-width="2" width="9" height="3" data-a="a > b"/>', "0 0 9 3"),
        ('<svg width="90%" height="3">', None),
        ('<svg stroke-width="9" height="3">', None),
        ('<svg width="9" height="3" viewBox="1 1 2 2">', "1 1 2 2"),
        ("<svg>", None),
    ],
)
def test_a_drawing_has_the_frame_of_its_size(tag: str, frame: str | None) -> None:
    found = DRAWING.sub(framed, tag)

    assert re.findall(r"""viewBox=["']?([\d., ]*\d)""", found) == [frame] * (frame is not None)
    assert re.sub(r"""\sviewBox=(["']?)[\d., ]*\d\1(?=[\s>])""", "", found) in {
        tag,
        tag.replace(' viewBox="1 1 2 2"', ""),
    }


def test_a_page_frames_what_its_author_wrote(project) -> None:
    raw = '# T\n\n<svg width="900" height="30"><rect width="900" height="30"/></svg>\n'

    assert (
        '<svg viewBox="0 0 900 30" '
        in project({"index": raw}, rigor_articles=[]).build().page()
    )
