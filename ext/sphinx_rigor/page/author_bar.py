"""The bar at the edge of each page that shows its findings to those who write it.

Only with ``rigor_author_notes``, as ``rigor serve`` sets it. The findings stand in one file
beside the pages, so that a page need not be written again when what is found in it changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from sphinx_rigor.atomic import write_text
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan import Site
from sphinx_rigor.records import Finding, Severity

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")
SCRIPTS = Path(__file__).parent / "scripts"
FILENAME = "rigor-findings.json"
SEVERITIES = {
    Severity.ERROR: _("errors"),
    Severity.WARNING: _("warnings"),
    Severity.ADVICE: _("advice"),
}


def is_wanted(app: Sphinx) -> bool:
    """Tell whether these pages are for their authors."""
    return bool(app.config.rigor_author_notes) and app.builder.format == "html"


def page_data(site: Site, uri_of: Callable[[str], str]) -> dict[str, Any]:
    """Return what the bar shows: the words, and the findings of each page.

    ``uri_of`` is where a document's page stands below the site's root.
    """
    live = [each for each in site.findings if not each.suppressed]
    pages: dict[str, dict[str, Any]] = {}
    for each in live:
        if each.docname:
            page = pages.setdefault(each.docname, {"uri": uri_of(each.docname), "found": []})
            page["found"].append(shown(each))
    return {
        "words": words(),
        "met": {each.docname: f"{each.met}/{each.total}" for each in site.verdicts},
        "pages": pages,
        "others": [f"{one.path}:{one.line}: {one.message}" for one in live if not one.docname],
    }


def words() -> dict[str, str]:
    """Return the words of the bar in the site's language."""
    found = {each.value: str(text) for each, text in SEVERITIES.items()}
    found |= {"label": str(_("Findings on this page")), "line": str(_("line %s"))}
    return found | {"none": str(_("nothing found")), "elsewhere": str(_("Elsewhere"))}


def shown(finding: Finding) -> dict[str, Any]:
    """Return one finding as the bar's script takes it."""
    return {
        "severity": finding.severity.value,
        "line": finding.line,
        "message": finding.message,
        "rule": finding.rule,
    }


def on_builder_inited(app: Sphinx) -> None:
    """Have the script copied to where pages find it."""
    if is_wanted(app):
        app.config.html_static_path.append(str(SCRIPTS))


def on_page(app: Sphinx, pagename: str, *_more: Any) -> None:
    """Load the script on a page, with the page's name."""
    if is_wanted(app):
        attributes: Any = {"data-page": pagename}
        app.add_js_file("rigor-author-bar.js", loading_method="defer", **attributes)


def on_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the findings beside the pages."""
    if exception is None and is_wanted(app):
        site = rigor_domain(app.env).site
        if site is not None:
            text = json.dumps(page_data(site, app.builder.get_target_uri), ensure_ascii=False)
            write_text(Path(app.outdir) / FILENAME, text)


def setup(app: Sphinx) -> None:
    """Attach the bar to the application."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("html-page-context", on_page)
    app.connect("build-finished", on_finished, priority=890)
