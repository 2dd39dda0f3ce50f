"""The rules of a style sheet without which the first screen would look otherwise.

What is left out comes with the whole sheet, which follows: so rules for what a reader does, for
paper, and for elements that stand further down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.page.css import EXCEPT, asks_for, bare, rules, slim

LATER = re.compile(r"@(?:media\s+print\b[^,]*\Z|page\b|(?:-\w+-)?keyframes\b)")
DONE = re.compile(r":(?:hover|focus|active)|::(?:selection|backdrop)")
NAMED = re.compile(r"[.#:](?:[\w-]|\\.)+(?:\([^)]*\))?")
TAG = re.compile(r"(?<![\w-])[a-z][\w-]*")
VALUE = r"""(?:[^;{}"'()]|"[^"]*"|'[^']*'|\((?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\))*\))*"""
PROPERTY = re.compile(rf"(?<![\w-])(--[\w-]+)\s*:{VALUE}(?:;|(?=\}}))")
USED = re.compile(r"var\(\s*(--[\w-]+)")


def first_rules(text: str, borne: frozenset[str]) -> str:
    """Return what of a sheet is for these classes and ids, and tags written ``<tag``."""

    def keeps(selector: str) -> bool:
        asked = [*asks_for(selector), *(f"<{tag}" for tag in tags_of(selector))]
        return not DONE.search(selector) and borne.issuperset(asked)

    return without_unused(slim("\n".join(now(text)), keeps))


def now(text: str) -> Iterator[str]:
    """Yield the rules that are for a screen at rest."""
    for rule in rules(bare(text)):
        if not LATER.match(rule.head):
            yield f"{rule.head};" if rule.body is None else f"{rule.head}{{{rule.body}}}"


def tags_of(selector: str) -> list[str]:
    """Return the elements without which a selector matches nothing."""
    return TAG.findall(NAMED.sub(" ", EXCEPT.sub(" ", selector)))


def without_unused(text: str) -> str:
    """Leave out custom properties that nothing reads."""
    used = set(USED.findall(text))
    left = PROPERTY.sub(lambda match: match[0] if match[1] in used else "", text)
    return left if left == text else without_unused(left)
