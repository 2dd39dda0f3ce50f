"""Find what is to be translated in a rule: its messages and its docstring's paragraphs."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

from sphinx_rigor.rules._explanation import sections_of


def extract(
    fileobj: BinaryIO,
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, Any, Any, list[str]]]:
    """Yield line, function, message and comments, as Babel's extractors do."""
    doc = ast.get_docstring(ast.parse(fileobj.read())) or ""
    for _head, text in sections_of(doc):
        yield 1, None, text, []
    fileobj.seek(0)
    yield from extract_python(fileobj, keywords, comment_tags, dict(options))
