"""The builder ``rigor``: read, check, write reports, render nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.errors import ExtensionError

from sphinx_rigor.atomic import write_text
from sphinx_rigor.gate.gate import say_message
from sphinx_rigor.gate.others import placed_findings
from sphinx_rigor.gate.repository import repository_prefix
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.outputs import LISTING
from sphinx_rigor.plan import Site
from sphinx_rigor.plugins import Imports, PluginError
from sphinx_rigor.records import Finding, printable
from sphinx_rigor.refusal import translate
from sphinx_rigor.reports import FORMATS, Report, Say, rendered
from sphinx_rigor.rules import imports_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx


class RigorBuilder(Builder):
    """Measures the articles and writes the reports; no page is rendered."""

    name = "rigor"
    format = "rigor"
    epilog = "The reports are in %(outdir)s."
    allow_parallel = True

    def get_outdated_docs(self) -> list[str]:
        """Return nothing: no document has an output file."""
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return an empty address: nothing is written that could be linked to."""
        del docname, typ
        return ""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write nothing: ``Builder.write`` comes here with every document read."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write nothing."""


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the reports the user asked for."""
    if app.builder.name != RigorBuilder.name or exception is not None:
        return
    site = rigor_domain(app.env).site
    if site is None:
        return
    report = report_of(app, site, placed_findings(app), say_message)
    formats = FORMATS.among(app.config.rigor_import)
    names = sorted(formats) if app.config.rigor_reports is None else app.config.rigor_reports
    try:
        texts = {formats[name].filename: rendered(name, report) for name in names}
    except PluginError as error:
        raise ExtensionError(error.said(translate)) from error
    for filename, text in texts.items():
        write_text(Path(app.outdir) / filename, printable(text))
    if texts:
        write_text(Path(app.outdir) / LISTING, "".join(f"{each}\n" for each in texts))


def write_no_reports(app: Sphinx) -> None:
    """Have a build write no reports, whatever conf.py asks for, once that has been checked."""
    app.config["rigor_reports"] = []


def report_of(
    app: Sphinx, site: Site, findings: tuple[Finding, ...], say: Say, *, advice: bool = False
) -> Report:
    """Return all that a report tells of a site."""
    return Report(
        app.config.rigor_standard,
        site.verdicts,
        findings,
        site.plan,
        say,
        prefix=repository_prefix(Path(app.srcdir)),
        rules_url=app.config.rigor_rules_url,
        advice=advice or bool(int(app.config.rigor_report_advice)),
        imports=added_to(app, site),
    )


def added_to(app: Sphinx, site: Site) -> Imports:
    """Return what a site and its standard add to what ships."""
    standard = next((each.standard for each in site.articles.values()), None)
    return imports_of(standard) if standard else dict(app.config.rigor_import)


def setup(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(RigorBuilder)
    app.connect("build-finished", on_build_finished, priority=890)
