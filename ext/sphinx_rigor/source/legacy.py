"""Read boxes that articles wrote as ``<div class="theorem-box">``.

Whole lines ``<div …>`` and ``</div>`` become the fences of directives, one line for
one line, so that no line number moves. Everything here is pure: a text goes in, the
pairs of divs, the faults and the rewritten text come out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from html import escape

from sphinx_rigor.records import Fault
from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.fences import read_fences
from sphinx_rigor.source.hiding import hides
from sphinx_rigor.source.lines import SPACES, split_lines
from sphinx_rigor.source.nests import Nest
from sphinx_rigor.source.pairing import EMPTY, MAX_DEPTH, ONE_LINE, PAIRED, Div, Pairing, Scan
from sphinx_rigor.source.scanner import open_lines
from sphinx_rigor.source.tags import read_attributes

SUMMARY = re.compile(r"\s*<summary[^>]*>(.*)</summary\s*>\s*", re.IGNORECASE)
TAGGED = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*<")
ROUNDS = 9
"""How often it is asked which lines stand in raw HTML; then every div is left as it is."""
BACKTICKS = re.compile(r"`+")
BOX_CLASSES = {
    "derivation-box": "derivation",
    "intuition-box": "intuition",
    "theorem-box": "theorem",
    "lemma-box": "lemma",
    "proposition-box": "proposition",
    "corollary-box": "corollary",
    "definition-box": "definition",
    "axiom-box": "axiom",
    "proof-box": "proof",
    "example-box": "example",
    "note-box": "remark",
    "remark-box": "remark",
    "analysis-box": "analysis",
    "comparison-box": "comparison",
    "algorithm-box": "algorithm",
    "pitfall-box": "pitfall",
    "warning-box": "pitfall",
    "summary-box": "summary",
    "analogy-box": "analogy",
    "geometry-box": "geometry",
    "perspective-box": "perspective",
    "flaw-box": "flaw",
    "improvement-box": "improvement",
    "direction-box": "direction",
}
"""Class names of boxes and the kind each is."""
KEPT = ("class", "id", "style")
"""The attributes that a div on one line keeps."""
PLAIN_CLASSES = frozenset({"code-box"})
"""Classes that look like boxes and stay containers: a code box holds code, no claim."""


def box_kind(classes: Collection[str], kinds: Collection[str] = ()) -> str | None:
    """Return the kind of box that these classes name, the user's kinds included."""
    for name in classes:
        stem = name.removesuffix("-box")
        if name in BOX_CLASSES:
            return BOX_CLASSES[name]
        if name != stem and stem in kinds:
            return stem
    return None


def scan(text: str, kinds: Collection[str] = ()) -> Scan:
    """Find the divs of a Markdown text; ``kinds`` are the user's own kinds of box."""
    if not PAIRED.search(text):
        return Scan()
    found = paired(text)
    unknown = (fault for div in found.divs for fault in class_faults(div, kinds))
    return replace(found, faults=tuple(sorted([*found.faults, *unknown], key=lambda f: f.line)))


def paired(text: str) -> Scan:
    """Pair the divs of a text but for those that stand in other raw HTML.

    That takes all lines down to a blank one as they are, ours would be shown. Which lines it
    takes is known when ours are written, and leaving one as it is may begin more of it.
    """
    raw: set[int] = set()
    for _ in range(ROUNDS):
        items: list[int] = []
        pairing = Pairing(items, raw)
        for line in open_lines(text, items):
            pairing.take(line)
        found = pairing.result()
        more = in_raw_html(split_lines(text), split_lines(rewrite(text, found)))
        if not more:
            return found
        raw |= more
    return Scan()


def in_raw_html(before: list[str], after: list[str]) -> set[int]:
    """Return the lines that were rewritten although they stand in raw HTML."""
    changed = {
        n for n, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new
    }
    if not may_be_raw(after, changed):
        return set()
    return changed.intersection(raw_lines(read_fences("\n".join(after), Syntax())))


def may_be_raw(lines: list[str], changed: Collection[int]) -> bool:
    """Tell whether a line that begins with a tag stands right above one of ours."""
    tagged = False
    for number, line in enumerate(lines, 1):
        if number in changed and line:
            if tagged:
                return True
        else:
            tagged = bool(line.strip(SPACES)) and (tagged or TAGGED.match(line) is not None)
    return False


def raw_lines(nest: Nest) -> Iterator[int]:
    """Yield the lines of raw HTML in a fence, and in the fences in it."""
    yield from nest.blocks.raw
    for each in nest.nests:
        yield from raw_lines(each)


def class_faults(div: Div, kinds: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for a class that is spelled like a box and is none."""
    boxes = [name for name in div.classes if name.endswith("-box")]
    if not boxes or box_kind(boxes, kinds) or PLAIN_CLASSES.intersection(boxes):
        return
    known = [*BOX_CLASSES, *PLAIN_CLASSES, *(f"{kind}-box" for kind in kinds)]
    near = get_close_matches(boxes[0], known, n=1, cutoff=0.8)
    yield Fault("unknown-box-class", div.line, " → ".join([boxes[0], *near]))


def rewrite(text: str, found: Scan) -> str:
    """Return the text with the divs found in it written as fences, no line moved."""
    if not (found.divs or found.dropped or found.singles):
        return text
    lines = split_lines(text)
    runs = [len(run) for run in BACKTICKS.findall(text)]
    longest = max([2, *runs])
    for number in found.dropped:
        lines[number - 1] = ""
    for number in found.singles:
        lines[number - 1] = single_line(lines[number - 1])
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


def single_line(line: str) -> str:
    """Return a role for a div on one line, or for ``<div id="x"/>``."""
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
    ticks = "`" * (max([0, *map(len, BACKTICKS.findall(said))]) + 1)
    pad = " " if said.startswith("`") or said.endswith("`") else ""
    return f"{indent}{{rigor:line}}{ticks}{pad}{said}{pad}{ticks}"


def written(attributes: Mapping[str, str]) -> str:
    """Return what a role says of a div: its classes, and its attributes where it has others."""
    kept = {name: attributes[name] for name in KEPT if name in attributes}
    if set(kept) <= {"class"}:
        return kept.get("class", "")
    return " ".join(f'{name}="{escape(value)}"' for name, value in kept.items())
