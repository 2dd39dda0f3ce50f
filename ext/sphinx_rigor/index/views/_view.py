"""What a view is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docutils import nodes

from sphinx_rigor.plan import Coverage
from sphinx_rigor.site import Site


@dataclass(frozen=True, slots=True)
class Context:
    """What a view may show: the site, its coverage, the argument, the document it is in."""

    site: Site
    coverage: Coverage | None
    argument: str
    docname: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One directive of the index; ``argument`` tells whether it needs one.

    ``faults`` describes an argument that names nothing, ``""`` where it is right.
    """

    build: Callable[[Context], list[nodes.Node]]
    argument: bool | None = False
    fault: Callable[[Context], str] = lambda context: ""  # noqa: ARG005
    needs_plan: bool = True
