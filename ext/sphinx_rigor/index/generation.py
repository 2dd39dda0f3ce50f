"""Write the pages of the index before Sphinx looks for documents."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_rigor.gate.terms import load_plan_of
from sphinx_rigor.index import pages
from sphinx_rigor.memory.domain import rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_builder_inited(app: Sphinx) -> None:
    """Write the stubs of the index pages before Sphinx looks for documents."""
    if not int(app.config.rigor_write_pages):
        return
    confdir = Path(app.confdir)
    plan, srcdir = load_plan_of(app.config, confdir), Path(app.srcdir)
    if plan is None:
        with suppress(OSError):
            pages.remove_pages(srcdir)
        return
    if ".rst" not in app.config.source_suffix:
        raise ConfigError(
            f"the index pages of {plan.path} are .rst files; add "
            '".rst": "restructuredtext" to source_suffix'
        )
    templates = [confdir / each for each in app.config.templates_path]
    try:
        pages.write_pages(plan, srcdir, templates)
    except OSError as error:
        rigor_domain(app.env).unwritten = str(error)


def setup(app: Sphinx) -> None:
    """Write them once the builder is known."""
    app.connect("builder-inited", on_builder_inited)
