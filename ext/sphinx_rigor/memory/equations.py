"""Forget the equations of all documents that are read again in one pass.

Sphinx looks through the equations of the whole site for each document that it reads, and
once more where it is forgotten before: a tenth of the time at ten thousand articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx.domains.math import MathDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Forgetting:
    """Keeps in mind which documents have no equation left, for one application."""

    def __init__(self, app: Sphinx) -> None:
        """Listen from before documents are forgotten until they are read."""
        self.bare: set[str] = set()
        app.connect("env-before-read-docs", self.on_before_read, priority=998)
        app.connect("source-read", self.on_source_read, priority=1)
        app.connect("env-updated", self.on_updated, priority=1)

    def on_before_read(
        self, _app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]
    ) -> None:
        """Forget the equations of these documents, and that they need to be sought."""
        domain = env.get_domain("math")
        if not isinstance(domain, MathDomain):
            return
        again = self.bare = set(docnames)
        for label, (docname, _number) in list(domain.equations.items()):
            if docname in again:
                del domain.equations[label]
        forget = type(domain).clear_doc

        def clear_doc(docname: str) -> None:
            if docname not in self.bare:
                forget(domain, docname)

        vars(domain)["clear_doc"] = clear_doc

    def on_source_read(self, _app: Sphinx, docname: str, _content: list[str]) -> None:
        """From now on it may have equations."""
        self.bare.discard(docname)

    def on_updated(self, _app: Sphinx, _env: BuildEnvironment) -> None:
        """Other processes may have read some."""
        self.bare.clear()


def setup(app: Sphinx) -> None:
    """Attach it to the application."""
    Forgetting(app)
