"""Tell whether an element of HTML is one that readers see nothing of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

HIDDEN_ELEMENTS = frozenset({"datalist", "noscript", "script", "style", "template"})
"""Elements that browsers with scripts show nothing of."""
HIDING_CLASSES = frozenset({"sd-d-none", "visually-hidden", "sr-only"})
"""Classes by which the style sheets of sphinx-design and of themes hide an element."""
ZERO = r"[+-]?(?:0+\.?0*|\.0+)(?:[a-z]+|%)?"
FAR = r"-(?:\d{4,}|[3-9]\d\d)(?:\.\d+)?(?:[a-z]+|%)"
NEVER_SEEN: Mapping[str, re.Pattern[str]] = {
    name: re.compile(value)
    for name, value in {
        "display": "none",
        "visibility": "hidden|collapse",
        "content-visibility": "hidden",
        "opacity": ZERO,
        "font-size": ZERO,
        "color": r"transparent|(?:rgba|hsla?|rgb)\(.*[,/]\s*" + ZERO + r"\s*\)",
        "transform": rf"scale\(\s*{ZERO}\s*(?:,\s*{ZERO}\s*)?\)",
        "text-indent": FAR,
        "left": FAR,
        "top": FAR,
        "margin-left": FAR,
        "clip-path": r"inset\((?:[5-9]\d|100)%\)|circle\(" + ZERO + r".*\)",
    }.items()
}
"""Declarations of a style that leave nothing to see, whatever stands beside them."""
SIZES = ("height", "max-height", "width", "max-width")


def hides(name: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether readers see nothing of an element, by its name and attributes.

    What stands in a closed ``details`` is seen by who opens it. Text in the colour of the
    page is not looked for: what colour the page has is the theme's business.
    """
    return (
        name in HIDDEN_ELEMENTS
        or "hidden" in attributes
        or (name == "dialog" and "open" not in attributes)
        or hides_by_class(attributes.get("class", "").split())
        or hides_by_style(attributes.get("style", ""))
    )


def hides_by_class(classes: Collection[str]) -> bool:
    """Tell whether a style sheet that everyone has hides an element of these classes."""
    return not HIDING_CLASSES.isdisjoint(classes)


def hides_by_style(style: str) -> bool:
    """Tell whether a ``style`` attribute leaves nothing of its element to see."""
    if not style:
        return False
    found = dict(declarations(style))
    if any((rule := NEVER_SEEN.get(name)) and rule.fullmatch(found[name]) for name in found):
        return True
    cut = found.get("overflow", "").startswith(("hidden", "clip"))
    return cut and any(re.fullmatch(ZERO, found.get(name, "")) for name in SIZES)


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a style with their values, in lower case."""
    for each in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).lower().split(";"):
        name, _, value = each.partition(":")
        yield name.strip(), value.replace("!important", "").strip()
