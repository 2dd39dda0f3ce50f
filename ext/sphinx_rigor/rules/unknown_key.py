"""The front matter has a key that the standard does not name.

What: Most often a slip of the pen. Keys of Sphinx and MyST are known.

Example: ``staus: pending``.

Instead: Correct the name, or add it to the standard's ``optional`` keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from sphinx_rigor.records import Edit, Finding, Key, Problem, Severity, common_start, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import key_at
from sphinx_rigor.verdict import Article

OTHERS = frozenset(
    "rigor myst html_meta substitutions orphan tocdepth nocomments nosearch "  # noqa: SIM905
    "file_format jupytext kernelspec mystnb".split()
)
"""Keys that Sphinx, MyST-Parser and we ourselves read."""


def check(article: Article) -> Iterator[Problem]:
    """Report each key nobody reads."""
    named = article.standard.front_matter.named
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
        yield Problem(key.line, message, key=key.name, written=key.name)


def fix(article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Spell a key as the standard does, if it can be no other and is not there yet."""
    key, there = key_at(text, finding), article.facts.front_matter
    meant = [each for each in article.standard.front_matter.named if is_slip(finding.key, each)]
    match meant:
        case [name] if key and there.get(name) is None:
            written = there.get(finding.key)
            if written and fits(written, article.standard.front_matter.types_of(name)):
                yield Edit(*key.key, name)


def fits(key: Key, types: tuple[str, ...]) -> bool:
    """Tell whether the value of a key is of one of these types, if there are any."""
    return not types or key.type in types or key.value in (None, "")


def is_slip(written: str, name: str) -> bool:
    """Tell whether a name was meant: but for case and hyphens, one slip behind its start.

    That is a letter too many, missing, wrong or swapped with the next.
    """
    one, two = (re.sub(r"[-_\s]", "", each.casefold()) for each in (written, name))
    if one == two or one[:1] != two[:1]:
        return one == two
    same = common_start(one, two)
    rest, left = one[same:], two[same:]
    swapped = rest[1::-1] + rest[2:]
    return left in (rest[1:], swapped) or rest == left[1:] or rest[1:] == left[1:]


RULE = Rule(
    summary=msg("a front matter key is unknown"),
    severity=Severity.WARNING,
    check=check,
    fix=fix,
)
