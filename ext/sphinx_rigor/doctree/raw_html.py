"""Keep raw HTML from breaking the page around it.

Markdown hands raw HTML through piece by piece. A tag that is never closed, or that
closes in another section, would nest wrongly with the page's own tags; a name that
HTML does not know (``<eos>``) would vanish from the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.labels import source_breaks
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Fault
from sphinx_rigor.source import FOREIGN, VOID, Tag, find_tags, unfinished_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OPTIONAL_END = frozenset(
    "p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rt rp".split()  # noqa: SIM905
)
"""Elements whose end tag HTML lets authors leave out."""
BLOCK_LEVEL = frozenset(
    (  # noqa: SIM905 - elements that end a paragraph they stand in
        "address article aside blockquote center details dialog dir div dl fieldset figure "
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section "
        "summary table ul li dt dd tr td th thead tbody tfoot caption"
    ).split()
)
SHOWN = 40
"""How much of a tag a finding repeats."""
FAULTS = "rigor_faults"
"""Where faults wait in Sphinx's per-document scratch data until facts are collected."""
ANCHOR = re.compile(r"""\s*(?:id|name)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)\s*""", re.IGNORECASE)
"""What a tag says that is only there to be linked to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A tag in a raw node."""

    node: nodes.raw
    tag: Tag


class BalanceHtml(WatchedTransform):
    """Balance the raw HTML under each parent; unknown elements become text."""

    default_priority = 840

    def apply(self, **_kwargs: Any) -> None:
        """Mend the tree before facts are collected from it."""
        if not self.config.rigor_legacy_html:
            return
        raws = [node for node in find_nodes(self.document, nodes.raw) if is_html(node)]
        for parent in list(dict.fromkeys(node.parent for node in raws)):
            self.show_unfinished(parent)
            self.show_unknown(parent)
            self.balance(parent)

    def show_unfinished(self, parent: nodes.Element) -> None:
        """Write out, as text, a tag that never ends: it would swallow what follows."""
        for node, first in lines_of(parent):
            text = node.astext()
            start = unfinished_tag(text)
            start = unfinished_comment(text) if start is None else start
            if start is None:
                continue
            line = first + text[:start].count("\n")
            shown = text[start:].strip().partition("\n")[0][:SHOWN]
            note_faults(self.env, [Fault("unfinished-tag", line, shown, source_of(node))])
            node.replace_self(with_text(node, start))

    def show_unknown(self, parent: nodes.Element) -> None:
        """Write out, as text, elements that HTML does not know; scripts may know theirs."""
        lines = {id(node): line for node, line in lines_of(parent)}
        own = custom_elements(raws_of(parent))
        for node in outside_of_pictures(raws_of(parent)):
            unknown = [tag for tag in tags_of(node) if not (tag.known or tag.name in own)]
            for tag in unknown:
                if not tag.closing:
                    self.note("unknown-element", node, lines[id(node)], tag)
            if unknown:
                node.replace_self(as_text(node, unknown))

    def balance(self, parent: nodes.Element) -> None:
        """Take out tags without partner among the children of one parent."""
        raws = list(lines_of(parent))
        inline = isinstance(parent, nodes.TextElement)
        lonely: dict[int, set[Tag]] = {}
        for place in unmatched([node for node, _line in raws]):
            lonely.setdefault(id(place.node), set()).add(place.tag)
        for node, line in raws:
            gone = lonely.get(id(node), set())
            for tag in sorted(gone, key=lambda each: each.start):
                if tag.name not in OPTIONAL_END and not is_anchor(tag):
                    self.note("unbalanced-html", node, line, tag)
            text = mended(node.astext(), gone, inline=inline)
            if text != node.astext():
                node.children = [nodes.Text(text)]
                node.rawsource = text

    def note(self, rule: str, node: nodes.raw, first: int, tag: Tag) -> None:
        """Note a fault at the line the tag stands on; the node begins on the ``first``."""
        line = first + node.astext()[: tag.start].count("\n")
        shown = f"<{'/' if tag.closing else ''}{tag.name}>"
        note_faults(self.env, [Fault(rule, line, shown, source_of(node))])


def unfinished_comment(html: str) -> int | None:
    """Return where a comment begins that never ends, ``None`` where all do."""
    start = html.rfind("<!--")
    return start if start >= 0 and "-->" not in html[start:] else None


def note_faults(env: BuildEnvironment, faults: Iterable[Fault]) -> None:
    """Keep faults of the document being read until its facts are collected.

    Their files are paths as nodes have them, ``""`` for the document's own.
    """
    kept: Any = env.temp_data.setdefault(FAULTS, [])
    kept.extend(faults)


def source_of(node: nodes.Node) -> str:
    """Return the path of the file that a node comes from, ``""`` where it is not known."""
    return str(node.source or (node.parent.source if node.parent else "") or "")


def raws_of(parent: nodes.Element) -> list[nodes.raw]:
    """Return the raw HTML among the children of a node."""
    return [each for each in parent.children if isinstance(each, nodes.raw) and is_html(each)]


def outside_of_pictures(raws: list[nodes.raw]) -> Iterator[nodes.raw]:
    """Yield the raw HTML but that in pictures and formulas, whose elements are others."""
    inside = ""
    for node in raws:
        tags = tags_of(node)
        if not inside:
            yield node
        for tag in tags:
            if tag.name in FOREIGN and not tag.empty and inside in {"", tag.name}:
                inside = "" if tag.closing else tag.name


def custom_elements(raws: list[nodes.raw]) -> frozenset[str]:
    """Return the names with a hyphen that are opened and closed here.

    HTML leaves those to scripts, such as ``<py-script>``; one that stands alone is a word.
    """
    tags = [tag for node in raws for tag in tags_of(node) if "-" in tag.name]
    opened, closed = (
        {tag.name for tag in tags if tag.closing is each} for each in (False, True)
    )
    return frozenset(opened & closed)


def is_html(node: nodes.Node) -> bool:
    """Tell whether a node is raw HTML."""
    return isinstance(node, nodes.raw) and "html" in node.get("format", "").split()


def lines_of(parent: nodes.Element) -> list[tuple[nodes.raw, int]]:
    """Return the raw HTML in a node, each with its line.

    In a paragraph lines are counted from its start.
    """
    inside, breaks = isinstance(parent, nodes.TextElement), 0
    found: list[tuple[nodes.raw, int]] = []
    for each in parent.children:
        if isinstance(each, nodes.raw) and is_html(each):
            own, around = each.line or 0, parent.line or 0
            line = (around or own) + breaks if inside else own or around
            found.append((each, int(line or 1)))
        breaks += source_breaks(each) if inside else 0
    return found


def tags_of(node: nodes.raw) -> list[Tag]:
    """Return the tags of a raw node."""
    return list(find_tags(node.astext()))


def as_text(node: nodes.raw, unknown: list[Tag]) -> nodes.Node:
    """Return what shows an unknown element: text, or raw HTML with it escaped."""
    text = node.astext()
    if len(unknown) < len(tags_of(node)):
        for tag in reversed(unknown):
            text = text[: tag.start] + escape(text[tag.start : tag.end]) + text[tag.end :]
        new: nodes.Node = nodes.raw(text, text, format="html")
    elif isinstance(node.parent, nodes.TextElement):
        return nodes.Text(text)
    else:
        new = nodes.paragraph(text, text.strip())
    new.source, new.line = node.source, node.line
    return new


def with_text(node: nodes.raw, start: int) -> list[nodes.Node]:
    """Return what shows raw HTML as it is up to ``start`` and as text from there on."""
    text = node.astext()
    if isinstance(node.parent, nodes.TextElement):
        rest: nodes.Node = nodes.Text(text[start:])
    else:
        rest = nodes.paragraph(text[start:], text[start:].strip())
        rest.source, rest.line = node.source, int(node.line or 1) + text[:start].count("\n")
    if not text[:start].strip():
        return [rest]
    html = nodes.raw(text[:start], text[:start], format="html")
    html.source, html.line = node.source, node.line
    return [html, rest]


def unmatched(raws: list[nodes.raw]) -> Iterator[Place]:
    """Yield the tags without partner, as nesting has it.

    An element whose end may be left out ends with the element around it.
    """
    stack: list[Place] = []
    opened: Counter[str] = Counter()
    for node in raws:
        for tag in tags_of(node):
            if tag.empty or not tag.known:
                continue
            if not tag.closing:
                stack.append(Place(node, tag))
                opened[tag.name] += 1
            elif not opened[tag.name]:
                yield Place(node, tag)
            else:
                while (last := stack.pop()).tag.name != tag.name:
                    opened[last.tag.name] -= 1
                    if last.tag.name not in OPTIONAL_END:
                        yield last
                opened[tag.name] -= 1
    yield from stack


def mended(text: str, gone: set[Tag], *, inline: bool) -> str:
    """Return raw HTML without the tags in ``gone`` and with comments closed.

    A tag that is nothing but an address, as ``<span id="old">``, is closed and stays.
    Elements closed in their tag get the end that browsers ask for. Inside a paragraph,
    elements that would end the paragraph become ``span``.
    """
    for tag in sorted(find_tags(text), key=lambda each: each.start, reverse=True):
        written = text[tag.start : tag.end]
        if tag in gone:
            written = f"{written}</{tag.name}>" if is_anchor(tag) else ""
        elif inline and tag.name in BLOCK_LEVEL:
            written = "<br>" if tag.name == "hr" else span(tag)
        elif tag.closed and tag.known and tag.name not in VOID | FOREIGN:
            written = f"<{tag.name}{tag.attributes[:-1].rstrip()}></{tag.name}>"
        text = text[: tag.start] + written + text[tag.end :]
    opened = text.rpartition("<!--")
    return text if not opened[1] or "-->" in opened[2] else f"{text} -->"


def is_anchor(tag: Tag) -> bool:
    """Tell whether a tag opens what is there to be linked to, whatever is in it."""
    only = ANCHOR.fullmatch(tag.attributes) is not None
    return not tag.closing and tag.name in {"a", "span"} and only


def span(tag: Tag) -> str:
    """Return the tag of a span that stands for a block-level element."""
    if tag.closed:
        return f"<span{tag.attributes[:-1].rstrip()}></span>"
    return "</span>" if tag.closing else f"<span{tag.attributes}>"


def setup(app: Sphinx) -> None:
    """Register the transform with Sphinx."""
    app.add_transform(BalanceHtml)
