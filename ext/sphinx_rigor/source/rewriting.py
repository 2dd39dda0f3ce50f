"""Write divs that were found as fences and roles, each on its own line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html import escape
from itertools import count

from sphinx_rigor.source.hiding import hides
from sphinx_rigor.source.lines import split_lines
from sphinx_rigor.source.pairing import EMPTY, MAX_DEPTH, ONE_LINE, Div, Scan
from sphinx_rigor.source.tags import read_attributes

SUMMARY = re.compile(r"\s*<summary[^>]*>(.*)</summary\s*>\s*", re.IGNORECASE)
BACKTICKS = re.compile(r"`+")
KEPT = ("class", "id", "style")
"""The attributes that a div on one line keeps."""


def rewrite(text: str, found: Scan) -> str:
    """Return the text with the divs found in it written as fences, no line moved."""
    if not (found.divs or found.dropped or found.singles):
        return text
    lines = split_lines(text)
    runs = {len(run) for run in BACKTICKS.findall(text)}
    longest = max([2, *runs])
    for number in found.dropped:
        lines[number - 1] = ""
    for number in found.singles:
        lines[number - 1] = single_line(lines[number - 1], runs)
    for div in found.divs:
        if div.depth < MAX_DEPTH:
            fence = div.indent + "`" * (longest + MAX_DEPTH + 1 - div.depth)
            lines[div.line - 1] = f"{fence}{{rigor:{div.name}}} {argument(div)}".rstrip()
            lines[div.end - 1] = fence
    return "\n".join(lines) + "\n"


def argument(div: Div) -> str:
    """Return the directive's argument: the attributes, ``>`` and text beside the tag."""
    written = f"{div.attributes}>"
    text = SUMMARY.sub(r"\1", div.text) if div.name == "details" else div.text
    return f"{written}{text}".replace("`", "'")


def single_line(line: str, runs: Collection[int] = ()) -> str:
    """Return a role for a div on one line, or for ``<div id="x"/>``.

    Its ticks are as many as no ``runs`` of the text: one in the same paragraph that is alone
    would end there.
    """
    indent = line[: len(line) - len(line.lstrip())]
    match = ONE_LINE.fullmatch(line.strip())
    if match is not None and (not match[3].strip() or "<div" in match[3].lower()):
        return line
    match = match or EMPTY.fullmatch(line.strip())
    attributes = read_attributes(match[2]) if match else {}
    if match is None or hides(match[1], attributes):
        return line
    if match[1] == "summary":
        attributes = {**attributes, "class": "summary"}
    said = f"{written(attributes)}>{match[3].strip()}"
    least = max([0, *map(len, BACKTICKS.findall(said))]) + 1
    ticks = "`" * next(many for many in count(least) if many not in runs)
    pad = " " if said.startswith("`") or said.endswith("`") else ""
    return f"{indent}{{rigor:line}}{ticks}{pad}{said}{pad}{ticks}"


def written(attributes: Mapping[str, str]) -> str:
    """Return what a role says of a div: its classes, and its attributes where it has others."""
    kept = {name: attributes[name] for name in KEPT if name in attributes}
    if set(kept) <= {"class"}:
        return kept.get("class", "")
    return " ".join(f'{name}="{escape(value)}"' for name, value in kept.items())
