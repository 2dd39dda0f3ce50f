"""Write boxes that stand as ``<div class="theorem-box">`` as directives, for good.

Pure: a text goes in, the text with directives and what was left come out. What is no
box of one kind stays byte for byte; a second run changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sphinx_rigor.legacy import box_kind, scan
from sphinx_rigor.model import Message, msg
from sphinx_rigor.pairing import MAX_DEPTH, Div
from sphinx_rigor.tags import read_attributes

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


def migrate(text: str, kinds: Collection[str] = ()) -> Migration:
    """Return the text with boxes as directives; ``kinds`` are the user's own."""
    found = scan(text, kinds)
    lines = LINE.findall(text)
    reasons = {div: refusal(div, kinds) or shared_end(lines[div.end - 1]) for div in found.divs}
    ready = [div for div, reason in reasons.items() if reason is None]
    lengths: dict[Div, int] = {}
    for div in sorted(ready, key=lambda each: each.line, reverse=True):
        lengths[div] = fence_length(div, lines, lengths)
    for div, length in lengths.items():
        write(lines, div, length, kinds)
    left = [Left(div.line, reason) for div, reason in reasons.items() if reason]
    left += [
        Left(each.line, msg(FAULTS[each.rule])) for each in found.faults if each.rule in FAULTS
    ]
    return Migration(
        "".join(lines), len(ready), tuple(sorted(left, key=lambda each: each.line))
    )


FAULTS: Mapping[str, str] = {
    "unclosed-div": msg("this div is never closed").text,
    "stray-div": msg("this line closes nothing").text,
}


def refusal(div: Div, kinds: Collection[str]) -> Message | None:
    """Return why a div cannot become a directive, if it cannot."""
    attributes = read_attributes(div.attributes)
    if div.name != "div" or box_kind(div.classes, kinds) is None:
        return msg("no kind of box has the class “%(name)s”", name=" ".join(div.classes))
    if other := sorted(attributes.keys() - {"class", "markdown"}):
        return msg("a directive has no “%(name)s”", name=", ".join(other))
    if div.text:
        return msg("text stands beside the tag")
    return msg("boxes nest too deep") if div.depth >= MAX_DEPTH else None


def shared_end(line: str) -> Message | None:
    """Return why a closing line cannot become a fence: it closes more than one div."""
    one = CLOSE.fullmatch(line.strip())
    return None if one else msg("one line closes several divs; give each its own")


def fence_length(div: Div, lines: list[str], lengths: Mapping[Div, int]) -> int:
    """Return a length that no fence inside of a div reaches."""
    inside = [length for one, length in lengths.items() if div.line < one.line < div.end]
    runs = [len(run) for line in lines[div.line : div.end - 1] for run in RUN.findall(line)]
    return max([2, *inside, *runs]) + 1


def write(lines: list[str], div: Div, length: int, kinds: Collection[str]) -> None:
    """Put fences in the place of the two lines of a div."""
    opening, closing = lines[div.line - 1], lines[div.end - 1]
    end = opening[len(opening.rstrip("\r\n")) :] or "\n"
    fence = f"{div.indent}{'`' * length}"
    options = [":nonumber:"]
    if more := [name for name in div.classes if box_kind([name], kinds) is None]:
        options.append(f":class: {' '.join(more)}")
    after = lines[div.line].strip() if div.line < div.end - 1 else ""
    head = [
        f"{fence}{{{box_kind(div.classes, kinds)}}}",
        *(f"{div.indent}{one}" for one in options),
    ]
    if after.startswith((":", "---")):
        head.append("")
    lines[div.line - 1] = "".join(f"{line}{end}" for line in head)
    lines[div.end - 1] = fence + closing[len(closing.rstrip("\r\n")) :]
