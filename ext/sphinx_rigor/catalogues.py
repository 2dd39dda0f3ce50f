"""Where a build finds our words in the language of its site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import translators
from sphinx.util.i18n import CatalogInfo

from sphinx_rigor import LOCALE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOGUE = "sphinx_rigor"


def add_catalogues(app: Sphinx) -> None:
    """Find our words in the site's own catalogues first, then in ours.

    Those are ``sphinx_rigor.po`` in its ``locale_dirs``. Sphinx keeps what it has found for
    the whole process, whatever language the build before was in. To be called once all
    modules are imported: what is translated while one is, stays in the language of that build.
    """
    language = app.config.language
    translators.pop(("general", CATALOGUE), None)
    for folder in map(Path(app.srcdir).joinpath, app.config.locale_dirs):
        own = CatalogInfo(folder / language / "LC_MESSAGES", CATALOGUE, "utf-8")
        if Path(own.po_path).is_file() and own.is_outdated():
            own.write_mo(language)
        app.add_message_catalog(CATALOGUE, str(folder))
    app.add_message_catalog(CATALOGUE, str(LOCALE))
