"""What a standard finds in facts: parts, entries, fields.

In: ``Facts`` and a ``Standard``. Out: a ``Reading``. Pure, and made anew on every build.
Read ``reader`` first, then ``reading``, the records it fills; the way down to entries is
``titles``, ``naming``, ``outline``, ``owners`` (with ``members``), ``fields``.
"""

from __future__ import annotations

from sphinx_rigor.recognition.hollow import has_content, holds_place, is_hollow
from sphinx_rigor.recognition.naming import is_about, is_field
from sphinx_rigor.recognition.reader import recognise
from sphinx_rigor.recognition.reading import FoundEntry, FoundField, PartSpan, Reading

__all__ = [
    "FoundEntry",
    "FoundField",
    "PartSpan",
    "Reading",
    "has_content",
    "holds_place",
    "is_about",
    "is_field",
    "is_hollow",
    "recognise",
]
