"""Tell what a document's readers see of it, and which files it includes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.tags import Tags

HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN = frozenset({"sd-d-none", "visually-hidden", "sr-only"})
"""Classes by which the style sheets of sphinx-design and of themes hide an element."""


def is_hidden(node: nodes.Element) -> bool:
    """Tell whether the site's readers see nothing of a node: a hidden div, a false ``only``.

    The answer is that of HTML, whichever builder runs and whatever tags it is given.
    """
    if not isinstance(node, addnodes.only):
        hidden = node.get("hidden") or not HIDDEN.isdisjoint(node.get("classes", ()))
        return bool(hidden) or HIDES.search(str(node.get("style", ""))) is not None
    tags = Tags(["html", "format_html", "builder_html"])
    try:
        return not tags.eval_condition(node["expr"])
    except Exception:  # noqa: BLE001 - Sphinx reports the expression and shows the content
        return False


def included_files(document: nodes.document) -> list[str]:
    """Return the paths of the files that a document includes, in order."""
    noted = document.settings.record_dependencies.list
    return sorted({str(Path(each).resolve()) for each in noted})


def digests(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each path with the SHA-256 of the file's bytes, ``""`` where it cannot be read."""
    for path in paths:
        try:
            yield path, hashlib.sha256(Path(path).read_bytes()).hexdigest()
        except OSError:
            yield path, ""
