"""The names that a site's pages and scripts use: what a style sheet may ask for.

Pages are read once and again when they change; what was found is kept beside the doctrees.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sphinx_rigor.atomic import write_text

BORNE = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
SCRIPT = re.compile(r"_static/([^\s\"'?>]+\.js)\b")
NAMED = re.compile(r"[\w-]+")
BEGUN = re.compile(r"""(?<![\w-])(\w[\w-]*-)(?=\$\{|["'`])""")
TAG = re.compile(r"<[a-z][\w-]*")
LATE = re.compile(r"""<link rel="stylesheet" href="[^"]*_static/rigor-page-""")
ENDED = re.compile(r"""(?<=[}"'`])(-[\w-]*\w)(?![\w-])""")
Kept = dict[str, tuple[int, list[str], list[str]]]


@dataclass(frozen=True, slots=True)
class Names:
    """The classes and ids of pages, and the scripts they name.

    ``first`` has those that stand above the whole style sheet, and tags, written ``<tag``.
    """

    all: frozenset[str]
    first: frozenset[str]


def names_of_pages(pages: Iterable[Path], kept: Path) -> Names:
    """Return the names of all pages."""
    before = kept_names(kept)
    now = {str(page): noted(page, before.get(str(page))) for page in pages}
    write_text(kept, json.dumps(now))
    every = frozenset(name for _when, names, _first in now.values() for name in names)
    return Names(every, frozenset(name for *_, first in now.values() for name in first))


def kept_names(path: Path) -> Kept:
    """Return what was noted at the build before; a damaged file is as if absent."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
        stored = json.loads(path.read_text("utf-8"))
        return {
            str(page): (int(when), list(map(str, names)), list(map(str, first)))
            for page, (when, names, first) in stored.items()
        }
    return {}


def noted(
    page: Path, before: tuple[int, list[str], list[str]] | None
) -> tuple[int, list[str], list[str]]:
    """Return when a page was written and the names it had then."""
    when = page.stat().st_mtime_ns
    if before is not None and before[0] == when:
        return before
    text = page.read_text("utf-8", errors="replace")
    above = LATE.split(text, maxsplit=1)[0]
    first = sorted(borne(above).union(TAG.findall(above)))
    return when, sorted(borne(text).union(SCRIPT.findall(text))), first


def borne(html: str) -> set[str]:
    """Return the classes and ids in a piece of a page."""
    return {name for each in BORNE.findall(html) for name in "".join(each).split()}


def using(pages: frozenset[str], scripts: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a name is used.

    A script may put a name together: one that begins or ends as a piece of text in a script
    that is left open there, such as ``"sd-" +`` or ```${name}-auto```, is used, too.
    """
    text = "\n".join(scripts)
    whole = pages.union(NAMED.findall(text))
    begun, ended = tuple(set(BEGUN.findall(text))), tuple(set(ENDED.findall(text)))

    def is_used(name: str) -> bool:
        return name in whole or name.startswith(begun) or name.endswith(ended)

    return is_used
