"""An open document as those who answer an editor see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sphinx_rigor.server.lines import Lines
from sphinx_rigor.server.snapshot import Site, Snapshot, Target, TargetKind
from sphinx_rigor.server.start import Say


@dataclass(frozen=True)
class Page:
    """A document: its text now, what was read of it last, and the site around it.

    ``say`` puts messages into the language of the site, ``targets`` are those of each
    document as it was read last.
    """

    site: Site
    snapshot: Snapshot
    lines: Lines
    say: Say
    targets: Mapping[str, tuple[Target, ...]]

    def every_target(self) -> Iterator[Target]:
        """Yield what references can lead to, in this document first.

        Headings of other documents are found by their files alone.
        """
        yield from self.targets.get(self.snapshot.name, ())
        for name, found in self.targets.items():
            if name != self.snapshot.name:
                yield from (each for each in found if each.kind is not TargetKind.HEADING)

    def own(self, file: str) -> bool:
        """Tell whether a record was written in this document, and not in an included file."""
        return file in {"", self.snapshot.article.facts.path}
