"""What readers see nothing of, told by name and attributes."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import hides

STYLES = [
    "display:none",
    "color: red; DISPLAY : None !important",
    "visibility: hidden",
    "font-size: 0",
    "font-size:0.0px",
    "opacity: .0",
    "color: transparent",
    "color: rgba(1, 2, 3, 0)",
    "position:absolute; left:-9999px",
    "text-indent:-100em;margin:0;text-indent:-9999px",
    "height: 0; overflow: hidden",
    "overflow:clip;max-width:0px",
    "transform: scale(0)",
    "clip-path: inset(50%)",
]
SHOWN = [
    "",
    "display:block",
    "font-size: 0.8em",
    "opacity: 0.5",
    "margin-left: -2em",
    "text-indent: -2em",
    "color: rgba(0, 0, 0, 0.5)",
    "color: rgb(0, 0, 100)",
    "height: 0",
    "overflow: hidden",
    "overflow:hidden; height: 3em",
    "content: 'display:none'",
    "--note: none",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_leaves_nothing_to_see(style: str) -> None:
    assert hides("span", {"style": style})


@pytest.mark.parametrize("style", SHOWN)
def test_a_style_that_shows(style: str) -> None:
    assert not hides("span", {"style": style})


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("p", {"hidden": ""}),
        ("b", {"hidden": "until-found"}),
        ("template", {}),
        ("dialog", {}),
        ("i", {"class": "x sr-only"}),
    ],
)
def test_an_element_that_hides(name: str, attributes: dict[str, str]) -> None:
    assert hides(name, attributes)


def test_what_can_be_opened_is_seen() -> None:
    assert not hides("details", {})
    assert not hides("dialog", {"open": ""})
