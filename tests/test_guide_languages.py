"""The guide reads whole in English: every page is translated, and nothing of it is left behind."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import jinja2
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

GUIDE = Path(__file__).parents[1] / "guide"
PAGES = sorted(path.stem for path in GUIDE.glob("*.md"))
CHINESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
MARKUP = re.compile(r"`+[^`]+`+|\$[^$]+\$|\]\([^)]*\)|\{\w+\}")
QUOTED = re.compile(r'["“][^"“”]*["”]')
CODE = {"literal", "literal_block", "raw"}
KEPT = ('label.text.endswith(("!", "！"))',)
"""Code that is about Chinese itself."""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Return a folder with the guide, its messages and its English pages."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(GUIDE, folder / "guide", ignore=shutil.ignore_patterns("*.mo"))
    running = [
        subprocess.Popen(
            [sys.executable, *f"-m sphinx -qW --keep-going {options} guide {name}".split()],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for name, options in {
            "gettext": "-b gettext -d doctrees/zh",
            "xml": "-b xml -D language=en -d doctrees/en",
        }.items()
    ]
    for each in running:
        _out, said = each.communicate(timeout=300)
        assert each.returncode == 0, said
    return folder


def messages(path: Path) -> dict[str, Message]:
    with path.open("rb") as text:
        return {str(each.id): each for each in read_po(text, abort_invalid=True) if each.id}


@pytest.mark.parametrize("page", PAGES)
def test_each_message_of_a_page_is_translated(built: Path, page: str) -> None:
    wanted = {text for text in messages(built / f"gettext/{page}.pot") if CHINESE.search(text)}
    given = messages(GUIDE / f"locale/en/LC_MESSAGES/{page}.po")

    assert wanted - set(given) == set(), "run make guide-catalogues, then translate"
    assert set(given) - wanted == set(), "run make guide-catalogues"
    assert [text for text, each in given.items() if each.fuzzy or not each.string] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_translation_keeps_the_markup(page: str) -> None:
    given = messages(GUIDE / f"locale/en/LC_MESSAGES/{page}.po")

    for text, each in given.items():
        assert len(MARKUP.findall(text)) <= len(MARKUP.findall(str(each.string))), text
        assert text.count("**") == str(each.string).count("**"), text


def words(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the text of an element and what is in it, code by itself."""
    own = [element.text or ""]
    for child in element:
        if child.tag in CODE or len(child):
            yield from words(child)
        else:
            own.append(child.text or "")
        own.append(child.tail or "")
    yield element.tag, "".join(own)


def test_no_chinese_is_left(built: Path) -> None:
    pages = sorted(built.glob("xml/*.xml"))
    assert [path.stem for path in pages] == PAGES

    for path in pages:
        for tag, text in words(ET.parse(path).getroot()):
            left = text if tag == "literal_block" else QUOTED.sub("", text)
            if tag not in CODE - {"literal_block"} and not any(each in text for each in KEPT):
                assert not CHINESE.search(left), (path.stem, text)


def test_a_catalogue_is_of_a_page() -> None:
    catalogues = sorted(path.stem for path in GUIDE.glob("locale/en/LC_MESSAGES/*.po"))

    assert catalogues == PAGES


@pytest.mark.parametrize(
    ("language", "target"), [("zh-CN", "./../en/gate.html"), ("en", "./../zh/gate.html")]
)
def test_a_page_links_to_the_other_language(language: str, target: str) -> None:
    settings = runpy.run_path(str(GUIDE / "conf.py"))
    template = (GUIDE / "_templates/languages.html").read_text(encoding="utf-8")
    page = {
        "language": language,
        "content_root": "./",
        "pagename": "gate",
        "file_suffix": ".html",
    }
    shown = jinja2.Template(template).render(settings["html_context"] | page)

    assert re.findall('href="([^"]*)"', shown) == [target]
