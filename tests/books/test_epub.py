"""An EPUB made for real: epubcheck finds nothing, and two of them are equal."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from fixtures.book import CONFIG, FILES, need, run


def test_epubcheck_finds_nothing(project) -> None:
    need("epubcheck", "java")
    built = project(FILES, **CONFIG, language="en").build("epub")
    tool = Path(shutil.which("epubcheck") or "")
    runs = tool.read_bytes()[:2] != b"PK"
    command = [tool] if runs else ["java", "-jar", tool]

    assert built.warnings == []
    assert "0 errors / 0 warnings" in (said := run(*command, built.out / "book.epub")), said


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


def test_inputs_left_open_are_closed_once(tmp_path) -> None:
    from sphinx_rigor.page.epub import close_inputs

    page = tmp_path / "a.xhtml"
    page.write_text('<input id="a" type="radio">x<input b="" />', encoding="utf-8")
    for _ in range(2):
        close_inputs(page)

    assert page.read_text("utf-8") == '<input id="a" type="radio" />x<input b="" />'
