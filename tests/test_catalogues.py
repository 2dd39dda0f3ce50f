"""The catalogues are complete, and say the same things with the same values."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[1] / "ext" / "sphinx_rigor"
KEYWORDS = {"_": None, "ngettext": (1, 2), "msg": None, "Kind": (2,)}
VALUE = re.compile(r"%\(\w+\)[.\d]*\w|%s")


def wanted() -> set[str]:
    methods = [
        ("rules/**.py", "extract_rules:extract"),
        ("cli/**.py", "extract_commands:extract"),
        ("**.py", "python"),
    ]
    found = extract_from_dir(str(PACKAGE), method_map=methods, keywords=KEYWORDS)
    return {str(message) for _file, _line, message, _comments, _context in found}


@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_a_catalogue_is_complete(locale: str) -> None:
    path = PACKAGE / "locale" / locale / "LC_MESSAGES" / "sphinx_rigor.po"
    with path.open("rb") as text:
        catalogue = read_po(text, locale=locale)
    said = {str(each.id): each.string for each in catalogue if each.id}

    assert set(said) == wanted()
    assert [each.id for each in catalogue if each.fuzzy and each.id] == []
    for text, translation in said.items():
        forms = translation if isinstance(translation, tuple) else (translation,)
        assert all(forms)
        if len(forms) == 1 and text[0] != "(":
            assert sorted(VALUE.findall(text)) == sorted(VALUE.findall(forms[0]))


def test_a_chinese_site_speaks_chinese(project) -> None:
    import compile_catalogues

    for path in PACKAGE.glob("locale/*/LC_MESSAGES/*.po"):
        compile_catalogues.compile_catalogue(path)
    site = project({"index": "# A\n\n```{theorem} T\n```\n"}, language="zh_CN")
    # A process of its own: Sphinx keeps the first language a process has seen.
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", ".", "_build/html"],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    page = (site.root / "_build/html/index.html").read_text(encoding="utf-8")
    assert '<span class="rigor-head">定理 1</span>（' in page
    assert "框是空的" in done.stderr


def test_a_build_speaks_its_language_whatever_the_one_before_spoke(tmp_path: Path) -> None:
    """In a process of its own: what is imported first must not keep the first language."""
    script = (
        "import sys, io\n"
        "from sphinx.application import Sphinx\n"
        "for language in sys.argv[1:]:\n"
        "    app = Sphinx('.', '.', language, f'{language}/.d', 'rigor', {'language': language},\n"
        "        status=None, warning=io.StringIO())\n"
        "    from sphinx_rigor.index.shapes import STATES\n"
        "    print(ascii([str(each) for each in STATES.values()][0]))\n"
    )
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_rigor"]\n')
    (tmp_path / "index.md").write_text("# A\n")
    done = subprocess.run(
        [sys.executable, "-c", script, "zh_CN", "en"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip

    assert done.stdout.split() == [ascii("已核实"), "'verified'"], done.stderr


def test_english_has_no_chinese_example() -> None:
    path = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "sphinx_rigor.po"
    with path.open("rb") as text:
        catalogue = read_po(text, locale="en")

    chinese = re.compile(r"[\u3400-\u9fff]")
    assert [each.id for each in catalogue if each.id and chinese.search(str(each.string))] == []
