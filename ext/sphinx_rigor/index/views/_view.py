"""What a view is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docutils import nodes

from sphinx_rigor.boxes.kinds import KINDS, Kind
from sphinx_rigor.boxes.numbering import BoxRecord
from sphinx_rigor.plan import Coverage, Site
from sphinx_rigor.verdict import Article


@dataclass(frozen=True, slots=True)
class Context:
    """What a view may show.

    ``docname`` is the document it stands in, ``boxes`` those of each document,
    ``find_boxes`` returns those of one by their ids,
    ``find_pages`` returns the first document that shows each view: few views ask.
    """

    site: Site
    argument: str
    docname: str
    boxes: Mapping[str, tuple[BoxRecord, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=lambda: KINDS)
    find_pages: Callable[[], Mapping[str, str]] = dict
    find_boxes: Callable[[str], Mapping[str, BoxRecord]] = lambda _docname: {}

    @property
    def coverage(self) -> Coverage | None:
        """Where each article stands in the plan, if there is one."""
        return self.site.coverage

    @property
    def article(self) -> Article | None:
        """The article that is named, or else the one the view stands in."""
        return self.site.articles.get(self.argument.strip("/") or self.docname)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One directive of the index; ``argument`` tells whether it needs one.

    ``fault`` describes an argument that names nothing, ``""`` where it is right.
    """

    build: Callable[[Context], list[nodes.Node]]
    argument: bool | None = False
    fault: Callable[[Context], str] = lambda context: ""  # noqa: ARG005
    needs_plan: bool = True
