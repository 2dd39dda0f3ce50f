"""Write Markdown as the parser is to read it: an article, and what it includes.

Divs become directives, environments inside of paragraphs formulas, ids in braces targets; no
line moves. Each text is kept as it was handed to the parser, with the file it is from, for
those who look for what the tree does not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sphinx.util import get_filetype

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.doctree.guard import watched_handler
from sphinx_rigor.doctree.raw_html import note_faults
from sphinx_rigor.records import Fault
from sphinx_rigor.source import (
    Syntax,
    add_dollars,
    name_boxes,
    rewrite,
    scan,
    show_endless,
    split_lines,
    without_controls,
    without_excess,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MARKDOWN = frozenset({".md", ".markdown", ".myst"})
FILETYPES = frozenset({"markdown", "md", "myst"})
"""The names under which conf.py knows MyST's parser (``source_suffix``)."""
PASSAGES = "rigor_passages"
"""Where passages wait in Sphinx's per-document scratch data until facts are collected."""


@dataclass(frozen=True)
class Passage:
    """A text that the parser reads as Markdown.

    ``path`` is that of an included file, ``""`` for the document's own; ``above`` are the
    lines of the file above the text, ``offset`` is added to the levels of its headings.
    ``within`` is the number of the passage that includes it, ``at`` the line that does.
    """

    path: str
    text: str
    above: int = 0
    offset: int = 0
    within: int = -1
    at: int = 0

    @cached_property
    def last(self) -> int:
        """The last line of the file that it has."""
        return self.above + len(split_lines(self.text))


def prepared(env: BuildEnvironment, passage: Passage) -> Passage:
    """Return a passage as the parser is to read it; note what is wrong with its divs."""
    config, text = env.config, without_excess(without_controls(passage.text))
    names = getattr(config, "myst_enable_extensions", ())
    syntax = Syntax.of(names)
    text, endless = show_endless(text, syntax)
    note(env, passage, endless)
    if "amsmath" in names and config.rigor_math != "off":
        text = add_dollars(text)
    if "attrs_block" in names:
        text = name_boxes(text, kinds_of(config))
    if config.rigor_legacy_html:
        found = scan(text, tuple(config.rigor_kinds), syntax)
        note(env, passage, found.faults)
        text = rewrite(text, found)
    return replace(passage, text=text)


def note(env: BuildEnvironment, passage: Passage, faults: Iterable[Fault]) -> None:
    """Note faults by their lines in the text as faults of its file."""
    here = {"file": passage.path}
    note_faults(env, (replace(each, line=each.line + passage.above, **here) for each in faults))


def keep(env: BuildEnvironment, passage: Passage) -> None:
    """Keep what the parser is handed."""
    kept: Any = env.temp_data.setdefault(PASSAGES, [])
    kept.append(passage)


def count(env: BuildEnvironment) -> int:
    """Return how many passages there are by now."""
    kept: Any = env.temp_data.get(PASSAGES, ())
    return len(kept)


def passages(env: BuildEnvironment) -> tuple[Passage, ...]:
    """Return what the parser was handed of the document being read, in its order."""
    kept: Any = env.temp_data.get(PASSAGES, ())
    return tuple(kept)


def is_markdown(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a document is written in Markdown, whatever its file is called."""
    path = env.doc2path(docname)
    kind = get_filetype(env.config.source_suffix, path)
    return path.suffix in MARKDOWN or kind in FILETYPES


@watched_handler
def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Write an article as the parser is to read it."""
    if is_markdown(app.env, docname):
        content[0] = prepared(app.env, Passage("", content[0])).text


@watched_handler
def on_source_settled(app: Sphinx, docname: str, content: list[str]) -> None:
    """Keep an article's text once all others have changed it."""
    if is_markdown(app.env, docname):
        keep(app.env, Passage("", content[0]))


def setup(app: Sphinx) -> None:
    """Read each article before the parser does."""
    app.connect("source-read", on_source_read, priority=900)
    app.connect("source-read", on_source_settled, priority=950)
