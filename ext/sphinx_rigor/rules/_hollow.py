"""What the rules about hollow parts share."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.recognition import PartSpan, is_hollow
from sphinx_rigor.records import Paragraph, between
from sphinx_rigor.verdict import Article


def hollow_parts(article: Article) -> Iterator[PartSpan]:
    """Yield the parts that hold nothing or nothing but placeholders."""
    for span in article.reading.parts:
        if is_hollow(article.facts, article.standard.placeholders, span.place, span.end):
            yield span


def said_in(article: Article, span: PartSpan) -> list[Paragraph]:
    """Return the paragraphs of a part."""
    return list(between(article.facts.paragraphs, span.place, span.end))
