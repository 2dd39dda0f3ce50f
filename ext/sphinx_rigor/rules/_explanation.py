"""What a rule is about, in words: for ``rigor explain`` and for the guide alike."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from sphinx_rigor.records import Message, Severity, msg

HEADS: Mapping[str, Message] = {
    "What": msg("What"),
    "Why": msg("Why"),
    "Example": msg("Example"),
    "Instead": msg("Instead"),
}
"""The heads of the paragraphs in a rule's docstring."""

MENDED = (msg("Mended"), msg("``rigor check --fix`` does it where no judgement is needed."))
"""What more there is to say of a rule that mends what it finds."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words: a summary, then head and text of each paragraph.

    A ``content`` rule is advice while the status of an article is not enforced.
    """

    name: str
    severity: Severity
    content: bool
    summary: Message
    sections: tuple[tuple[Message, Message], ...] = ()

    @property
    def weight(self) -> Message:
        """What the rule weighs."""
        if self.content:
            return msg(
                "%(severity)s; advice until the status is enforced",
                severity=WEIGHTS[self.severity],
            )
        return WEIGHTS[self.severity]


WEIGHTS: Mapping[Severity, Message] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.ADVICE: msg("advice"),
}


def sections_of(doc: str) -> Iterator[tuple[str, str]]:
    """Yield head and text of each paragraph of a docstring that has a head."""
    for paragraph in inspect.cleandoc(doc).split("\n\n"):
        head, colon, text = " ".join(paragraph.split()).partition(": ")
        if colon and head in HEADS:
            yield head, text


def explain_module(name: str, module: str) -> tuple[tuple[Message, Message], ...]:
    """Return the sections of the docstring of a rule's module, by the rule's name.

    A rule that no module is about says all in its summary.
    """
    try:
        doc = import_module(module).__doc__ or name
    except ModuleNotFoundError:
        return ()
    return tuple((HEADS[head], Message(text)) for head, text in sections_of(doc))


def address_of(name: str, url: str) -> str:
    """Return where a rule is told about, given the page of rules, ``""`` without one."""
    return f"{url}#rule-{name}" if url else ""
