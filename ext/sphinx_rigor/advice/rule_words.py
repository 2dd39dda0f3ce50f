"""What each rule is about: one source for ``rigor explain`` and for the guide."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_rigor.plugins import Imports
from sphinx_rigor.rules import (
    ELSEWHERE,
    MENDED,
    Explanation,
    every_rule,
    explain_module,
    module_of,
)


def explanations(imports: Imports = MappingProxyType({})) -> Mapping[str, Explanation]:
    """Return the explanation of every finding there can be, by the rule's name.

    ``imports`` is what the site adds; raises ``PluginError`` where that cannot be used.
    """
    found = {
        name: Explanation(
            name,
            rule.severity,
            rule.content,
            rule.summary,
            (*explain_module(name, module_of(name, imports)), *((MENDED,) if rule.fix else ())),
        )
        for name, rule in every_rule(imports).items()
    }
    return MappingProxyType(found | {each.name: each for each in ELSEWHERE})
