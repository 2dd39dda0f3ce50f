"""Cards in a grid, as sphinx-design lays them out; one below the other without its styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx_design.shared import create_component

GRID = ("sd-container-fluid", "sd-sphinx-override", "rigor-cards")
ROW = ("sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3")
TILES = ("sd-row", "sd-row-cols-2", "sd-row-cols-sm-3", "sd-row-cols-md-5", "sd-g-2")
CARD = ("sd-card", "sd-sphinx-override", "sd-w-100", "sd-shadow-sm")


def grid(cards: Iterable[nodes.Node]) -> nodes.container:
    """Return cards side by side where there is room for two."""
    columns = [
        create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[each])
        for each in cards
    ]
    row = create_component("grid-row", ROW, children=columns)
    return create_component("grid-container", GRID, children=[row])


def tiles(bodies: Iterable[nodes.Element]) -> nodes.container:
    """Return small cards side by side, as many as there is room for."""
    columns = [
        create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[tile(each)])
        for each in bodies
    ]
    row = create_component("grid-row", TILES, children=columns)
    return create_component("grid-container", [*GRID, "rigor-tiles"], children=[row])


def tile(body: nodes.Element) -> nodes.container:
    """Return a card without a title."""
    body["classes"].append("sd-card-text")
    inner = create_component("card-body", ["sd-card-body"], children=[body])
    return create_component("card", CARD, children=[inner])


def card(title: nodes.Node, body: Sequence[nodes.Element]) -> nodes.container:
    """Return a card of a title, most often a link, and what stands below it."""
    head = nodes.paragraph("", "", title, classes=["sd-card-title", "sd-font-weight-bold"])
    for each in body:
        each["classes"].append("sd-card-text")
    inner = create_component("card-body", ["sd-card-body"], children=[head, *body])
    return create_component("card", CARD, children=[inner])
