"""From doctree to facts: what is there, whatever the standard.

In: a doctree and its file. Out: one frozen ``Facts``.
Read ``collect`` first, then ``walk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_rigor.collect.checks import PARSER, checks_key, is_check
from sphinx_rigor.collect.code_lines import first_code_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["PARSER", "checks_key", "first_code_line", "is_check", "setup"]


def setup(app: Sphinx) -> None:
    """Register the reading with Sphinx."""
    from sphinx_rigor.collect import encoding

    encoding.setup(app)
