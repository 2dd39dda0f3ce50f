"""The list of rules in a page says what the command says."""

from __future__ import annotations

import html
import re

from click.testing import CliRunner

from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.cli import main

TAG = re.compile(r"<[^>]+>")


def words(text: str) -> str:
    return "".join(re.sub("[`\"\u2018-\u201d']", "", text).split())


def test_a_page_says_what_the_command_explains(project) -> None:
    names = list(explanations())
    site = project({"index": "# A\n\n```{rigor:rules}\n" + "\n".join(names) + "\n```\n"})
    page = words(html.unescape(TAG.sub("", site.build().page())))

    for name in names:
        said = CliRunner().invoke(main, ["-C", str(site.root), "explain", name]).output
        head, *paragraphs = said.split("\n\n")
        assert head.startswith(f"{name} (")
        assert paragraphs
        for paragraph in paragraphs:
            _label, _colon, text = paragraph.partition(": ")
            assert words(text or paragraph) in page


def test_code_between_any_number_of_backticks_is_code(project) -> None:
    built = project(
        {"index": "# A\n\n```{rigor:rules}\nunknown-element\nrepeated-formula\n```\n"}
    )
    page = built.build().page()

    assert '<span class="pre">&lt;eos&gt;</span>' in page
    assert '<span class="pre">{eq}`loss`</span>' in page


def test_an_unknown_rule_is_an_error_at_its_place(project) -> None:
    built = project({"index": "# A\n\n```{rigor:rules}\nno-such\n```\n"}).build()

    assert "there is no rule no-such" in built.warnings[0]
