"""The one directive class behind every kind of box.

It makes this tree, which every writer can show::

    rigor_box rigor_kind="theorem" rigor_title="…" ids="…"
        rigor_title        (only where the author gave a title)
        …content
"""

from __future__ import annotations

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_rigor.boxes.depth import content_of
from sphinx_rigor.boxes.kinds import KINDS, Kind, kinds_of
from sphinx_rigor.boxes.node import rigor_box, rigor_title, title_of
from sphinx_rigor.doctree.guard import WatchedDirective
from sphinx_rigor.records import numbered, slug, unlike

SPACE = re.compile(r"\s+")
FOLDS = "dropdown"
"""The class by which themes and other extensions fold their admonitions."""


class BoxDirective(WatchedDirective):
    """A box of the kind that the directive is named for."""

    has_content = True
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "label": directives.unchanged_required,
        "name": directives.unchanged_required,
        "class": directives.class_option,
        "nonumber": directives.flag,
        "collapsible": directives.flag,
        "open": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Make the box."""
        title = self.arguments[0] if self.arguments else None
        return self.make_box(self.name.rpartition(":")[2], title, self.options.get("class", []))

    def make_box(
        self, kind_name: str, title: str | None, classes: list[str]
    ) -> list[nodes.Node]:
        """Return a box of a kind; an untitled one takes its first heading as title."""
        box = rigor_box()
        self.identify(box, self.kind(kind_name), classes)
        messages = self.add_title(box, title) if title else []
        self.address(box)
        box += content_of(self)
        box["rigor_empty"] = not any(map(has_substance, box.children[bool(title) :]))
        if not title and adopt_heading(box):
            self.state.document.ids.pop(box["ids"][0])
            self.address(box)
        if {"collapsible", "open"} & self.options.keys() or FOLDS in box["classes"]:
            box["collapsible"] = "open" if "open" in self.options else "closed"
            box["classes"] = [each for each in box["classes"] if each != FOLDS]
        return [box, *messages]

    def kind(self, name: str) -> Kind:
        """Return the kind of this name, shipped or the user's."""
        return kinds_of(self.config).get(name) or KINDS["remark"]

    def identify(self, node: nodes.Element, kind: Kind, classes: list[str]) -> None:
        """Give a node its kind, classes, label, id and place in the source."""
        self.set_source_info(node)
        node["rigor_kind"] = kind.name
        node["rigor_family"] = kind.family
        node["rigor_end"] = self.lineno + self.block_text.rstrip("\n").count("\n")
        node["rigor_numbered"] = kind.numbered and "nonumber" not in self.options
        node["rigor_number"] = ""
        node["rigor_docname"] = self.env.docname
        node["rigor_name"] = self.options.get("name") or ""
        node["rigor_label"] = self.options.get("label") or node["rigor_name"]
        node["classes"] += ["rigor-box", f"rigor-{kind.family}", f"rigor-kind-{kind.name}"]
        node["classes"] += classes

    def address(self, node: nodes.Element) -> None:
        """Give a node its title's text and an id: the label, Chinese kept, else that text."""
        node["rigor_title"] = title_of(node)
        kind, title = node["rigor_kind"], slug(node["rigor_title"])
        taken, given = self.state.document.ids, self.state.document.id_counter
        own = SPACE.sub("-", node["rigor_label"])
        if not own or own in taken:
            own = (
                unlike(f"{kind}-{title}", taken, given)
                if title
                else numbered(f"rigor-{kind}-", taken, given)
            )
        node["ids"] = [own]
        taken[own] = node

    def add_title(self, box: rigor_box, text: str) -> list[nodes.system_message]:
        """Parse the title's text, which may hold mark-up and formulas."""
        children, messages = self.parse_inline(text, lineno=self.lineno)
        title = rigor_title(text, "", *children)
        self.set_source_info(title)
        box += title
        return messages


def has_title(box: nodes.Element) -> bool:
    """Tell whether a box begins with a title of its own."""
    return bool(box.children) and isinstance(box[0], rigor_title)


def has_substance(node: nodes.Node) -> bool:
    """Tell whether a node shows anything to a reader."""
    return not isinstance(node, nodes.Invisible | nodes.system_message | nodes.target)


def adopt_heading(box: rigor_box) -> bool:
    """Make a heading that opens the box its title; tell whether there was one."""
    if not box.children or not isinstance(heading := box[0], nodes.rubric):
        return False
    title = rigor_title(heading.rawsource, "", *heading.children)
    title.source, title.line = heading.source, heading.line
    title["level"], title["slug"] = heading.get("level", 0), heading.get("slug", "")
    title["ids"], title["names"] = heading["ids"], heading["names"]
    box["rigor_empty"] = not any(map(has_substance, box.children[1:]))
    box[0] = title
    return True
