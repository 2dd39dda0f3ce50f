"""The builder ``rigor``: read, check, write reports, render nothing."""

from __future__ import annotations

import gc
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
    from sphinx.environment import BuildEnvironment

COLLECTOR_THRESHOLDS = (2_000_000, 50, 100)
"""Reading makes millions of nodes that live on, so that Python's default collector
spends a third of the read looking for garbage; these thresholds let it run once in some
two hundred long articles, whose remains take about 100 MB."""


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


def on_builder_inited(app: Sphinx) -> None:
    """Let the garbage collector run rarely while documents are read."""
    if app.config.rigor_gc:
        gc.set_threshold(*COLLECTOR_THRESHOLDS)


def on_source_read(app: Sphinx, _docname: str, _content: list[str]) -> None:
    """Drop the doctrees that Sphinx holds for the pages it is to write: here are none."""
    if app.builder.name == RigorBuilder.name:
        vars(app.env).get("_write_doc_doctree_cache", {}).clear()


def spare(app: Sphinx, _other: BuildEnvironment | Exception | None) -> None:
    """Spare the collector, and the interpreter's exit, the walk over all there is now."""
    if app.builder.name == RigorBuilder.name and app.config.rigor_gc:
        gc.freeze()


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
    app.connect("builder-inited", on_builder_inited)
    app.connect("source-read", on_source_read)
    app.connect("env-updated", spare, priority=2)
    app.connect("build-finished", on_build_finished, priority=890)
    app.connect("build-finished", spare, priority=999)
