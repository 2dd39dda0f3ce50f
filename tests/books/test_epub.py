"""An EPUB made for real: epubcheck finds nothing, and two of them are equal."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from fixtures.book import CONFIG, FILES, ROOT, need, run


def checked(book: Path) -> str:
    """Return what epubcheck says; Debian's is an archive that not every system can run."""
    tool = Path(shutil.which("epubcheck") or "")
    runs = tool.read_bytes()[:2] != b"PK"
    return run(*([tool] if runs else ["java", "-jar", tool]), book)


def test_epubcheck_finds_nothing(project) -> None:
    need("epubcheck", "java")
    templates = [str(ROOT / "_templates")]  # what the site adds to its pages
    built = project(FILES, **CONFIG, language="en", templates_path=templates).build("epub")

    assert built.warnings == []
    assert "0 errors / 0 warnings" in (said := checked(built.out / "book.epub")), said


def test_the_language_is_a_tag_and_every_document_is_in_the_book_once(project) -> None:
    built = project(FILES, **CONFIG, epub_language="zh_CN").build("epub")
    with zipfile.ZipFile(built.out / "book.epub") as book:
        content = book.read("content.opf").decode()
        names = book.namelist()
        dates = {info.date_time for info in book.infolist()}

    assert "<dc:language>zh-CN</dc:language>" in content
    assert names[0] == "mimetype"
    assert names.count("难排.xhtml") == 1
    ids = [part.split('"')[0] for part in content.split('<itemref idref="')[1:]]
    assert len(ids) == len(set(ids))
    assert all(f'<item id="{each}"' in content for each in ids)
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_pages_are_valid_open_and_without_links_into_nothing(tmp_path) -> None:
    from sphinx_rigor.page.book_pages import mend_pages

    page, other = tmp_path / "a.xhtml", tmp_path / "b" / "c.xhtml"
    other.parent.mkdir()
    other.write_text('<p id="there">', encoding="utf-8")
    page.write_text(
        '<input id="a" type="radio">x<input b="" /><details class="c">'
        '<a href="b/c.xhtml#there">1</a><a href="b/c.xhtml#gone">2</a><a href="#gone">3</a>'
        '<a href="https://example.org/#x">4</a>',
        encoding="utf-8",
    )
    for _ in range(2):
        mend_pages(tmp_path)

    assert page.read_text("utf-8") == (
        '<input id="a" type="radio" />x<input b="" /><details open="open" class="c">'
        '<a href="b/c.xhtml#there">1</a><a href="b/c.xhtml">2</a><a href="a.xhtml">3</a>'
        '<a href="https://example.org/#x">4</a>'
    )


def test_folds_tabs_and_what_is_for_other_formats_are_valid(project, nightly) -> None:
    need("epubcheck", "java")
    if not nightly:
        pytest.skip("epubcheck takes ten seconds: each night")
    text = (
        "# T\n\n```{dropdown} Fold\nFolded.\n```\n\n````{tab-set}\n```{tab-item} A\nOne.\n```\n"
        "```{tab-item} B\nTwo.\n```\n````\n\n```{only} latex\n(gone)=\n## Gone\n\nX.\n```\n\n"
        "{ref}`gone`\n"
    )
    extensions = ["myst_parser", "sphinx_design", "sphinx_rigor"]
    lists = "\n```{toctree}\nthird\nother\n```\n"  # what is in two lists is in the book once
    files = {
        "index": text + lists,
        "third": "# Third\n\n```{toctree}\nother\n```\n",
        "other": "# O\n\n{ref}`gone`\n",
    }
    built = project(files, **CONFIG | {"extensions": extensions}, language="en").build("epub")

    assert "0 errors / 0 warnings" in (said := checked(built.out / "book.epub")), said
