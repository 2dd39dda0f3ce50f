"""The reference that an author's cursor stands in, finished or half typed.

A tree has no columns, and half a reference is none; so it is looked for in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol.types import Position

from sphinx_rigor.records import fold
from sphinx_rigor.server.page import Page
from sphinx_rigor.server.snapshot import Target, TargetKind

ROLE = re.compile(
    r"(?:\{(?P<myst>[\w:+-]+)\}|:(?P<rst>[\w+-][\w:+-]*):)`(?P<text>[^`]*)(?P<closed>`?)"
)
LINK = re.compile(r"(?:\]\(|<)(?P<file>[^()<>#\s]*)#(?P<text>[^()<>\s]*)")
FILE = re.compile(r"\]\((?P<text>[^()<>#:\s]+)\)")
TEX = re.compile(r"\\(?:eqref|ref|cref)\{(?P<text>[^{}]*)")
OF = re.compile(r"^\s*:of:\s*(?P<text>.*)$")
EQUATIONS = frozenset({"eq", "math:numref"})
DOCUMENTS = frozenset({"doc", "std:doc"})
LABELS = frozenset({"ref", "numref", "std:ref", "std:numref", "rigor:ref"})
WAYS = {"#": LINK, "doc": FILE, "eq": TEX}
"""How else than by roles a reference is written, by the role that leads to the same."""


class Reference(NamedTuple):
    """What is referred to, and the columns that its name has.

    The way is a role, ``"#"`` for links, ``":of:"`` for verifications; a link may name the
    file that it leads into.
    """

    way: str
    target: str
    start: int
    end: int
    file: str = ""


def references(line: str) -> list[Reference]:
    """Return the references on a line; the last of them may not be closed."""
    found = [role(each) for each in ROLE.finditer(line)]
    for way, pattern in WAYS.items():
        for each in pattern.finditer(line):
            file = each.groupdict().get("file", "")
            found.append(Reference(way, each["text"], *each.span("text"), file))
    return [*found, *recomputed(line)]


def recomputed(line: str) -> Iterator[Reference]:
    """Yield the results that a verification names on a line; the last may not be begun."""
    if match := OF.match(line):
        for each in re.finditer(r"[^,\s]+|(?<=[,\s])$|^$", match["text"]):
            start = match.start("text") + each.start()
            yield Reference(":of:", each[0], start, start + len(each[0]))


def role(match: re.Match[str]) -> Reference:
    """Return the reference of a role; after ``<`` stands the target of ``text <target>``."""
    text, start = match["text"], match.start("text")
    opened = text.rfind("<")
    at = opened + 1 if opened >= 0 else 0
    target = text[at:].removesuffix(">")
    return Reference(
        match["myst"] or match["rst"], target, start + at, start + at + len(target)
    )


def reference_at(page: Page, position: Position) -> Reference | None:
    """Return the reference around a position."""
    line = page.lines.line(position.line)
    column = page.lines.column(line, position.character)
    found = (each for each in references(line) if each.start <= column <= each.end)
    return next(found, None)


def targets_of(page: Page, reference: Reference) -> list[Target]:
    """Return what a reference leads to, in this document first."""
    if reference.way in DOCUMENTS:
        return [each for each in page.every_target() if names_document(page, reference, each)]
    kinds, name = kinds_for(reference.way), fold(reference.target)
    known = page.every_target()
    if reference.file:
        known = iter(page.targets.get(document_named(page, reference.file)[1:], ()))
    return [each for each in known if each.kind in kinds and fold(each.name) == name]


def names_document(page: Page, reference: Reference, target: Target) -> bool:
    """Tell whether a reference to a document means this one, by name or by path."""
    is_document = target.kind is TargetKind.DOCUMENT
    return is_document and target.name == document_named(page, reference.target)


def document_named(page: Page, written: str) -> str:
    """Return the name of a document with a slash before it, given its name or its path."""
    plain = written.rpartition(".")[0] if written.endswith((".md", ".rst")) else written
    folder = page.snapshot.name.rpartition("/")[0]
    return plain if plain.startswith("/") else joined(folder, plain)


def joined(folder: str, name: str) -> str:
    """Return the name of a document, from the folder of the one that refers to it."""
    parts = [each for each in folder.split("/") if each]
    for each in name.split("/"):
        if each == "..":
            parts = parts[:-1]
        elif each not in {"", "."}:
            parts.append(each)
    return "/" + "/".join(parts)


def kinds_for(way: str) -> frozenset[TargetKind]:
    """Return what a kind of reference can lead to."""
    named = frozenset({TargetKind.BOX, TargetKind.STEP, TargetKind.LABEL})
    if way in {"#", "any"}:
        return named | {TargetKind.HEADING, TargetKind.EQUATION}
    if way in EQUATIONS:
        return frozenset({TargetKind.EQUATION})
    if way == ":of:":
        return frozenset({TargetKind.BOX, TargetKind.STEP})
    if way in DOCUMENTS:
        return frozenset({TargetKind.DOCUMENT})
    return named if way in LABELS else frozenset()
