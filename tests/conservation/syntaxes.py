"""The two languages that documents are written in: what differs between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE = re.compile(r"^\s*(`{3,})")


class Markdown:
    """MyST."""

    suffix = ".md"

    def directive(
        self, name: str, argument: str = "", body: Sequence[str] = (), **options: str
    ) -> list[str]:
        """Return a directive; its fence is longer than any inside."""
        inside = (len(found[1]) for line in body if (found := FENCE.match(line)))
        fence = "`" * (max(inside, default=2) + 1)
        given = [f":{key}: {value}".rstrip() for key, value in options.items()]
        return [f"{fence}{{{name}}} {argument}".rstrip(), *given, "", *body, fence]

    def item(self, body: Sequence[str]) -> list[str]:
        return indented("- ", body)

    def quote(self, body: Sequence[str]) -> list[str]:
        return [f"> {line}".rstrip() for line in body]

    def table(self, rows: Sequence[Sequence[str]]) -> list[str]:
        first, *rest = (f"| {' | '.join(row)} |" for row in rows)
        return [first, f"|{'---|' * len(rows[0])}", *rest]

    def heading(self, text: str) -> list[str]:
        return [f"## {text}"]

    def footnote(self, name: str, before: str, note: str) -> list[str]:
        return [f"{before}[^{name}]", "", f"[^{name}]: {note}"]

    def citation(self, name: str, before: str, note: str) -> list[str]:
        return self.directive("eval-rst", body=Text().citation(name, before, note))


class Text:
    """reStructuredText."""

    suffix = ".rst"

    def directive(
        self, name: str, argument: str = "", body: Sequence[str] = (), **options: str
    ) -> list[str]:
        """Return a directive; what belongs to it is indented."""
        given = [f":{key}: {value}".rstrip() for key, value in options.items()]
        return [
            f".. {name}:: {argument}".rstrip(),
            *indented("   ", [*given, "", *body], "   "),
        ]

    def item(self, body: Sequence[str]) -> list[str]:
        return indented("- ", body)

    def quote(self, body: Sequence[str]) -> list[str]:
        return ["..", "", *indented("   ", body), "", ".."]

    def table(self, rows: Sequence[Sequence[str]]) -> list[str]:
        bar = " ".join("=" * max(len(row[0]) for row in rows) for _ in rows[0])
        first, *rest = (" ".join(row) for row in rows)
        return [bar, first, bar, *rest, bar]

    def heading(self, text: str) -> list[str]:
        return [text, "-" * len(text)]

    def footnote(self, name: str, before: str, note: str) -> list[str]:
        return [f"{before} [#{name}]_", "", f".. [#{name}] {note}"]

    def citation(self, name: str, before: str, note: str) -> list[str]:
        return [f"{before} [{name}]_", "", f".. [{name}] {note}"]


Syntax = Markdown | Text


def indented(first: str, body: Sequence[str], rest: str = "") -> list[str]:
    """Return lines behind a mark, the others below it."""
    gap = rest or " " * len(first)
    head = [f"{first}{body[0]}".rstrip()] if body else []
    return [*head, *(f"{gap}{line}".rstrip() for line in body[1:])]
