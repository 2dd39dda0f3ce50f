"""A file's text before it is parsed: divs, environments, front matter, lines.

In: the text of a Markdown file. Out: the text as the parser is to read it, and what no
doctree shows: the lines of the front matter, the lines that say something.
Read ``scanner`` and ``blocks`` first, the one place that reads Markdown without the parser.
"""

from __future__ import annotations

from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.bold import OTHER, literal_stars, stars_in_line
from sphinx_rigor.source.box_ids import name_boxes
from sphinx_rigor.source.conf_lines import setting_line
from sphinx_rigor.source.controls import without_controls
from sphinx_rigor.source.endless import show_endless
from sphinx_rigor.source.environments import add_dollars, is_environment
from sphinx_rigor.source.fences import Directives, find_enclosed, find_troubles, read_fences
from sphinx_rigor.source.front_matter import (
    front_matter_faults,
    read_front_matter,
    without_excess,
)
from sphinx_rigor.source.hiding import hides, hides_by_class, hides_by_style
from sphinx_rigor.source.key_spans import KeySpan, key_spans
from sphinx_rigor.source.legacy import box_kind, scan
from sphinx_rigor.source.lines import line_starts, split_lines
from sphinx_rigor.source.nests import Nest
from sphinx_rigor.source.pairing import MAX_DEPTH, ONE_LINE, Div
from sphinx_rigor.source.rewriting import rewrite
from sphinx_rigor.source.running import running_html
from sphinx_rigor.source.scanner import front_matter_end
from sphinx_rigor.source.solid import solid_lines, solid_markdown
from sphinx_rigor.source.tags import (
    FOREIGN,
    VOID,
    Tag,
    find_tags,
    read_attributes,
    read_tags,
    unfinished_tag,
)
from sphinx_rigor.source.underlines import underlined

__all__ = [
    "FOREIGN",
    "MAX_DEPTH",
    "ONE_LINE",
    "OTHER",
    "VOID",
    "Directives",
    "Div",
    "KeySpan",
    "Nest",
    "Syntax",
    "Tag",
    "add_dollars",
    "box_kind",
    "find_enclosed",
    "find_tags",
    "find_troubles",
    "front_matter_end",
    "front_matter_faults",
    "hides",
    "hides_by_class",
    "hides_by_style",
    "is_environment",
    "key_spans",
    "line_starts",
    "literal_stars",
    "name_boxes",
    "read_attributes",
    "read_fences",
    "read_front_matter",
    "read_tags",
    "rewrite",
    "running_html",
    "scan",
    "setting_line",
    "show_endless",
    "solid_lines",
    "solid_markdown",
    "split_lines",
    "stars_in_line",
    "underlined",
    "unfinished_tag",
    "without_controls",
    "without_excess",
]
