"""The building blocks of the index: links, tables, bars, words for states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from sphinx_rigor.model import State, Verdict

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("sphinx_rigor")
WIDTH = 20
STATES = {
    State.VERIFIED: _("verified"),
    State.CLAIMED: _("claimed, not verified"),
    State.READY: _("ready"),
    State.PARTIAL: _("partial"),
    State.STUB: _("stub"),
}


class rigor_bar(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """A bar of progress; its text stands for it where nothing can be drawn."""


def bar(done: int, total: int, label: str) -> rigor_bar:
    """Return a bar; ``label`` says in words what it shows."""
    share = min(done / total, 1.0) if total else 0.0
    filled = round(share * WIDTH)
    text = f"[{'#' * filled}{'-' * (WIDTH - filled)}]"
    return rigor_bar(text, text, percent=round(100 * share, 1), label=label)


def visit_bar_html(self: HTML5Translator, node: rigor_bar) -> None:
    """Draw a bar as markup with a text alternative."""
    self.body.append(
        self.starttag(
            node, "span", "", CLASS="rigor-bar", role="img", **{"aria-label": node["label"]}
        )
        + f'<span style="width:{node["percent"]}%"></span></span>'
    )
    raise nodes.SkipNode


def link(docname: str, text: str) -> addnodes.pending_xref:
    """Return a link to a document."""
    label = nodes.inline(text, text, classes=["doc"])
    return addnodes.pending_xref(
        "",
        label,
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refexplicit=True,
        refwarn=True,
    )


def paragraph(*parts: str | nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph of texts and nodes."""
    found = nodes.paragraph(classes=list(classes))
    found += [nodes.Text(each) if isinstance(each, str) else each for each in parts]
    return found


def bullets(items: Iterable[nodes.paragraph]) -> nodes.bullet_list:
    """Return a list."""
    return nodes.bullet_list("", *(nodes.list_item("", each) for each in items))


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str | nodes.Node]],
    widths: Sequence[int],
    classes: Sequence[str] = (),
) -> nodes.table:
    """Return a table; ``widths`` are the columns' shares."""
    group = nodes.tgroup(cols=len(header))
    group += [nodes.colspec(colwidth=width) for width in widths]
    group += nodes.thead("", row(header))
    group += nodes.tbody("", *(row(each) for each in rows))
    return nodes.table("", group, classes=["rigor-table", *classes])


def row(cells: Iterable[str | nodes.Node]) -> nodes.row:
    """Return a row; a cell may be a text, a node in a line or a paragraph."""
    found = nodes.row()
    for cell in cells:
        whole = cell if isinstance(cell, nodes.paragraph) else paragraph(cell)
        found += nodes.entry("", whole)
    return found


def state_word(verdict: Verdict) -> nodes.inline:
    """Return an article's state in words, marked for colour."""
    word = str(STATES[verdict.state])
    return nodes.inline(word, word, classes=["rigor-state", f"rigor-state-{verdict.state}"])


def recomputed_mark(verdict: Verdict) -> list[nodes.Node]:
    """Return the mark of an article whose results were recomputed, nothing for others."""
    if not verdict.recomputed:
        return []
    words = str(_("recomputed, checks passed: %(count)s")) % {"count": verdict.checks}
    return [nodes.Text(" "), nodes.inline(words, words, classes=["rigor-recomputed"])]


def setup(app: Sphinx) -> None:
    """Register the bar."""
    app.add_node(rigor_bar, html=(visit_bar_html, None))
