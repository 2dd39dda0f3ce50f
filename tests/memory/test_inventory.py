"""Which catalogues decide what references say."""

from __future__ import annotations

from functools import partial
from gettext import NullTranslations

from sphinx import locale

from sphinx_rigor.memory.inventory import catalogues, settled


class Words(NullTranslations):
    """A catalogue that translates one word."""

    _catalog = {"a": "b"}  # noqa: RUF012 - as gettext has it


def test_a_catalogue_without_words_is_none(monkeypatch) -> None:
    """Sphinx makes one for whoever asks, in some builds and not in others."""
    monkeypatch.setattr(locale, "translators", {("general", "x"): Words()})
    before = dict(catalogues())
    locale.translators["console", "y"] = NullTranslations()
    assert dict(catalogues()) == before == {("general", "x"): {"a": "b"}}


def test_functions_and_classes_are_known_by_their_names() -> None:
    nameless = partial(len, "a")
    assert settled(catalogues).endswith("inventory.catalogues")
    assert settled(Words).endswith(".Words")
    assert settled(nameless) is nameless
    assert settled("a") == "a"
