"""Write MathML Core as MathML 3, which EPUB has.

Core lets any element say its display style and script level; in MathML 3 ``mstyle`` says
them, and a table its display style alone: https://www.w3.org/TR/MathML3/appendixa.html
"""

from __future__ import annotations

import re

TAG = re.compile(r"<(?P<end>/?)(?P<name>m[a-z]+)(?P<given>[^<>]*?)(?P<empty>/?)>")
STYLE = re.compile(r'\s(?:displaystyle|scriptlevel)="[^"]*"')
LEVEL = re.compile(r'\sscriptlevel="[^"]*"')
ROOM = re.compile(r' style="--a:[^"]*"')
"""What a browser takes back beside a bracket; no reader of books needs it."""
OWN = frozenset({"math", "mstyle"})
"""Elements that may say their style."""


def as_mathml3(mathml: str) -> str:
    """Return MathML with each style said by an ``mstyle`` around its element."""
    mathml = ROOM.sub("", mathml)
    if 'style="' not in mathml and 'level="' not in mathml:
        return mathml
    wrapped: list[bool] = []

    def rewrite(match: re.Match[str]) -> str:
        if match["end"]:
            return match[0] + "</mstyle>" * wrapped.pop()
        given, style = match["given"], ""
        if match["name"] == "mtable":
            given = LEVEL.sub("", given)
        elif match["name"] not in OWN:
            style = "".join(STYLE.findall(given))
            given = STYLE.sub("", given)
        if not match["empty"]:
            wrapped.append(bool(style))
        tag = f"<{match['name']}{given}{match['empty']}>"
        end = "</mstyle>" if style and match["empty"] else ""
        return f"<mstyle{style}>{tag}{end}" if style else tag

    return TAG.sub(rewrite, mathml)
