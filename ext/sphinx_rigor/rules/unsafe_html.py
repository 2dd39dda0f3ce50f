"""Raw HTML runs code in the reader's browser.

What: A script, a handler of events (``onclick``), an address that begins with
``javascript:``, or a tag that takes the page elsewhere (``<base>``, a refreshing ``<meta>``).
The rule runs only where the standard has it under ``on``; tags that match a pattern of
``allow-html`` are left alone.

Why: Where strangers contribute, their HTML runs with the rights of the site.

Example: ``<script>…</script>``, ``<img src="x" onerror="…">``.

Instead: Say it in Markdown, or allow this very tag in the standard.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.standard import matches
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each tag that runs code and is not allowed."""
    for fault in article.facts.faults:
        if fault.rule == "unsafe-html" and not matches(article.standard.html, fault.detail):
            message = msg(
                "%(tag)s runs code in the reader's browser; say it in Markdown, or allow it "
                "in the standard (allow-html)",
                tag=fault.detail[:60],
            )
            yield Problem.at(fault, message, key=fault.detail)


RULE = Rule(
    summary=msg("raw HTML runs code in the reader's browser"),
    severity=Severity.ERROR,
    everywhere=True,
    optional=True,
    check=check,
)
