"""Formulas in titles are plain text where nothing else is shown, on a page, in a PDF, in EPUB."""

from __future__ import annotations

import json
import re
import zipfile

SOURCE = "# The $x_{\\text{max}}^2$ bound\n\nWords.\n\n## Of $\\frac{a_1}{b}$ & $\\mathbb R^d$\n\nWords.\n"
CONFIG = {
    "latex_documents": [("index", "book.tex", "Book", "A", "manual")],
    "epub_basename": "book",
    "rigor_articles": [],
}


def test_titles_have_no_source_of_formulas(project) -> None:
    site = project({"index": SOURCE, "other": "# O $x^2$\n"}, **CONFIG)
    page = site.build().page()
    book = site.build("latex").page("book.tex")
    with zipfile.ZipFile(site.build("epub").out / "book.epub") as archive:
        contents = archive.read("nav.xhtml").decode()

    assert re.findall("<title>The (.*?) bound", page) == ["xₘₐₓ²"]
    assert "{a₁/b}" in book
    assert "xₘₐₓ²" in contents
    assert "text" not in contents.partition("<body")[2]


def test_titles_that_a_search_lists_have_no_source_of_formulas(project) -> None:
    site = project({"index": SOURCE, "other": "# O $x^2$\n"}, **CONFIG)

    for _ in range(2):  # the second time but one page is read
        built = site.build()
        index = built.page("searchindex.js")
        known = json.loads(index[index.index("(") + 1 : index.rindex(")")])

        assert sorted(known["titles"]) == ["O x²", "The xₘₐₓ² bound"]
        assert "Of a₁/b & ℝ^d" in known["alltitles"]
        assert "mathbb" in known["titleterms"]  # by what it is typed it is found
        site.write({"other": "# O $x^2$\n\nMore.\n"})
    assert built.read == {"other"}
