"""What cannot be used, told in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable

from sphinx_rigor.records.model import Message


class FaultsError(Exception):
    """Something that was given cannot be used; each of ``messages`` is a fault with its place.

    Who shows it says in which language: a build in that of the site, the command in the
    user's.
    """

    def __init__(self, *messages: Message) -> None:
        """Keep what is wrong."""
        super().__init__(*messages)
        self.messages = messages

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Return the faults in words, a line each."""
        return "\n".join(each.render(translate) for each in self.messages)

    def __str__(self) -> str:
        """Return the faults in English."""
        return self.said()
