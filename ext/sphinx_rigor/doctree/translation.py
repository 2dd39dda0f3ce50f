"""Judge the text that authors wrote, whatever language is built.

Sphinx puts translations into the tree while it reads a document, so that what is demanded of
an article would be looked for in its translation. What stood in each translated node before
is kept beside it and put back for as long as facts are collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import init as init_locale
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import extract_messages

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.hidden import gather_hidden
from sphinx_rigor.doctree.split import KEPT, is_split, split_paragraph

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MARK = "rigor_translated"


class KeepSource(WatchedTransform):
    """Keep the children of each node that is about to be translated."""

    default_priority = 19
    """One before Sphinx's ``Locale``."""

    def apply(self, **_kwargs: Any) -> None:
        """Keep them where there is a catalogue for this document, and only there."""
        if not self.has_catalogue():
            return
        self.document[MARK] = True
        for node, _message in extract_messages(self.document):
            if node.children:
                node[KEPT] = [each.deepcopy() for each in node.children]

    def has_catalogue(self) -> bool:
        """Tell whether Sphinx will find translations, as it looks for them itself."""
        domain = docname_to_domain(self.env.docname, self.config.gettext_compact)
        folders = [self.env.srcdir / each for each in self.config.locale_dirs]
        return bool(init_locale(folders, self.config.language, domain)[1])


@contextmanager
def source_text(document: nodes.document) -> Iterator[None]:
    """Put the source text in the place of its translation for a while."""
    if not document.attributes.pop(MARK, False):
        yield
        return
    translated = [each for each in document.findall(nodes.Element) if KEPT in each]
    parents = {id(each.parent): each.parent for each in translated}
    before = [(each, list(each.children)) for each in (*parents.values(), *translated)]
    for each in translated:
        put_back(each, each.attributes.pop(KEPT))
    try:
        yield
    finally:
        for element, children in reversed(before):
            element.children = children
            for child in children:
                child.parent = element


def put_back(node: nodes.Element, source: list[nodes.Node]) -> None:
    """Show the source of one node; a paragraph is split as it is without a translation."""
    if not source:
        node.parent.remove(node)
        return
    plain = nodes.paragraph("", "", *source)
    plain.source, plain.line = node.source, node.line
    if isinstance(node, nodes.paragraph | nodes.math_block) and is_split(plain):
        plain.parent = node.parent
        node.parent.replace(node, list(split_paragraph(plain)))
        return
    node.children = []
    node.extend(source)
    gather_hidden(node)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(KeepSource)
