"""A formula that comes again is shown again, with what was defined in between."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.render.renderer import Manner, Renderer

DEFINITION = r"\def\hat#1{#1+1}"


@pytest.mark.parametrize("display", [False, True])
def test_a_definition_changes_the_same_formula(display: bool) -> None:
    renderer = Renderer(Manner((), lambda _label: None))
    first = renderer.inline(r"\hat x")
    assert renderer.inline(r"\hat x") == first
    if display:
        renderer.block(DEFINITION, [None])
    else:
        renderer.inline(DEFINITION)
    assert "<mn>1</mn>" not in first.html
    assert "<mn>1</mn>" in renderer.inline(r"\hat x").html
