"""The rules, one a file, and the function that runs them all.

In: articles and a standard. Out: findings. A file whose name begins with an underscore is
machinery; every other defines one ``RULE``, named as the file.
Read any rule first, then ``_rule``, the record it fills, and ``_evaluation``.
"""

from __future__ import annotations

from sphinx_rigor.rules._elsewhere import ELSEWHERE
from sphinx_rigor.rules._evaluation import (
    RULES,
    counted_rules,
    edits_for,
    evaluate,
    every_rule,
    imports_of,
    known_rules,
    module_of,
    own_rules,
    rules_of,
)
from sphinx_rigor.rules._explanation import (
    MENDED,
    WEIGHTS,
    Explanation,
    address_of,
    explain_module,
)
from sphinx_rigor.rules._names import unknown_in_standard, unknown_names
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._running import ALL, CRASHED, Asked, Found, found_alone

__all__ = [
    "ALL",
    "CRASHED",
    "ELSEWHERE",
    "MENDED",
    "RULES",
    "WEIGHTS",
    "Asked",
    "Explanation",
    "Found",
    "Rule",
    "address_of",
    "counted_rules",
    "edits_for",
    "evaluate",
    "every_rule",
    "explain_module",
    "found_alone",
    "imports_of",
    "known_rules",
    "module_of",
    "own_rules",
    "rules_of",
    "unknown_in_standard",
    "unknown_names",
]
