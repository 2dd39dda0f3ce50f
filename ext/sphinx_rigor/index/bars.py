"""Bars of progress and lists that fold, drawn as each kind of output can draw them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.index.shapes import rigor_cell
from sphinx_rigor.records import State, Verdict

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

WIDTH = 20
SMALL = 10
EM = 0.5
MARKS = {
    State.VERIFIED: "#",
    State.CLAIMED: "x",
    State.READY: "=",
    State.PARTIAL: "+",
}


class rigor_bar(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """A bar; its text stands for it where nothing can be drawn.

    Attributes: ``segments``, pairs of a class and a share from 0 to 1; ``label``, what
    it shows in words.
    """


class rigor_fold(nodes.container):  # noqa: N801
    """Something that readers of HTML unfold; its first child is the handle."""


class rigor_fold_title(nodes.paragraph):  # noqa: N801
    """The handle of a fold."""


def bar(done: float, total: float, label: str, width: int = SMALL) -> rigor_bar:
    """Return a bar; ``label`` says in words what it shows, ``width`` is in characters."""
    share = min(done / total, 1.0) if total else 0.0
    return make_bar([("rigor-done", "#", share)], label, width)


def state_bar(
    verdicts: Sequence[Verdict], label: str, least: int = 0, width: int = WIDTH
) -> rigor_bar:
    """Return a bar of articles by state; ``least`` is the number it is drawn against."""
    total = max(len(verdicts), least, 1)
    counts = {state: sum(each.state is state for each in verdicts) for state in MARKS}
    shares = [(f"rigor-fill-{each}", MARKS[each], counts[each] / total) for each in MARKS]
    return make_bar(shares, label, width)


def make_bar(shares: Iterable[tuple[str, str, float]], label: str, width: int) -> rigor_bar:
    """Return a bar of segments: a class, a character for plain text, a share."""
    segments, text, reached = [], "", 0.0
    for name, mark, share in shares:
        reached += share
        text += mark * (round(reached * width) - len(text))
        if share:
            segments.append((name, round(share, 4)))
    shown = f"[{text.ljust(width, '-')}]"
    return rigor_bar(shown, shown, segments=segments, label=label)


def fold(
    title: str, *content: nodes.Node, opened: bool = False, node_id: str = ""
) -> rigor_fold:
    """Return content under a handle, closed where it can be unless ``opened``.

    A link to ``node_id`` leads to the handle.
    """
    target = [nodes.target("", "", ids=[node_id])] if node_id else []
    handle = rigor_fold_title("", "", *target, nodes.strong(title, title))
    return rigor_fold("", handle, *content, classes=["rigor-fold"], opened=opened)


def visit_bar_html(self: HTML5Translator, node: rigor_bar) -> None:
    """Draw a bar as markup with a text alternative."""
    parts = "".join(
        f'<span class="{name}" style="width:{100 * share:.4g}%"></span>'
        for name, share in node["segments"]
    )
    spoken: Any = {"role": "img", "aria-label": node["label"]}
    self.body.append(self.starttag(node, "span", "", CLASS="rigor-bar", **spoken))
    self.body.append(f"{parts}</span>")
    raise nodes.SkipNode


def visit_bar_latex(self: LaTeXTranslator, node: rigor_bar) -> None:
    """Draw a bar as a frame with rules in it, darker ones for what is better."""
    shades = (75, 55, 40, 25)
    ems = EM * (len(node.astext()) - 2)
    rules = "".join(
        rf"{{\color{{black!{shade}}}\rule{{{ems * share:.3f}em}}{{0.6em}}}}"
        for (_name, share), shade in zip(node["segments"], shades, strict=False)
    )
    rest = ems * (1 - sum(share for _name, share in node["segments"]))
    self.body.append(
        rf"{{\setlength{{\fboxsep}}{{0pt}}\fbox{{{rules}\hspace*{{{rest:.3f}em}}"
        r"\rule{0pt}{0.6em}}\enspace}"
    )
    raise nodes.SkipNode


def folds(self: HTML5Translator) -> bool:
    """Tell whether readers can unfold things: those of EPUB often cannot."""
    return self.builder.name != "epub"


def visit_fold_html(self: HTML5Translator, node: rigor_fold) -> None:
    """Open a fold."""
    tag = "details" if folds(self) else "div"
    opened: dict[str, Any] = {"open": "open"} if node["opened"] and tag == "details" else {}
    self.body.append(self.starttag(node, tag, **opened))
    self.context.append(f"</{tag}>\n")


def visit_fold_title_html(self: HTML5Translator, node: rigor_fold_title) -> None:
    """Open the handle of a fold."""
    tag = "summary" if folds(self) else "p"
    self.body.append(self.starttag(node, tag, ""))
    self.context.append(f"</{tag}>\n")


def visit_cell_html(self: HTML5Translator, node: rigor_cell) -> None:
    """Open a cell; the style sheet shows its label where there are no columns."""
    self.visit_entry(node)
    label = html.escape(node["label"])
    self.body[-1] = self.body[-1].replace("<td", f'<td data-label="{label}"', 1)


def depart_cell_html(self: HTML5Translator, node: rigor_cell) -> None:
    """Close a cell."""
    self.depart_entry(node)


def depart_html(self: HTML5Translator, _node: nodes.Element) -> None:
    """Close a fold or its handle."""
    self.body.append(self.context.pop())


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    app.add_node(rigor_bar, html=(visit_bar_html, None), latex=(visit_bar_latex, None))
    app.add_node(rigor_cell, html=(visit_cell_html, depart_cell_html))
    app.add_node(rigor_fold, html=(visit_fold_html, depart_html))
    app.add_node(rigor_fold_title, html=(visit_fold_title_html, depart_html))
