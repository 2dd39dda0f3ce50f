"""Rules and standards in words, and the skeletons of articles.

In: rules and a ``Standard``. Out: what they ask, as messages, and a skeleton to fill in.
Read ``rule_words`` first; ``rule_list`` is the directive that shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_rigor.advice.markups import MARKDOWN, markup_of, usual_suffix
from sphinx_rigor.advice.skeletons import outlined, scaffold, slug_of
from sphinx_rigor.advice.standard_words import demands

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "MARKDOWN",
    "demands",
    "markup_of",
    "outlined",
    "scaffold",
    "setup",
    "slug_of",
    "usual_suffix",
]


def setup(app: Sphinx) -> None:
    """Register the directive with Sphinx."""
    from sphinx_rigor.advice import rule_list

    rule_list.setup(app)
