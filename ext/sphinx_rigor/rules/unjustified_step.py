"""A step of a derivation holds formulas and not a word.

What: The reader sees that the formula changed and must guess what was done and why it
may be done. A standard whose articles must justify every step raises the severity.

Example: A ``derivation-step`` without a title that holds ``$$(x-3)(x+1)=0$$`` alone.

Instead: Give it a title that says what is done, and the reason with ``:because:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.records import Facts, Problem, Severity, Step, between, count_words, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article

FORMULA = re.compile(r"\$[^$]*\$")


def check(article: Article) -> Iterator[Problem]:
    """Report each step that has no word, code or picture."""
    for number, step in enumerate(article.facts.steps, 1):
        if not explains(article.facts, step):
            message = msg("this step holds formulas and not a word; say why it may be done")
            yield Problem.at(step, message, key=step.title or str(number))


def explains(facts: Facts, step: Step) -> bool:
    """Tell whether a step shows anything but formulas."""
    said = between(facts.paragraphs, step.place, step.end)
    words = any(count_words(FORMULA.sub("", each.text)) for each in said)
    shown = (facts.code, facts.images)
    return words or any(between(records, step.place, step.end) for records in shown)


RULE = Rule(
    summary=msg("a step of a derivation holds formulas and not a word"),
    severity=Severity.ADVICE,
    check=check,
)
