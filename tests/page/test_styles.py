"""Style sheets that books have, too, say nothing that their readers do not know."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.page.sheet import sheets

NEW = re.compile(r":(?:has|is|where)\(|^\s*&", re.MULTILINE)
"""Selectors of Level 4 and nesting, which epubcheck and readers of books refuse."""


@pytest.mark.parametrize("path", sheets("epub"), ids=lambda path: path.name)
def test_a_sheet_of_books_has_old_selectors_alone(path) -> None:
    assert NEW.search(path.read_text("utf-8")) is None
