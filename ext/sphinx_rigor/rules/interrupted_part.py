"""A heading inside a part is shallower than the part's own.

What: It closes the part for a reader and for the table of contents; its content still
counts for the part.

Example: ``## 详细数学推导`` below ``### 第2部分：…``.

Instead: Make the heading deeper than that of the part.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.recognition import PartSpan
from sphinx_rigor.records import DOCUMENT, LabelForm, Problem, Severity, is_boxed, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report the first such heading of each part."""
    for span in article.reading.parts:
        yield from first_shallow(article, span)


def first_shallow(article: Article, span: PartSpan) -> Iterator[Problem]:
    """Yield the first heading of a part that is shallower than the part's own."""
    for label in article.facts.labels:
        inside = label.form is LabelForm.HEADING and span.place < label.place <= span.end
        if (
            inside
            and label.level < span.heading.level
            and not is_boxed(article.facts, label.block, DOCUMENT)
        ):
            message = msg(
                "the heading “%(heading)s” (level %(level)s) interrupts "
                "“%(part)s” (level %(own)s)",
                heading=label.text,
                level=label.level,
                part=span.heading.text,
                own=span.heading.level,
            )
            yield Problem.at(label, message, key=span.id)
            return


RULE = Rule(
    summary=msg("a shallower heading interrupts a part"),
    severity=Severity.WARNING,
    check=check,
)
