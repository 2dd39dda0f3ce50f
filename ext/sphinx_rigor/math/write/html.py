"""The renderer that Sphinx's HTML and EPUB writers call, by the name ``rigor``.

The formulas of a page are rendered together, once their document is resolved: what one
defines counts in the next, and references lead forward. A formula that stands elsewhere,
such as in a heading that the side bar repeats, is rendered by itself.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _ as sphinx_text

from sphinx_rigor.math.document.config import NAME, site_macros, site_packages
from sphinx_rigor.math.document.equations import formulas_of
from sphinx_rigor.math.document.places import find_place, is_left_out
from sphinx_rigor.math.render.renderer import Manner, Rendered, Renderer, Target
from sphinx_rigor.math.write.references import reference_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STATIC = Path(__file__).parent / "static"
SHEET = "rigor-math.css"
FONT = "rigor-math.woff2"
LICENCE = "rigor-math-LICENSE.txt"
COPYING = "rigor-math-copy.js"
LINK = re.compile(r"</?a\b[^>]*>")
CLASSES = "math notranslate nohighlight rigor-math"


def wanted(app: Sphinx) -> bool:
    """Tell whether this build writes formulas our way."""
    return app.builder.format == "html" and app.builder.math_renderer_name == NAME  # type: ignore[attr-defined]


def manner_of(app: Sphinx, docname: str, page: str) -> Manner:
    """Return how formulas of a document are written on a page."""
    return Manner(
        macros=site_macros(app.config),
        find=lambda label: target_of(app, docname, page, label),
        title=sphinx_text("Link to this equation"),
        xml=app.builder.name == "epub",
        asked=site_packages(app.config),
    )


def target_of(app: Sphinx, docname: str, page: str, label: str) -> Target | None:
    """Return where a reference in a document leads from a page, and what it says."""
    place = find_place(app.env, docname, label)
    if place is None:
        return None
    uri = "" if place.docname == page else app.builder.get_relative_uri(page, place.docname)
    address = f"{uri.partition('#')[0]}#{place.equation.node_id}"
    if is_left_out(app.env, place):
        address = ""
    return Target(address, reference_text(app.env, place), place.equation.number)


def render_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Render the formulas of a page and keep the HTML in their nodes."""
    if not wanted(app):
        return
    renderers: dict[str, Renderer] = {}
    for source, node in formulas_of(doctree, docname):
        if source not in renderers:
            renderers[source] = Renderer(manner_of(app, source, docname))
        render_node(renderers[source], node)


def render_node(renderer: Renderer, node: nodes.math | nodes.math_block) -> None:
    """Render one formula."""
    if isinstance(node, nodes.math):
        node["rigor_rendered"] = [renderer.inline(node.astext())]
    else:
        equations = node.get("rigor_equations", ())
        node["rigor_rendered"] = renderer.block(node.astext(), equations)


class Writer:
    """What Sphinx's translators call for a formula, of one application."""

    def __init__(self, app: Sphinx) -> None:
        """Register the renderer."""
        self.app = app
        app.add_html_math_renderer(NAME, (self.visit_math, None), (self.visit_block, None))

    def visit_math(self, translator: HTML5Translator, node: nodes.math) -> None:
        """Write a formula in running text."""
        for each in self.rendered(translator, node):
            html = LINK.sub("", each.html) if is_linked(node) else each.html
            if node["ids"] or node["classes"]:
                translator.body.append(translator.starttag(node, "span", ""))
                html += "</span>"
            translator.body.append(html)
        raise nodes.SkipNode

    def visit_block(self, translator: HTML5Translator, node: nodes.math_block) -> None:
        """Write a display formula, each of its displays in a box of its own."""
        ids = list(node["ids"])
        for each in self.rendered(translator, node):
            classes = f"{CLASSES} rigor-numbered" if each.numbered else CLASSES
            if "--rigor-letters" in each.html and not is_in_cell(node):
                classes += " rigor-room"
            # An id stands once: at the row whose number it is, or at the whole display.
            own = dict.fromkeys(id_ for id_ in (*each.ids, *ids) if not holds(each.html, id_))
            holder = nodes.Element(ids=list(own), classes=node["classes"])
            translator.body.append(translator.starttag(holder, "div", "", CLASS=classes))
            translator.body.append(f"{each.html}</div>\n")
            ids = []
        raise nodes.SkipNode

    def rendered(
        self, translator: HTML5Translator, node: nodes.math | nodes.math_block
    ) -> list[Rendered]:
        """Return a formula's HTML, rendered now where its page was not."""
        if "rigor_rendered" not in node:
            docname = getattr(translator.builder, "current_docname", "")
            render_node(Renderer(manner_of(self.app, docname, docname)), node)
        found: list[Rendered] = node["rigor_rendered"]
        return found


def is_linked(node: nodes.Element) -> bool:
    """Tell whether a formula stands in a link: HTML has no link in a link.

    A title by itself, without its section, is one that themes make a link of.
    """
    if node.get("rigor_linked"):
        return True
    while (parent := node.parent) is not None:
        if isinstance(parent, nodes.reference):
            return True
        if isinstance(node, nodes.title) and isinstance(parent, nodes.document):
            return True
        node = parent
    return False


def is_in_cell(node: nodes.Node) -> bool:
    """Tell whether a node stands in what is as wide as what it holds."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.entry | nodes.sidebar):
            return True
    return False


def holds(html: str, node_id: str) -> bool:
    """Tell whether something in a formula has an id."""
    return f' id="{node_id}"' in html


def add_assets(app: Sphinx) -> None:
    """Have the style sheet and the font copied to where pages find them.

    Sphinx's EPUB builder knows no WOFF2, a core media type of EPUB 3.3, and no text files.
    """
    if not wanted(app):
        return
    app.config.html_static_path.append(str(STATIC))
    app.add_css_file(SHEET)
    if app.builder.name == "epub":
        builder: Any = app.builder
        builder.media_types = {**builder.media_types, ".woff2": "font/woff2"}
        app.config.epub_exclude_files += [f"_static/{each}" for each in (LICENCE, COPYING)]


def ask_for_font(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Have a page with formulas ask for their font at once, or it is laid out twice.

    Such a page also gets the script that copies formulas as LaTeX.

    A browser knows that a font is wanted only when it has laid the page out. Fonts are asked
    for as from another site: https://developer.mozilla.org/docs/Web/HTML/Attributes/rel/preload
    """
    if wanted(app) and app.builder.name != "epub" and "<math" in context.get("body", ""):
        address = escape(context["pathto"](f"_static/{FONT}", resource=True))
        kind = 'as="font" type="font/woff2" crossorigin'
        context["metatags"] += f'\n    <link rel="preload" href="{address}" {kind}>'
        if app.config.rigor_math_scale != 1:
            scale = f"--rigor-math-scale: {app.config.rigor_math_scale}"
            context["metatags"] += f"\n    <style>:root {{ {scale} }}</style>"
        app.add_js_file(COPYING, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the renderer."""
    Writer(app)
    app.connect("builder-inited", add_assets)
    app.connect("doctree-resolved", render_page, priority=900)
    app.connect("html-page-context", ask_for_font)
