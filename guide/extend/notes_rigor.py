"""Headings that shout.

What: A heading ends with an exclamation mark.

Instead: State the fact; let readers be surprised.
"""

import csv
import io
from collections.abc import Iterator

from docutils import nodes

from sphinx_rigor.api import (
    Article,
    Context,
    Facts,
    Kind,
    Problem,
    Quantity,
    Report,
    ReportFormat,
    Rule,
    Severity,
    View,
    msg,
)


def shouting(article: Article) -> Iterator[Problem]:
    """Yield the headings that end with an exclamation mark."""
    for label in article.facts.labels:
        if label.level and label.text.endswith(("!", "！")):
            yield Problem.at(label, msg("a heading shouts: %(text)s", text=label.text))


def questions(facts: Facts, place: int, end: int) -> int:
    """Count the paragraphs that ask something, from place to place."""
    inside = (each for each in facts.paragraphs if place <= each.place <= end)
    return sum(each.text.endswith(("?", "？")) for each in inside)


def table(report: Report) -> str:
    """Return an article a row: its path, its state, what is met and what is asked for."""
    out = io.StringIO()
    rows = [(each.path, each.state.value, each.met, each.total) for each in report.verdicts]
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def tally(context: Context) -> list[nodes.Node]:
    """Say how many articles there are."""
    return [nodes.paragraph("", f"articles: {len(context.site.verdicts)}")]


SHOUTING = Rule(summary=msg("a heading shouts"), severity=Severity.WARNING, check=shouting)
QUESTION = Quantity("questions", questions)
CSV = ReportFormat(filename="articles.csv", render=table)
EXERCISE = Kind("exercise", "Exercise", "example")
TALLY = View(build=tally, needs_plan=False)
