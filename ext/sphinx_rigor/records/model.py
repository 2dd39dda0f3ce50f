"""What is said about a document: messages, findings, verdicts.

These records travel from the rules to the log, the reports and the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from sphinx_rigor.records.printable import printable


class Severity(StrEnum):
    """How much a finding weighs: error and warning fail ``-W``, advice never."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to translate: the English text and the values to fill in."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def render(self, translate: Callable[[str], str] = str) -> str:
        """Return the text, translated and filled in; nested messages likewise.

        A value over several lines is told in one: readers of logs take a line a finding.
        """
        filled = {
            name: value.render(translate)
            if isinstance(value, Message)
            else printable(" ".join(value.splitlines()))
            if isinstance(value, str)
            else value
            for name, value in self.values
        }
        return translate(self.text) % filled if filled else translate(self.text)


def msg(text: str, /, **values: object) -> Message:
    """Make a message; the catalogue's extractor looks for calls of this name."""
    return Message(text, tuple(values.items()))


class Written(Protocol):
    """A record of something that an author wrote on a line of a file."""

    @property
    def line(self) -> int:
        """The line it begins on."""

    @property
    def file(self) -> str:
        """The file, ``""`` for the document's own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: a line of the document and what is wrong there.

    ``key`` tells problems of one rule in one document apart without line numbers,
    ``value`` is the measured quantity where there is one, ``severity`` overrides
    the rule's own where the standard says so. ``file`` is the file that the line is in
    where that is not the document's own, ``written`` what of that line it is about, as it
    is written there.
    """

    line: int
    message: Message
    key: str = ""
    value: int | None = None
    severity: Severity | None = None
    file: str = ""
    written: str = ""

    @classmethod
    def at(
        cls, place: Written, message: Message, *, key: str = "", written: str = ""
    ) -> Problem:
        """Return a problem where a record was written."""
        return cls(place.line, message, key=key, file=place.file, written=written)


IN_SOURCE = ("comment", "front matter")
"""The places of waivers that stand in an article."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem of one document, weighed and put into words.

    ``path`` is the file that the line is in; ``article`` is that of the document, which may
    include it. ``tool`` says who found it: ``"rigor"``, or ``"sphinx"`` for what others said.
    ``written`` is what of the line it is about, ``column`` where that begins, counted from 1,
    0 where that is not known.
    """

    path: str
    line: int
    rule: str
    message: str
    severity: Severity = field(compare=False, default=Severity.ERROR)
    docname: str = field(compare=False, default="")
    article: str = field(compare=False, default="")
    key: str = field(compare=False, default="")
    value: int | None = field(compare=False, default=None)
    suppressed: str | None = field(compare=False, default=None)
    tool: str = field(compare=False, default="rigor")
    written: str = field(compare=False, default="")
    column: int = field(compare=False, default=0)

    @property
    def home(self) -> str:
        """The file of the document that it is about."""
        return self.article or self.path

    @property
    def waived_in_source(self) -> bool:
        """Whether the article itself allows it, and no baseline or configuration."""
        return (self.suppressed or "").startswith(tuple(f"{each}: " for each in IN_SOURCE))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those that say the same of a file which several include.

    One that nobody waived comes before one that is waived.
    """
    kept: dict[tuple[str, int, str, str], Finding] = {}
    for each in findings:
        place = (each.path, each.line, each.rule, each.message)
        before = kept.get(place)
        if before is None or (before.suppressed and not each.suppressed):
            kept[place] = each
    return tuple(kept.values())


class State(StrEnum):
    """What an article is, by its status and by what the standard finds in it.

    verified: enforced status, nothing unmet and nothing wrong; claimed: enforced status
    and not verified; ready: not enforced, nothing unmet; partial: some of it is there; stub:
    nothing of what the standard asks for is there yet.
    """

    VERIFIED = "verified"
    CLAIMED = "claimed"
    READY = "ready"
    PARTIAL = "partial"
    STUB = "stub"


@dataclass(frozen=True, slots=True)
class Entry:
    """A recognised entry of a kind with the ids of the fields found in it, by its lines."""

    kind: str
    line: int
    end: int
    title: str
    fields: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """What one part of the standard has in an article; ``line`` 0: it is missing.

    ``line`` and ``end`` are lines of ``file`` where that is not the article's own.
    """

    id: str
    title: str
    line: int
    end: int
    met: int
    total: int
    counts: tuple[tuple[str, int], ...] = ()
    entries: tuple[Entry, ...] = ()
    unmet: tuple[Message, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A derivation or theorem, and whether a check that passed recomputes it.

    ``id`` leads to its box; ``label`` is ``""`` where the author gave none.
    """

    kind: str
    line: int
    title: str
    id: str
    label: str
    recomputed: bool


@dataclass(frozen=True, slots=True)
class Series:
    """An article's place in a series."""

    name: str
    part: int


ANNOUNCED = 400
"""Words that an article has which is more than announced."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An article, measured: ``met`` of ``total`` requirements are satisfied.

    ``status`` is the front matter's word (``""`` where it has none), ``enforced``
    whether the standard binds at that status. ``unmet`` has the whole-article
    requirements that are not satisfied; those of the parts stand in the parts. ``faults``
    are what is wrong besides: errors, placeholders, references that lead nowhere.
    ``date``, ``difficulty`` and ``source`` are the front matter's words.
    ``checks`` counts the executable checks, ``recomputed`` tells whether they are on
    record as passed and as many as the standard asks for; ``results`` are the
    derivations and theorems; ``words`` counts its text, ``minutes`` is the time to read it.
    """

    docname: str
    path: str
    title: str
    status: str
    enforced: bool
    state: State
    met: int
    total: int
    parts: tuple[PartVerdict, ...] = ()
    unmet: tuple[Message, ...] = ()
    faults: tuple[Message, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date: str = ""
    difficulty: str = ""
    source: str = ""
    series: Series | None = None
    checks: int = 0
    recomputed: bool = False
    results: tuple[Result, ...] = ()
    words: int = 0
    minutes: int = 1

    @property
    def written(self) -> bool:
        """Whether there is an article to read, of whatever form: more than announced."""
        return self.state is not State.STUB or self.words >= ANNOUNCED
