"""MathML as elements, to be read and changed where text patterns do not reach.

Built and written without recursion: formulas may nest deeper than Python's stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TAG = re.compile(
    r"<(m(?:[ion]|text))([^<>]*)>([^<]*)</m(?:[ion]|text)>"
    r"|<(/?)([a-zA-Z]+)([^<>/]*(?:/(?!>)[^<>/]*)*)(/?)>|([^<]+)"
)
"""An element that holds text alone, a tag, or a text."""
ROWS = frozenset({"math", "mrow", "mtd", "msqrt", "mstyle", "mpadded", "mphantom", "menclose"})
"""Elements whose children stand beside one another."""
SCRIPTED = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})
"""Elements whose first child is the base."""


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes as written, its children, or its text.

    Text among elements, as in the HTML that a ``mtext`` may hold, has an empty name.
    """

    name: str
    given: str = ""
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def says(self, attribute: str) -> str:
        """Return the value of an attribute, ``""`` where there is none."""
        if not self.given:
            return ""
        _before, found, rest = self.given.partition(f' {attribute}="')
        return rest.partition('"')[0] if found else ""

    def say(self, attribute: str, value: str) -> None:
        """Set an attribute; an empty value takes it away."""
        old = f' {attribute}="{self.says(attribute)}"'
        new = f' {attribute}="{value}"' if value else ""
        given = self.given
        self.given = given.replace(old, new, 1) if old in given else given + new

    def style(self, declared: str) -> None:
        """Add declarations of CSS."""
        before = self.says("style").rstrip("; ")
        self.say("style", f"{before};{declared}" if before else declared)


def parse(mathml: str) -> Element:
    """Return the one element that MathML consists of."""
    root = Element("")
    inner = root.children
    waiting: list[list[Element]] = []
    for token, given, token_text, end, name, more, empty, text in TAG.findall(mathml):
        if token:
            inner.append(Element(token, given, [], token_text))
        elif text:
            inner.append(Element("", "", [], text))
        elif end:
            inner = waiting.pop()
        else:
            element = Element(name, more, [])
            inner.append(element)
            if not empty:
                waiting.append(inner)
                inner = element.children
    return root.children[0]


def written(root: Element) -> str:
    """Return an element as MathML."""
    parts: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            parts.append(each)
        elif not each.name:
            parts.append(each.text)
        elif each.name == "mspace":
            parts.append(f"<mspace{each.given}/>")
        elif not each.children:
            parts.append(f"<{each.name}{each.given}>{each.text}</{each.name}>")
        else:
            parts.append(f"<{each.name}{each.given}>{each.text}")
            waiting.append(f"</{each.name}>")
            waiting.extend(reversed(each.children))
    return "".join(parts)


def every(root: Element) -> Iterator[Element]:
    """Yield an element and all in it, in the order of the text."""
    waiting = [root]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.children))


def upward(root: Element) -> list[Element]:
    """Return all elements, each after those that it holds."""
    found: list[Element] = []
    waiting = [root]
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting.extend(each.children)
    return found[::-1]
