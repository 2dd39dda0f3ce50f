"""EPUB as the standard wants it: file names beyond ASCII, language tags, equal bytes.

Sphinx quotes the addresses of its table of contents and not the names in its manifest,
so that an article with a Chinese name is in the reading order and not in the book.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile, ZipInfo

from sphinx.builders.epub3 import Epub3Builder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""


class RigorEpubBuilder(Epub3Builder):
    """Sphinx's builder, with names that agree and an archive without dates."""

    def build_content(self) -> None:
        """Name each document in the reading order as the manifest does."""
        quoted = self.refnodes
        self.refnodes = [{**each, "refuri": unquote(each["refuri"])} for each in quoted]
        super().build_content()
        self.refnodes = quoted

    def build_epub(self) -> None:
        """Write the archive and take out of it when and by whom files were written."""
        super().build_epub()
        forget_dates(Path(self.outdir) / f"{self.config.epub_basename}.epub")


def forget_dates(path: Path) -> None:
    """Write an archive anew, its files in their order, without dates and permissions."""
    with ZipFile(path) as old:
        files = [(each, old.read(each)) for each in old.infolist()]
    with ZipFile(path, "w") as new:
        for info, content in files:
            plain = ZipInfo(info.filename, EPOCH)
            plain.external_attr = 0o644 << 16
            new.writestr(plain, content, info.compress_type)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Give the language as a tag (``zh-CN``) and the version a value, which EPUB demands."""
    del app
    language = config.epub_language or config.language
    config.epub_language = language.replace("_", "-")


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.add_builder(RigorEpubBuilder, override=True)
    app.connect("config-inited", on_config_inited)
