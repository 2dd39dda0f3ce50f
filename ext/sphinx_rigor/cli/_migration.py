"""Write boxes that stand as ``<div class="theorem-box">`` as directives, for good.

Pure: a text goes in, the text with directives and what was left come out. What is no
box of one kind stays byte for byte; a second run changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sphinx_rigor.records import Message, msg
from sphinx_rigor.source import MAX_DEPTH, ONE_LINE, Div, box_kind, read_attributes, scan

RUN = re.compile(r"`{3,}")
CLOSE = re.compile(r"</div\s*>", re.IGNORECASE)
LINE = re.compile(r".*?(?:\r\n|\r|\n)|.+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Left:
    """A div that was left as it is, and why."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Migration:
    """The new text, how many divs became directives, and which did not."""

    text: str
    count: int
    left: tuple[Left, ...]


PARTS: Mapping[str, str] = {
    "step-by-step": "step-by-step",
    "step": "derivation-step",
    "formula-explanation": "formula-explanation",
    "formula-step": "formula-step",
}
"""Classes of what is built of parts, and the directive of each."""
WITHIN: Mapping[str, str] = {
    "step": "step-by-step",
    "formula-step": "formula-explanation",
    "step-explanation": "formula-step",
}
"""Classes that mean something only within a div of another class."""


def migrate(text: str, kinds: Collection[str] = ()) -> Migration:
    """Return the text with boxes as directives; ``kinds`` are the user's own."""
    found = scan(text, kinds)
    lines = LINE.findall(text)
    reasons: dict[Div, Message | None] = {}
    opened: list[Div] = []
    for div in sorted(found.divs, key=lambda each: each.line):
        while opened and opened[-1].end < div.line:
            opened.pop()
        outer = opened[-1].classes if opened and reasons[opened[-1]] is None else ()
        reasons[div] = refusal(div, outer, kinds) or shared_end(lines[div.end - 1])
        opened.append(div)
    ready = [div for div, reason in reasons.items() if reason is None]
    for div, length in fence_lengths(ready, lines).items():
        write(lines, div, length, kinds)
    left = [Left(div.line, reason) for div, reason in reasons.items() if reason]
    left += [
        Left(each.line, msg(FAULTS[each.rule])) for each in found.faults if each.rule in FAULTS
    ]
    return Migration(
        "".join(lines), len(ready), tuple(sorted(left, key=lambda each: each.line))
    )


def directive_of(classes: Collection[str], kinds: Collection[str]) -> str | None:
    """Return the directive that these classes name."""
    parts = (PARTS[name] for name in classes if name in PARTS)
    return box_kind(classes, kinds) or next(parts, None)


FAULTS: Mapping[str, str] = {
    "unclosed-div": msg("this div is never closed").text,
    "stray-div": msg("this line closes nothing").text,
}


def refusal(div: Div, outer: Collection[str], kinds: Collection[str]) -> Message | None:
    """Return why a div cannot become a directive, if it cannot.

    ``outer`` are the classes of the div around it, if that one becomes a directive.
    """
    attributes = read_attributes(div.attributes)
    explains = "step-explanation" in div.classes
    if div.name != "div" or not (explains or directive_of(div.classes, kinds)):
        return msg("no kind of box has the class “%(name)s”", name=" ".join(div.classes))
    for name in div.classes:
        if name in WITHIN and WITHIN[name] not in outer:
            return msg("“%(name)s” stands in no “%(outer)s”", name=name, outer=WITHIN[name])
    if other := sorted(attributes.keys() - {"class", "markdown"}):
        return msg("a directive has no “%(name)s”", name=", ".join(other))
    if div.text:
        return msg("text stands beside the tag")
    return msg("boxes nest too deep") if div.depth >= MAX_DEPTH else None


def shared_end(line: str) -> Message | None:
    """Return why a closing line cannot become a fence: it closes more than one div."""
    one = CLOSE.fullmatch(line.strip())
    return None if one else msg("one line closes several divs; give each its own")


def fence_lengths(divs: list[Div], lines: list[str]) -> Mapping[Div, int]:
    """Return for each div, the last first, a length that no fence inside of it reaches."""
    lengths: dict[Div, int] = {}
    below: list[Div] = []
    for div in reversed(divs):
        inside = [2]
        while below and below[-1].line < div.end:
            inside.append(lengths[below.pop()])
        inner = lines[div.line : div.end - 1]
        runs = [len(run) for line in inner for run in RUN.findall(line)]
        lengths[div] = max([*inside, *runs]) + 1
        below.append(div)
    return lengths


def write(lines: list[str], div: Div, length: int, kinds: Collection[str]) -> None:
    """Put fences in the place of the two lines of a div."""
    opening, closing = lines[div.line - 1], lines[div.end - 1]
    end = opening[len(opening.rstrip("\r\n")) :] or "\n"
    name = directive_of(div.classes, kinds)
    if name is None:  # an explanation: what follows a formula is one without a word for it
        lines[div.line - 1] = end
        lines[div.end - 1] = closing[len(closing.rstrip("\r\n")) :]
        return
    fence = f"{div.indent}{'`' * length}"
    options = [":nonumber:"] if box_kind(div.classes, kinds) else []
    if more := [one for one in div.classes if directive_of([one], kinds) is None]:
        options.append(f":class: {' '.join(more)}")
    head = [
        f"{fence}{{{name}}} {take_label(lines, div)}".rstrip(),
        *(f"{div.indent}{one}" for one in options),
    ]
    after = lines[div.line].strip() if div.line < div.end - 1 else ""
    if after.startswith((":", "---")):
        head.append("")
    lines[div.line - 1] = "".join(f"{line}{end}" for line in head)
    lines[div.end - 1] = fence + closing[len(closing.rstrip("\r\n")) :]


def take_label(lines: list[str], div: Div) -> str:
    """Take the label of an explained formula out of its line, to be the title."""
    if "formula-step" not in div.classes:
        return ""
    for index in range(div.line, div.end - 1):
        if match := ONE_LINE.fullmatch(lines[index].strip()):
            if "step-label" in read_attributes(match[2]).get("class", "").split():
                lines[index] = ""
                return match[3].strip()
            return ""
        if lines[index].strip():
            return ""
    return ""
