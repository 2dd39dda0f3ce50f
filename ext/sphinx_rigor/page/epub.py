"""EPUB as the standard wants it: file names beyond ASCII, language tags, equal bytes.

Sphinx quotes the addresses of its table of contents and not the names in its manifest,
so that an article with a Chinese name is in the reading order and not in the book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile, ZipInfo

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder

from sphinx_rigor.doctree.raw_html import is_html
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.document.config import site_macros
from sphinx_rigor.math.render.linear import linear_source
from sphinx_rigor.page.book_contents import Entry, arranged, in_sequence, once
from sphinx_rigor.page.book_names import PlainPictures, book_names
from sphinx_rigor.page.book_order import book_order
from sphinx_rigor.page.book_pages import mend_pages
from sphinx_rigor.page.xhtml import as_xhtml

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ITEM = re.compile(r'(<item id="[^"]*" href="([^"]*)" media-type="application/xhtml\+xml") />')
PROPERTIES = (("math", "mathml"), ("svg", "svg"), ("script", "scripted"))
"""The elements that a manifest declares, and the words for them."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""


class RigorEpubBuilder(PlainPictures, Epub3Builder):
    """Sphinx's builder, with names that agree and an archive without dates."""

    named: tuple[frozenset[str], Mapping[str, str]] = (frozenset(), MappingProxyType({}))

    def init(self) -> None:
        """Know the kinds of files that Sphinx does not."""
        super().init()
        more = {".txt": "text/plain", ".woff2": "font/woff2"}
        self.media_types = {**self.media_types, **more}

    @property
    def names(self) -> Mapping[str, str]:
        """The names of documents in the book, which all are known once all are found."""
        found = frozenset(self.env.found_docs)
        if self.named[0] != found:
            self.named = found, book_names(found)
        return self.named[1]

    def name_of(self, page: str) -> str:
        """Return what a page is called in the book."""
        return self.names.get(page, page)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document."""
        return super().get_target_uri(self.name_of(docname), typ)

    def get_output_path(self, page_name: str, /) -> Path:
        """Return the file of a page."""
        return Path(self.outdir, self.name_of(page_name) + self.out_suffix)

    def get_outfilename(self, pagename: str) -> Any:
        """Return the file of a page; before Sphinx 8.3 this is all there is."""
        return super().get_outfilename(self.name_of(pagename))

    def toc_add_files(self, refnodes: list[Entry]) -> None:
        """Begin with the first page under the name it has in the book."""
        super().toc_add_files(refnodes)
        root = self.config.root_doc
        for each in refnodes:
            if each["refuri"] == escape(root + self.out_suffix):
                each["refuri"] = escape(self.name_of(root) + self.out_suffix)
                each["text"] = escape(self.in_line(self.env.titles[root].deepcopy()).astext())

    def get_refnodes(self, doctree: nodes.Node, result: list[Entry]) -> list[Entry]:
        """Collect the table of contents, in the order in which the book is read."""
        if not isinstance(doctree, nodes.document):
            return super().get_refnodes(doctree, result)  # a part of it
        found = super().get_refnodes(self.in_line(doctree), result)
        order = [f"{self.name_of(each)}{self.out_suffix}" for each in book_order(self.env)]
        return arranged(in_sequence(once(found)), order)

    def in_line(self, titles: nodes.Element) -> nodes.Element:
        """Return titles with their formulas as plain text, which is all that contents show."""
        converter = Converter(site_macros(self.config))
        for formula in find_nodes(titles, nodes.math):
            formula.replace_self(nodes.Text(linear_source(formula.astext(), converter)))
        return titles

    def build_content(self) -> None:
        """Name each document in the reading order as the manifest does."""
        mend_pages(Path(self.outdir))
        quoted = self.refnodes
        self.refnodes = [{**each, "refuri": unquote(each["refuri"])} for each in quoted]
        super().build_content()
        self.refnodes = quoted
        folder = Path(self.outdir)
        package = folder / "content.opf"
        package.write_text(declare(package.read_text("utf-8"), folder), encoding="utf-8")

    def build_epub(self) -> None:
        """Write the archive and take out of it when and by whom files were written."""
        super().build_epub()
        forget_dates(Path(self.outdir) / f"{self.config.epub_basename}.epub")


def write_xhtml(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Write raw HTML as XHTML in books."""
    if app.builder.name == RigorEpubBuilder.name:
        for node in find_nodes(doctree, nodes.raw):
            if is_html(node):
                html = node.astext()
                node.children = [nodes.Text(html if is_xml(html) else as_xhtml(html))]


def is_xml(html: str) -> bool:
    """Tell whether raw HTML is XML already, as pictures in SVG are, and stays as it is."""
    try:
        ET.fromstring(f"<p>{html}</p>")  # noqa: S314 - the author's own
    except ET.ParseError:
        return False
    return True


def declare(package: str, folder: Path) -> str:
    """Return the package document with what each page of the folder holds declared.

    EPUB asks it of MathML, SVG and scripts:
    https://www.w3.org/TR/epub-33/#app-item-properties-vocab
    """

    def with_properties(match: re.Match[str]) -> str:
        page = (folder / unquote(unescape(match[2]))).read_text("utf-8")
        held = [name for tag, name in PROPERTIES if re.search(rf"<{tag}[\s>]", page)]
        return f'{match[1]} properties="{" ".join(held)}" />' if held else match[0]

    return ITEM.sub(with_properties, package)


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
    """Give the language as a tag (``zh-CN``), which EPUB demands; leave out what is no book."""
    del app
    language = config.epub_language or config.language
    config.epub_language = language.replace("_", "-")
    # What Sphinx keeps of the build before where the configuration changed.
    config.epub_exclude_files = [*config.epub_exclude_files, ".buildinfo.bak"]


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.add_builder(RigorEpubBuilder, override=True)
    app.connect("doctree-resolved", write_xhtml)
    app.connect("config-inited", on_config_inited)
