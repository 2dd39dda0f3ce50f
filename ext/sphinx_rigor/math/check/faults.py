"""Tell whose fault a refusal is: the article's, by rule, or the converter's limit."""

from __future__ import annotations

import re
from collections.abc import Container

from sphinx_rigor.math.check.mathjax_names import COMMANDS, ENVIRONMENTS
from sphinx_rigor.math.convert.converter import RefusalError

LIMIT = "math-fallback"
INVALID = "invalid-math"
UNDEFINED = "undefined-macro"
QUOTED = re.compile(r'"\\?([^"]*)"')
LONE_BACKSLASH = 'Unknown command "\\".'
"""What the converter says of a backslash that ends the formula."""
LIMITS = (
    "Not valid in text mode",
    "Math mode within text mode",
    "Expected non-special ASCII",
    "Could not extract text",
    "Hard limit",
    "Internal",
    'Found "\\limits"',
    'Found "\\nolimits"',
    'Found "\\\\"',
    'Found "\\h[dash]line"',
)
"""How the converter's messages begin where it says no and MathJax does not."""


def rule_of(refused: RefusalError, defined: Container[str] = ()) -> str:
    """Return the rule that reports a refusal, :data:`LIMIT` where nothing is wrong.

    ``defined`` has the names of the macros that the site or the article defines.
    """
    reason = refused.reason
    name = match[1] if (match := QUOTED.search(reason)) else ""
    if reason == LONE_BACKSLASH:
        return INVALID
    if reason.startswith("Unknown command"):
        known = name.removesuffix("*") in COMMANDS or name in defined
        return LIMIT if known else UNDEFINED
    if reason.startswith("Unknown environment"):
        return LIMIT if name in ENVIRONMENTS else INVALID
    if reason.startswith("Not valid in math mode"):
        return LIMIT if refused.command in COMMANDS else INVALID
    return LIMIT if reason.startswith(LIMITS) else INVALID


def detail_of(refused: RefusalError) -> str:
    """Return what a finding says of a refusal: the name nobody knows, or the reason."""
    if (
        refused.reason.startswith("Unknown command")
        and refused.reason != LONE_BACKSLASH
        and (match := QUOTED.search(refused.reason))
    ):
        return f"\\{match[1]}"
    return refused.reason
