"""The directives of the index: placeholders that are filled in when a page is written."""

from __future__ import annotations

import pickle
from collections.abc import Set as AbstractSet
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.doctree.guard import WatchedDirective
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.index.pages import FOLDERS
from sphinx_rigor.index.shown import framed, view_pages
from sphinx_rigor.index.views import VIEWS, Context, View
from sphinx_rigor.memory.domain import RigorDomain, rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_ = get_translation("sphinx_rigor")


class rigor_view(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The place of a view.

    ``view`` is its name, ``argument`` its argument, ``docname`` the document it was
    written in, which is not the one it ends up in where several become one. ``framed``
    marks what every article gets without being asked.
    """


class ViewDirective(WatchedDirective):
    """A view of the index, named for it."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Leave the place and remember that this document shows a view."""
        name = self.name.rpartition(":")[2]
        view = VIEWS.among(self.config.rigor_import)[name]
        argument = (self.arguments or [""])[0].strip()
        if view.argument and not argument:
            raise self.error(str(_("%(name)s needs an argument")) % {"name": name})
        if view.argument is False and argument:
            raise self.error(str(_("%(name)s takes no argument")) % {"name": name})
        docname = self.env.docname
        node = rigor_view(view=name, argument=argument, docname=docname)
        self.set_source_info(node)
        views = rigor_domain(self.env).views
        views[docname] = (*views.get(docname, ()), (name, argument, self.lineno))
        return [node]


def context_of(domain: RigorDomain, argument: str, docname: str) -> Context | None:
    """Return what a view may show, ``None`` where nothing was measured."""
    if domain.site is None:
        return None
    kinds = kinds_of(domain.env.config)
    pages = partial(view_pages, domain)
    boxes = domain.boxes_of
    return Context(domain.site, argument, docname, domain.boxes, kinds, pages, boxes)


def filled(domain: RigorDomain, name: str, argument: str, docname: str) -> list[nodes.Node]:
    """Return the content of a view; a note where there is no plan to show."""
    context, view = context_of(domain, argument, docname), view_of(domain, name)
    if context is None:
        return []
    if view.needs_plan and context.site.plan is None:
        text = str(_("There is no plan.toml to show."))
        return [nodes.paragraph(text, text)]
    try:
        return without_absent(view.build(context), domain.env.found_docs)
    except Exception as error:
        raise crashed(name, docname, error) from error


def without_absent(content: list[nodes.Node], found: AbstractSet[str]) -> list[nodes.Node]:
    """Leave the words of links to pages of the plan that the site does without."""
    absent = [
        each
        for root in content
        for each in find_nodes(root, addnodes.pending_xref)
        if is_absent(str(each["reftarget"]), found)
    ]
    if not absent:
        return content
    box = nodes.container("", *content)
    for each in absent:
        each.replace_self(each.children)
    return list(box.children)


def is_absent(target: str, found: AbstractSet[str]) -> bool:
    """Tell whether a link leads to a page of the plan that there is not."""
    page = target.lstrip("/").partition("#")[0]
    return page.partition("/")[0] in FOLDERS and page not in found


def view_of(domain: RigorDomain, name: str) -> View:
    """Return the view of a directive."""
    return VIEWS.among(domain.env.config.rigor_import)[name]


def crashed(name: str, docname: str, error: Exception) -> ExtensionError:
    """Return what stops the build where a view fails: it may be the user's own code."""
    said = str(_("the view %(name)s crashed in %(document)s: %(error)s"))
    why = f"{type(error).__name__}: {error}"
    return ExtensionError(said % {"name": name, "document": docname, "error": why})


def fault(domain: RigorDomain, name: str, argument: str, docname: str) -> str:
    """Say what is wrong with the argument of a view, ``""`` if nothing is."""
    context, view = context_of(domain, argument, docname), view_of(domain, name)
    if context is None or (view.needs_plan and context.site.plan is None):
        return ""
    try:
        return view.fault(context)
    except Exception as error:
        raise crashed(name, docname, error) from error


class FillViews(SphinxPostTransform):
    """Fill in the views, before the links in them are resolved."""

    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Replace each place by what its view shows now; one that shows nothing goes."""
        domain = rigor_domain(self.env)
        for node in find_nodes(self.document, rigor_view):
            content: list[nodes.Node] = []
            if not node.get("framed") or node["view"] in framed(domain, node["docname"]):
                key = node["view"], node["argument"], node["docname"]
                kept = domain.filled.pop(key, b"")
                content = pickle.loads(kept) if kept else filled(domain, *key)  # noqa: S301 - ours
            box = settled(content, node)
            if next(box.findall(nodes.math), None):
                self.env.domains["math"].data["has_equations"][self.env.docname] = True
            node.replace_self(box if content else [])


def settled(content: list[nodes.Node], place: rigor_view) -> nodes.container:
    """Return the content of a view as a block that belongs to a place in a document.

    The search passes it over: what it repeats is found where it comes from.
    """
    classes = ["rigor-view", f"rigor-{place['view']}", "no-search"]
    box = nodes.container("", *content, classes=classes)
    for each in box.findall(nodes.Element):
        each.source, each.line = place.source, place.line
        if each.tagname == "pending_xref":
            each["refdoc"] = place["docname"]
    return box


def add_view(app: Sphinx, name: str) -> None:
    """Register the directive of a view."""
    app.add_directive(name, ViewDirective)
    app.add_directive_to_domain("rigor", name, ViewDirective)


def add_imported(app: Sphinx, config: Config) -> None:
    """Register the directives of the views that the site adds."""
    for name in VIEWS.among(config.rigor_import).keys() - VIEWS.keys():
        add_view(app, name)


def setup(app: Sphinx) -> None:
    """Register the directives, the place they leave and the filling of it."""
    app.add_node(rigor_view)
    for name in VIEWS:
        add_view(app, name)
    app.connect("config-inited", add_imported, priority=800)
    app.add_post_transform(FillViews)
