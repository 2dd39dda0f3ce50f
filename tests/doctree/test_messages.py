"""Paragraphs with formulas and titles of boxes are translated, wherever they are shown."""

from __future__ import annotations

import shutil

TEXT = """\
# Start

Words before $$a=b$$ and after.

$$c=d$$ begins this one
over two lines.

- item
  \\begin{align}
  x&=y
  \\end{align}
  ends.

:::{theorem} The $x$ bound
:label: bound

Text.
:::

{ref}`{name} <bound>`
"""
GERMAN = {
    "Words before $$a=b$$ and after.": "Worte davor $$a=b$$ und danach.",
    "$$c=d$$ begins this one over two lines.": "$$c=d$$ beginnt dies.",
    "The $x$ bound": "Die $x$-Schranke",
}
CONFIG = {
    "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
    "rigor_articles": [],
    "html_theme": "alabaster",
    "locale_dirs": ["locale"],
    "gettext_compact": False,
}


def catalogue(messages: dict[str, str]) -> str:
    """Return a catalogue of messages."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgid "{one}"\nmsgstr "{two}"\n' for one, two in messages.items())


def test_what_holds_a_formula_is_in_the_catalogue_and_translated(project) -> None:
    files = {"index": TEXT, "locale/de/LC_MESSAGES/index.po": catalogue(GERMAN)}
    site = project(files, **CONFIG)
    found = site.build("gettext").page("index.pot")
    shutil.rmtree(site.root / "_build" / "doctrees")  # Sphinx's builder needs its own
    translated = site.configure(language="de").build()

    assert all(f'msgid "{each}"' in found for each in GERMAN)
    assert "begin{align}" in found
    assert 'msgid "a=b"' not in found
    page = translated.page()
    assert translated.warnings == []
    assert "Worte davor" in page
    assert "beginnt dies" in page
    assert page.count("-Schranke</span>") == 2  # the box and the reference
    assert "-Schranke" in translated.page("searchindex.js")
