"""What each rule is about: one source for ``rigor explain`` and for the guide."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_rigor.rules import ELSEWHERE, MENDED, RULES, Explanation, explain_module, module_of


def explanations() -> Mapping[str, Explanation]:
    """Return the explanation of every finding there can be, by the rule's name."""
    found = {
        name: Explanation(
            name,
            rule.severity,
            rule.content,
            rule.summary,
            (*explain_module(name, module_of(name)), *((MENDED,) if rule.fix else ())),
        )
        for name, rule in RULES.items()
    }
    return MappingProxyType(found | {each.name: each for each in ELSEWHERE})
