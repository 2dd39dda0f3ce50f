"""What boxes are called: by the site's own catalogue, too."""

from __future__ import annotations

import re

CONFIG = {
    "myst_enable_extensions": ["colon_fence"],
    "rigor_articles": [],
    "rigor_kinds": {"claim": {"label": "Claim"}},
    "language": "de",
    "locale_dirs": ["words"],
}
TEXT = ":::{theorem}\n:label: t\n\nText.\n:::\n\n:::{claim}\nText.\n:::\n\n:::{lemma}\nText.\n:::\n"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PATH = "words/de/LC_MESSAGES/sphinx_rigor.po"


def heads(page: str) -> list[str]:
    """Return what the boxes of a page are called."""
    return re.findall(r'rigor-head">([^<]*)<', page)


def test_a_catalogue_of_the_site_names_the_kinds_ours_the_rest(project) -> None:
    po = f'{PO}msgid "Theorem"\nmsgstr "Satz"\n\nmsgid "Claim"\nmsgstr "Behauptung"\n'
    site = project({"index": f"# A\n\n{TEXT}\n[](#t)\n", PATH: po}, **CONFIG)
    page = site.build().page()

    assert heads(page) == ["Satz 1", "Behauptung 1", "Lemma 1"]
    assert 'rigor-ref rigor">Satz 1<' in page


def test_a_box_of_the_class_dropdown_folds(project) -> None:
    text = "# A\n\n:::{theorem} T\n:class: dropdown wide\n\nText.\n:::\n"
    page = project({"index": text}, **{**CONFIG, "language": "en"}).build().page()
    tag = re.search(r'<details class="([^"]*)" id="theorem-t">', page)

    assert tag
    assert tag[1].split()[-1] == "wide"
