"""A heading has nothing under it, or only a placeholder.

What: No text, formula, table, code or picture before the next heading of its level or
above. Such a heading satisfies nothing that the standard asks for.

Example: ``### 1.2 历史发展`` followed by TODO.

Instead: Write the section, or leave its heading out until you do.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.recognition import has_content
from sphinx_rigor.records import LabelForm, Problem, Severity, msg
from sphinx_rigor.rules._hollow import hollow_parts
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each hollow section; hollow parts have rules of their own."""
    facts, placeholders = article.facts, article.standard.placeholders
    hollow = [range(each.place, each.end + 1) for each in hollow_parts(article)]
    for label in facts.labels:
        if label.form is not LabelForm.HEADING or any(label.place in each for each in hollow):
            continue
        if not has_content(facts, label, facts.end, placeholders):
            message = msg("nothing stands under “%(title)s”", title=label.text)
            yield Problem.at(label, message, key=label.text)


RULE = Rule(
    summary=msg("a heading has nothing under it"),
    severity=Severity.WARNING,
    content=True,
    check=check,
)
