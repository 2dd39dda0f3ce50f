"""``results.json``: the map of results as data, for scripts and for other sites.

As in ``topics.json``, keys are only ever added within one version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sphinx_rigor.boxes.numbering import BoxRecord
from sphinx_rigor.verdict import Key, Node, ResultMap

VERSION = 1


def render(
    found: ResultMap,
    boxes: Mapping[str, Iterable[BoxRecord]],
    address: Callable[[str], str],
) -> str:
    """Return the map as JSON; ``boxes`` know the numbers, ``address`` the pages."""
    numbers = {
        Key(each.docname, each.node_id): each.number for own in boxes.values() for each in own
    }
    results = [
        {**result(node, numbers.get(key, ""), address), **uses(found, key)}
        for key, node in found.nodes.items()
    ]
    data = {"version": VERSION, "results": results}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def result(node: Node, number: str, address: Callable[[str], str]) -> dict[str, Any]:
    """Return one box."""
    box = node.box
    return {
        "id": name(node.key),
        "docname": node.key.docname,
        "url": f"{address(node.key.docname)}#{node.key.id}",
        "kind": box.kind,
        "number": number or None,
        "title": box.title,
        "label": box.label or None,
        "path": box.file or node.path,
        "line": box.line,
        "state": node.state,
        "proved": node.proved,
        "recomputed": node.recomputed,
    }


def uses(found: ResultMap, key: Key) -> dict[str, list[str]]:
    """Return what a box uses and what uses it."""
    return {
        "uses": [name(each) for each in found.uses_of.get(key, ())],
        "used_by": [name(each) for each in found.used_by.get(key, ())],
    }


def name(key: Key) -> str:
    """Return the name of a box in the file."""
    return f"{key.docname}#{key.id}"
