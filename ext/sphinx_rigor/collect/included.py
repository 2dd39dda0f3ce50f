"""Tell what stands in a document's own file, and what its readers see."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.tags import Tags

INCLUDE = re.compile(r"\s*(?:(?:`{3,}|~{3,}|:{3,})\{include\}|\.\. include::)")


def include_lines(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that include another file."""
    return [number for number, line in enumerate(lines, 1) if INCLUDE.match(line)]


def is_elsewhere(source: str, own: str) -> bool:
    """Tell whether a node came from another file than the document's own."""
    return bool(source) and not own.endswith(source.lstrip("./"))


def is_hidden(node: nodes.Element) -> bool:
    """Tell whether a node is an ``only`` whose content the site's readers do not see.

    The answer is that of HTML, whichever builder runs and whatever tags it is given.
    """
    if not isinstance(node, addnodes.only):
        return False
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
