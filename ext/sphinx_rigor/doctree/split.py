"""Split paragraphs at what is a block of its own: one-line divs, display formulas.

MyST reads ``$$…$$`` inside a paragraph as a dollar, a formula, a dollar, unless told
otherwise; authors mean a display formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.div_nodes import rigor_div, rigor_line, rigor_summary
from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.labels import source_breaks
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.source import is_environment

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

KEPT = "rigor_source"
"""The attribute that holds a node's children as its author wrote them, if it is translated."""

MESSAGE = "rigor_message"
"""The attribute of the first of several blocks that holds the paragraph they were."""


class SplitParagraphs(WatchedTransform):
    """Make one-line divs and display formulas blocks, whatever their neighbours are."""

    default_priority = 200

    def apply(self, **_kwargs: Any) -> None:
        """Split every paragraph that holds such a thing."""
        kinds: Any = (nodes.math_block, rigor_line)
        found = [node.parent for node in find_nodes(self.document, kinds)]
        for paragraph in dict.fromkeys(found):
            if isinstance(paragraph, nodes.paragraph):
                blocks = list(split_paragraph(paragraph))
                hand_on(paragraph, blocks)
                keep_message(paragraph, blocks)
                paragraph.replace_self(blocks)


def hand_on(old: nodes.Element, new: list[nodes.Element]) -> None:
    """Give what is kept of a node to the first of those it is split into.

    The others are the translation's alone: nothing of the source stands in their place.
    """
    if KEPT in old:
        for number, each in enumerate(new):
            each[KEPT] = [] if number else old[KEPT]


def keep_message(old: nodes.paragraph, new: list[nodes.Element]) -> None:
    """Keep what translators see of a paragraph, which is looked up before it is split."""
    for number, each in enumerate(new):
        each[MESSAGE] = "" if number else old.rawsource


class JoinMessages(SphinxPostTransform):
    """Give catalogues of messages the paragraph that was split, in the place of its pieces."""

    default_priority = 5
    builders = ("gettext",)

    def run(self, **_kwargs: Any) -> None:
        """Show the whole at the first piece, nothing at the others."""
        for node in find_nodes(self.document, nodes.TextElement):
            if message := node.get(MESSAGE):
                whole = nodes.paragraph(message, "", *node.children)
                vars(whole).update(source=node.source, line=node.line)
                vars(whole).update({"uid": vars(node)["uid"]} if "uid" in vars(node) else {})
                node.replace_self(whole)
            elif MESSAGE in node:
                node["translatable"] = False


def is_split(paragraph: nodes.paragraph) -> bool:
    """Tell whether a paragraph holds what is a block of its own."""
    return any(isinstance(each, nodes.math_block | rigor_line) for each in paragraph.children)


def split_paragraph(paragraph: nodes.paragraph) -> Iterator[nodes.Element]:
    """Yield the blocks that one paragraph becomes."""
    line = paragraph.line or 1
    rest: list[nodes.Node] = []
    start = line
    for child in paragraph.children:
        if isinstance(child, rigor_line | nodes.math_block):
            yield from plain_paragraph(paragraph, rest, start)
            rest = []
            yield own_block(paragraph, child, line)
        else:
            start = start if rest else line
            rest.append(child)
        line += source_breaks(child)
    yield from plain_paragraph(paragraph, rest, start)


def plain_paragraph(
    old: nodes.paragraph, children: list[nodes.Node], line: int
) -> Iterator[nodes.paragraph]:
    """Yield a paragraph of what stood between two lines, if that is anything."""
    if any(not isinstance(child, nodes.Text) or child.strip() for child in children):
        new = nodes.paragraph("", "", *children)
        new.source, new.line = old.source, line
        yield new


def own_block(
    old: nodes.paragraph, found: rigor_line | nodes.math_block, line: int
) -> nodes.Element:
    """Return a formula, or the paragraph of a line, as a summary where it is one."""
    if isinstance(found, nodes.math_block):
        found.source, found.line = old.source, line
        found["nowrap"] = is_environment(found.astext())
        found["rigor_inline"] = True
        return found
    in_details = isinstance(old.parent, rigor_div) and old.parent["element"] == "details"
    is_summary = in_details and "summary" in found["classes"]
    new: nodes.Element = (rigor_summary if is_summary else nodes.paragraph)(
        "", "", *found.children
    )
    if not found.children or found["style"]:
        new = rigor_div("", *([new] if found.children else ()), element="div")
        if found["style"]:
            new["style"] = found["style"]
    new["classes"] += found["classes"]
    for name in found["ids"]:
        new["ids"].append(name)
        if found.document is not None:
            found.document.ids[name] = new
    new.source, new.line = old.source, line
    return new


def read_double_dollars(_app: Sphinx, config: Config) -> None:
    """Have MyST read ``$$…$$`` inside a paragraph, unless conf.py says otherwise.

    Left to its default it reads a dollar, whatever comes next, a dollar. That stays so where
    formulas are none of our business.
    """
    ours = config.rigor_math != "off" and "myst_dmath_double_inline" in config
    if ours and not is_set(config):
        config["myst_dmath_double_inline"] = True


def is_set(config: Config) -> bool:
    """Tell whether conf.py or the command line gives MyST's value."""
    name = "myst_dmath_double_inline"
    return name in config._raw_config or name in config.overrides  # noqa: SLF001


def setup(app: Sphinx) -> None:
    """Register the transform with Sphinx and MyST's reading of formulas."""
    app.add_transform(SplitParagraphs)
    app.add_post_transform(JoinMessages)
    app.connect("config-inited", read_double_dollars)
