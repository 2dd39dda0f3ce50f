"""The front matter has a key that the standard does not name.

What: Most often a slip of the pen. Keys of Sphinx and MyST are known.

Example: ``staus: pending``.

Instead: Correct the name, or add it to the standard's ``optional`` keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article

OTHERS = frozenset(
    "rigor myst html_meta substitutions orphan tocdepth nocomments nosearch "  # noqa: SIM905
    "file_format jupytext kernelspec mystnb".split()
)
"""Keys that Sphinx, MyST-Parser and we ourselves read."""


def check(article: Article) -> Iterator[Problem]:
    """Report each key nobody reads."""
    wanted = article.standard.front_matter
    named = {*wanted.required, *wanted.optional, *(name for name, _ in wanted.when_enforced)}
    for key in article.facts.front_matter.keys if named else ():
        if key.name in named or key.name in OTHERS:
            continue
        near = get_close_matches(key.name, sorted(named), n=1)
        if near:
            message = msg(
                "unknown key %(name)s; did you mean %(near)s?", name=key.name, near=near[0]
            )
        else:
            message = msg("unknown key %(name)s", name=key.name)
        yield Problem(key.line, message, key=key.name)


RULE = Rule(
    summary=msg("a front matter key is unknown"), severity=Severity.WARNING, check=check
)
