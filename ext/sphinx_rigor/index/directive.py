"""The directives of the index: placeholders that are filled in when a page is written."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_rigor.index.views import VIEWS, Context
from sphinx_rigor.site import Site
from sphinx_rigor.store import rigor_domain

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_rigor")


class rigor_view(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The place of a view: ``view`` is its name, ``argument`` its argument."""


class ViewDirective(SphinxDirective):
    """A view of the index, named for it."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Leave the place and remember that this document shows a view."""
        name = self.name.rpartition(":")[2]
        view, argument = VIEWS[name], (self.arguments or [""])[0].strip()
        if view.argument and not argument:
            raise self.error(str(_("%(name)s needs an argument")) % {"name": name})
        if view.argument is False and argument:
            raise self.error(str(_("%(name)s takes no argument")) % {"name": name})
        node = rigor_view(view=name, argument=argument)
        self.set_source_info(node)
        views = rigor_domain(self.env).views
        docname = self.env.docname
        views[docname] = (*views.get(docname, ()), (name, argument, self.lineno))
        return [node]


def filled(site: Site, name: str, argument: str, docname: str) -> list[nodes.Node]:
    """Return the content of a view; a note where there is no plan to show."""
    view = VIEWS[name]
    if view.needs_plan and site.plan is None:
        text = str(_("There is no plan.toml to show."))
        return [nodes.paragraph(text, text)]
    context = Context(site, site.coverage, argument, docname)
    return view.build(context)


def fault(site: Site, name: str, argument: str, docname: str) -> str:
    """Say what is wrong with the argument of a view, ``""`` if nothing is."""
    view = VIEWS[name]
    if view.needs_plan and site.plan is None:
        return ""
    return view.fault(Context(site, site.coverage, argument, docname))


class FillViews(SphinxPostTransform):
    """Fill in the views, before the links in them are resolved."""

    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Replace each place by what its view shows now."""
        site = rigor_domain(self.env).site
        for node in list(self.document.findall(rigor_view)):
            content = []
            if site is not None:
                content = filled(site, node["view"], node["argument"], self.env.docname)
            # Lists of titles would be found by every search, before the articles themselves.
            classes = ["rigor-view", f"rigor-{node['view']}", "no-search"]
            box = nodes.container("", *content, classes=classes)
            for each in box.findall(nodes.Element):
                each.source, each.line = node.source, node.line
                if "refdoc" not in each and each.tagname == "pending_xref":
                    each["refdoc"] = self.env.docname
            node.replace_self(box)
