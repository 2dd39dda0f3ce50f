"""Books as they are read: the articles first, then what is not begun, then indexes and guides.

Only with ``rigor_book_order = "plan"``; otherwise a book has the order of its toctrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.config import ENUM
from sphinx.locale import get_translation

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.page.book_names import PlainPictures
from sphinx_rigor.plan import reading_order
from sphinx_rigor.records import Verdict

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ = get_translation("sphinx_rigor")
TOCTREE, PLAN = "toctree", "plan"


class RigorLatexBuilder(PlainPictures, LaTeXBuilder):
    """Sphinx's builder, whose chapters come in the order in which they are read."""

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """Join the documents, then put them in order."""
        tree = super().assemble_doctree(indexfile, toctree_only, appendices)
        in_order(tree, articles_in_order(self.env))
        return tree


def articles_in_order(env: BuildEnvironment) -> tuple[Verdict, ...]:
    """Return the articles in the order of the plan, none where the author's order stands."""
    site = rigor_domain(env).site
    wanted = env.config.rigor_book_order == PLAN and site is not None
    return reading_order(site) if wanted and site is not None else ()


def book_order(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the names of the articles in the order of the plan, those not written last."""
    articles = articles_in_order(env)
    return tuple(each.docname for each in sorted(articles, key=lambda one: not one.written))


def in_order(tree: nodes.document, articles: Sequence[Verdict]) -> None:
    """Put articles first, then those not begun in one chapter, then the rest."""
    root = next((each for each in tree.children if isinstance(each, nodes.section)), None)
    files = {each["docname"]: each for each in chapters(tree)}
    present = [each for each in articles if each.docname in files]
    if root is None or not present:
        return
    for each in files.values():
        each.parent.remove(each)
    begun = [files.pop(each.docname) for each in present if each.written]
    stubs = [files.pop(each.docname) for each in present if not each.written]
    own = [each for each in root.children if isinstance(each, nodes.section)]
    for section in own:
        root.remove(section)
    root += [*begun, *listed(stubs), *filter(holds_text, own), *files.values()]


def chapters(tree: nodes.Element) -> list[addnodes.start_of_file]:
    """Return the documents that the book joins, without those inside of others."""
    found: list[addnodes.start_of_file] = []
    stack: list[nodes.Node] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, addnodes.start_of_file):
            found.append(node)
        else:
            stack += node.children[::-1]
    return found


def holds_text(section: nodes.Element) -> bool:
    """Tell whether anything is left of a section but its title."""
    return any(not isinstance(each, nodes.title) and each.astext() for each in section.children)


def listed(stubs: Sequence[addnodes.start_of_file]) -> list[nodes.Element]:
    """Return a chapter with the titles of articles; whatever was linked to leads there."""
    if not stubs:
        return []
    chapter = nodes.section("", ids=["rigor-not-begun"])
    name = str(_("Articles not begun"))
    chapter += nodes.title(name, name)
    for each in stubs:
        chapter += shortened(each)
    return [chapter]


def shortened(stub: addnodes.start_of_file) -> addnodes.start_of_file:
    """Return a document of which only the title is left, with the addresses of the rest."""
    section = next(stub.findall(nodes.section), None)
    if section is not None:
        inside = [each for each in section.findall(nodes.Element) if each is not section]
        title = [each for each in section.children if isinstance(each, nodes.title)]
        section["ids"] = [*section["ids"], *(name for each in inside for name in each["ids"])]
        section.children = []
        section += title
        stub.children = []
        stub += section
    return stub


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.add_config_value("rigor_book_order", TOCTREE, "", ENUM(TOCTREE, PLAN))
    app.add_builder(RigorLatexBuilder, override=True)
