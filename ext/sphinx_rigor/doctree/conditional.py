"""Keep the headings of an ``only`` in it.

MyST-Parser puts a section that a directive holds where its level belongs, which is outside of
the directive: what stands below the heading is shown whatever the condition says. Sphinx itself
moves an ``only`` with its sections there when it reads reStructuredText.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.directives.other import Only

from sphinx_rigor.doctree.guard import WatchedDirective

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config


class ConditionalDirective(WatchedDirective, Only):
    """Sphinx's directive; sections that left it go into an ``only`` where they are."""

    def run(self) -> list[nodes.Node]:
        """Parse the content, and look at what has grown around it."""
        before = [(each, len(each.children)) for each in open_sections(self.state)]
        found = super().run()
        for parent, length in before:
            self.enclose(parent, length)
        return found

    def enclose(self, parent: nodes.Element, start: int) -> None:
        """Put the sections among the children from ``start`` on into an ``only``."""
        new = parent.children[start:]
        del parent.children[start:]
        for are_sections, group in groupby(new, lambda each: isinstance(each, nodes.section)):
            children = list(group)
            parent += [self.holding(children)] if are_sections else children

    def holding(self, sections: list[nodes.Node]) -> addnodes.only:
        """Return an ``only`` with the condition of this one."""
        node = addnodes.only("", *sections, expr=self.arguments[0])
        self.set_source_info(node)
        return node


def open_sections(state: Any) -> Iterable[nodes.Element]:
    """Return where MyST-Parser would put a section, in Markdown alone."""
    renderer = getattr(state, "_renderer", None)
    return getattr(renderer, "_level_to_section", {}).values()


def on_config_inited(app: Sphinx, _config: Config) -> None:
    """Take the place of Sphinx's own directive, of that alone."""
    held = directives._directives.get("only")  # type: ignore[attr-defined]  # noqa: SLF001
    if held is Only:
        app.add_directive("only", ConditionalDirective, override=True)


def setup(app: Sphinx) -> None:
    """Register the directive once all extensions have theirs."""
    app.connect("config-inited", on_config_inited, priority=900)
