"""What swallows text in a Markdown document, and marks that the page shows instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_rigor.collect.fences import Fences
from sphinx_rigor.collect.files import Files
from sphinx_rigor.collect.literal_marks import literal_marks
from sphinx_rigor.collect.lost_cells import lost_cells
from sphinx_rigor.records import Enclosed, Fault, FrontMatter
from sphinx_rigor.source import front_matter_faults

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Swallowed:
    """The faults found, and the headings that stand in fences."""

    faults: tuple[Fault, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()


def markdown_faults(
    env: BuildEnvironment, document: nodes.document, files: Files, matter: FrontMatter
) -> Swallowed:
    """Return what is found in a Markdown file and in those it includes, nothing in others."""
    if not files.passages:
        return Swallowed()
    fences = Fences(env, document, files, matter)
    marks = tuple(literal_marks(document, files, fences))
    matters = (
        replace(fault, file=name)
        for name in files.passages
        for fault in front_matter_faults(files.text(name))
    )
    found = (*matters, *fences.faults(), *marks, *lost_cells(document, files))
    return Swallowed(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(fences.enclosed())))
