"""Documents and pictures of any name come into books."""

from __future__ import annotations

import re
import zipfile
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books.test_epub import checked
from fixtures.book import CONFIG, PNG, latex_elements, need, run
from sphinx_rigor.page.book_names import book_names, plain_picture

NAMES = ("b#c", "50%", "q?x", "a b", "part/é #1/x%20y", "nav", "Case", "case", "col:on", "b-c")
PICTURES = ("a#b", "a b", "50%", "q&x", "a_b", "a^b", "a$b", "图")
INDEX = (
    "# I\n\n```{toctree}\n"
    + "\n".join(f"/{each}" for each in NAMES)
    + "\n```\n\n"
    + " ".join(f"{{ref}}`b{n}`" for n in range(len(NAMES)))
    + "\n\n"
    + " ".join(f"![{each}](<{each}.png>)" for each in PICTURES)
)


def files() -> dict[str, str | bytes]:
    texts = {
        f"{name}.md": f"# D{n}\n\n```{{theorem}} T\n:label: b{n}\n\nX.\n```\n\n[Up](/index.md)\n"
        for n, name in enumerate(NAMES)
    }
    return {"index": INDEX, **texts, **{f"{each}.png": PNG for each in PICTURES}}


def test_an_epub_is_valid_and_its_links_lead_somewhere(project, nightly) -> None:
    need("epubcheck", "java")
    if not nightly:
        pytest.skip("epubcheck takes ten seconds: each night")
    built = project(files(), **CONFIG).build("epub")
    assert built.warnings == []
    with zipfile.ZipFile(built.out / "book.epub") as book:
        page, names = book.read("index.xhtml").decode(), book.namelist()

    links = [unquote(each) for each in re.findall(r'href="([^"#]+\.xhtml)#', page)]
    assert len(set(links)) == len(NAMES)
    assert set(links) <= set(names)
    assert "0 errors / 0 warnings" in (said := checked(built.out / "book.epub")), said


def test_latex_finds_the_pictures(project) -> None:
    need("latexmk", "xelatex")
    built = project(files(), **CONFIG, latex_elements=latex_elements()).build("latex")
    assert built.warnings == []
    run("latexmk", "-xelatex", "-silent", "-halt-on-error", "book.tex", cwd=built.out)

    assert (built.out / "book.pdf").exists()


@given(st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1), unique=True))
def test_names_differ_and_say_nothing_else_to_an_address(names: list[str]) -> None:
    found = book_names(names)
    new = list(found.values())

    assert set(found) == set(names)
    assert len({normalize("NFC", each).casefold() for each in new}) == len(names)
    assert not any(re.search(r"[\x00-\x20#%?&:\"*<>|\\\x7f]", each) for each in new)
    assert len({plain_picture(f"{each}.png") for each in names}) == len(names)
