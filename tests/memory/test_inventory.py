"""Which catalogues decide what references say."""

from __future__ import annotations

from gettext import NullTranslations

from sphinx import locale

from sphinx_rigor.memory.inventory import catalogues


class Words(NullTranslations):
    """A catalogue that translates one word."""

    _catalog = {"a": "b"}  # noqa: RUF012 - as gettext has it


def test_a_catalogue_without_words_is_none(monkeypatch) -> None:
    """Sphinx makes one for whoever asks, in some builds and not in others."""
    monkeypatch.setattr(locale, "translators", {("general", "x"): Words()})
    before = dict(catalogues())
    locale.translators["console", "y"] = NullTranslations()
    assert dict(catalogues()) == before == {("general", "x"): {"a": "b"}}
