"""The names that a site's pages and scripts use: what a style sheet may ask for.

Pages are read once and again when they change; what was found is kept beside the doctrees.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from sphinx_rigor.atomic import write_text

BORNE = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
SCRIPT = re.compile(r"_static/([^\s\"'?>]+\.js)\b")
NAMED = re.compile(r"[\w-]+")
BEGUN = re.compile(r"""(?<![\w-])(\w[\w-]*-)(?=\$\{|["'`])""")
ENDED = re.compile(r"""(?<=[}"'`])(-[\w-]*\w)(?![\w-])""")
Kept = dict[str, tuple[int, list[str]]]


def names_of_pages(pages: Iterable[Path], kept: Path) -> set[str]:
    """Return the classes and ids of all pages, and the scripts they name."""
    before = kept_names(kept)
    now = {str(page): noted(page, before.get(str(page))) for page in pages}
    write_text(kept, json.dumps(now))
    return {name for _when, names in now.values() for name in names}


def kept_names(path: Path) -> Kept:
    """Return what was noted at the build before; a damaged file is as if absent."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
        stored = json.loads(path.read_text("utf-8"))
        return {
            str(page): (int(when), list(map(str, names)))
            for page, (when, names) in stored.items()
        }
    return {}


def noted(page: Path, before: tuple[int, list[str]] | None) -> tuple[int, list[str]]:
    """Return when a page was written and the names it had then."""
    when = page.stat().st_mtime_ns
    if before is not None and before[0] == when:
        return before
    text = page.read_text("utf-8", errors="replace")
    borne = {name for each in BORNE.findall(text) for name in "".join(each).split()}
    return when, sorted(borne.union(SCRIPT.findall(text)))


def using(pages: set[str], scripts: Iterable[str]) -> Callable[[str], bool]:
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
