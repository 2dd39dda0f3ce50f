"""Read boxes that articles wrote as ``<div class="theorem-box">``.

Whole lines ``<div …>`` and ``</div>`` become the fences of directives (``rewriting``), one
line for one line, so that no line number moves. Everything here is pure: a text goes in, the
pairs of divs and the faults come out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import get_close_matches

from sphinx_rigor.records import Fault
from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.misread import misread
from sphinx_rigor.source.pairing import PAIRED, Div, Pairing, Scan
from sphinx_rigor.source.scanner import open_lines

MATHEMATICAL = Syntax()
"""What is read where nobody says what of MyST's syntax is switched on."""
ROUNDS = 9
"""How often it is asked what is misread; then every div is left as it is."""
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


def scan(text: str, kinds: Collection[str] = (), syntax: Syntax = MATHEMATICAL) -> Scan:
    """Find the divs of a Markdown text; ``kinds`` are the user's own kinds of box."""
    if not PAIRED.search(text):
        return Scan()
    found = paired(text, syntax)
    unknown = (fault for div in found.divs for fault in class_faults(div, kinds))
    return replace(found, faults=tuple(sorted([*found.faults, *unknown], key=lambda f: f.line)))


def paired(text: str, syntax: Syntax) -> Scan:
    """Pair the divs of a text but for those that the parser would not read as ours.

    Raw HTML takes all lines down to a blank one as they are, a formula those to its end, and
    a line that is left out may put those below it into a list. What is read is known when
    ours are written, and leaving one as it is may change what others are.
    """
    raw: set[int] = set()
    math: set[int] = set()
    for _ in range(ROUNDS):
        items: list[int] = []
        pairing = Pairing(items, raw)
        for line in open_lines(text, items):
            if line.number not in math:
                pairing.take(line)
        found = pairing.result()
        more = misread(text, found, syntax)
        if not more:
            return found
        raw |= more.raw
        math |= more.math
    return Scan()


def class_faults(div: Div, kinds: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for a class that is spelled like a box and is none."""
    boxes = [name for name in div.classes if name.endswith("-box")]
    if not boxes or box_kind(boxes, kinds) or PLAIN_CLASSES.intersection(boxes):
        return
    known = [*BOX_CLASSES, *PLAIN_CLASSES, *(f"{kind}-box" for kind in kinds)]
    near = get_close_matches(boxes[0], known, n=1, cutoff=0.8)
    yield Fault("unknown-box-class", div.line, " → ".join([boxes[0], *near]))
