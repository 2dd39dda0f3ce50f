"""What the reading process knows, frozen: of a site once, of a document at each reading.

These records travel from the process that runs Sphinx to the one that answers an editor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sphinx_rigor.records import Edit, Finding
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict import Article


class TargetKind(StrEnum):
    """What a name leads to."""

    BOX = "box"
    STEP = "step"
    EQUATION = "equation"
    LABEL = "label"
    HEADING = "heading"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Target:
    """A name that references can use: what it leads to, where that stands.

    ``path`` is absolute. ``what`` is what the thing is called, ``result`` tells whether it is
    one that a verification can recompute.
    """

    name: str
    kind: TargetKind
    path: str
    line: int
    what: str = ""
    title: str = ""
    result: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What the site says of rules: where its page of them is, what its own are about."""

    url: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of a site as a whole.

    ``directives`` are names with what they are called, ``values`` the words that a key of the
    front matter takes from elsewhere: topics of the plan, tags and series of other articles.
    ``targets`` are those of each document, ``governing`` the files that decide about all.
    """

    folder: str
    language: str
    standard: Standard
    rules: Rules
    directives: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, tuple[Target, ...]]
    governing: frozenset[str]


class Fix(NamedTuple):
    """A finding, and the edits of its document's text that mend it."""

    finding: Finding
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A document as it was read from a text: measured, with what was found in it.

    ``name`` is that of the document, ``folder`` is that of the sources, which the paths of
    findings begin at. ``fixes`` are the findings that need no judgement, with what mends them.
    """

    name: str
    path: str
    folder: str
    text: str
    article: Article
    findings: tuple[Finding, ...]
    targets: tuple[Target, ...]
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """The file is no document of the site; it may become one once it is ``unsaved`` no more."""

    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """Sphinx could not go on; why, in a line."""

    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """So many documents of so many are read before the site is known."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Stale:
    """What decides about all documents has changed: another process has to begin."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Read this file, from this text where an editor has it open."""

    path: str
    text: str | None


Answer = Site | Snapshot | Absent | Failed | Progress | Stale
