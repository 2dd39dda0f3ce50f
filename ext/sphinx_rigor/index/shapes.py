"""The building blocks of the index: links, lists, tables, words for states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from sphinx_rigor.records import State, Verdict

_ = get_translation("sphinx_rigor")
MATH = re.compile(r"\$(?!\s)([^$]+?)(?<!\s)\$(?!\d)")
STATES = {
    State.VERIFIED: _("verified"),
    State.CLAIMED: _("claimed, not verified"),
    State.READY: _("ready"),
    State.PARTIAL: _("partial"),
    State.STUB: _("stub"),
}
DASH = "–"
Cell = str | nodes.Node


class rigor_cell(nodes.entry):  # noqa: N801 - docutils names nodes in lower case
    """A cell with the head of its column as ``label``."""


def link(docname: str, text: str) -> addnodes.pending_xref:
    """Return a link to a document."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", "", *with_math(text), classes=["doc"]),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refexplicit=True,
        refwarn=True,
    )


def place_link(docname: str, node_id: str, text: str) -> addnodes.pending_xref:
    """Return a link to a place in a document."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", "", *with_math(text)),
        refdomain="rigor",
        reftype="place",
        reftarget=f"{docname}#{node_id}",
        refexplicit=True,
        refwarn=True,
    )


def with_math(text: str) -> list[nodes.Node]:
    """Return a text with the formulas in it, written ``$…$``, as formulas."""
    pieces = MATH.split(text)
    return [
        nodes.math(each, each) if index % 2 else nodes.Text(each)
        for index, each in enumerate(pieces)
        if each
    ]


def paragraph(*parts: str | nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph of texts and nodes."""
    found = nodes.paragraph(classes=list(classes))
    found += [nodes.Text(each) if isinstance(each, str) else each for each in parts]
    return found


def inline(text: str, *classes: str) -> nodes.inline:
    """Return words in a line, marked for the style sheet."""
    return nodes.inline(text, text, classes=list(classes))


def rubric(text: str, level: int = 2) -> nodes.rubric:
    """Return a heading that stays out of the table of contents."""
    found = nodes.rubric(text, text, classes=["rigor-rubric"])
    found["heading-level"] = level
    return found


def bullets(items: Iterable[nodes.Element], classes: Sequence[str] = ()) -> nodes.bullet_list:
    """Return a list of paragraphs or of whole items."""
    found = [
        each if isinstance(each, nodes.list_item) else nodes.list_item("", each)
        for each in items
    ]
    return nodes.bullet_list("", *found, bullet="-", classes=list(classes))


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
    classes: Sequence[str] = (),
) -> nodes.container:
    """Return a table whose first column heads its rows; ``widths`` are shares.

    A column that has nothing in any row is left out. What holds the table scrolls where even
    narrow columns find no room.
    """
    header, widths, rows = without_empty(header, widths, [list(each) for each in rows])
    group = nodes.tgroup(cols=len(header))
    columns = [nodes.colspec(colwidth=width) for width in widths]
    columns[0]["stub"] = 1
    group += columns
    heads = [nodes.entry("", paragraph(each)) for each in header]
    group += nodes.thead("", nodes.row("", *heads))
    group += nodes.tbody("", *(row(header, each) for each in rows))
    shown = nodes.table("", group, classes=["rigor-table", "colwidths-auto", *classes])
    return nodes.container("", shown, classes=["rigor-scroll"])


def without_empty(
    header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]]
) -> tuple[list[str], list[int], list[list[Cell]]]:
    """Return a table without the columns that have a dash in every row; heads alone stay."""
    kept = [
        at
        for at, _head in enumerate(header)
        if at == 0 or not rows or any(each[at] != DASH for each in rows)
    ]
    cells = [[each[at] for at in kept] for each in rows]
    return [header[at] for at in kept], [widths[at] for at in kept], cells


def row(header: Sequence[str], cells: Iterable[Cell]) -> nodes.row:
    """Return a row; a cell is a text, a node in a line, a block or a whole entry.

    Each knows the head of its column, for screens too narrow for columns.
    """
    found = nodes.row()
    for head, cell in zip(header, cells, strict=True):
        if isinstance(cell, nodes.entry):
            found += cell
        else:
            classes = ["rigor-none"] if cell == DASH else []
            found += rigor_cell("", block(cell), classes=classes, label=head)
    return found


def block(cell: str | nodes.Node) -> nodes.Node:
    """Return what a cell holds as a block."""
    if isinstance(cell, nodes.paragraph | nodes.bullet_list):
        return cell
    return paragraph(cell)


def state_word(verdict: Verdict) -> nodes.inline:
    """Return an article's state in words, marked for colour."""
    word = str(STATES[verdict.state])
    return inline(word, "rigor-state", f"rigor-state-{verdict.state}")


def recomputed_mark(verdict: Verdict) -> list[nodes.Node]:
    """Return the mark of an article whose results were recomputed, nothing for others."""
    if not verdict.recomputed:
        return []
    words = str(_("recomputed, checks passed: %(count)s")) % {"count": verdict.checks}
    return [inline(words, "rigor-recomputed")]


def joined(parts: Iterable[nodes.Node], between: str = " · ") -> list[nodes.Node]:
    """Return nodes in a line with words between them."""
    found: list[nodes.Node] = []
    for each in parts:
        if found:
            found.append(nodes.Text(between))
        found.append(each)
    return found
