"""Each block of a document of everything is in all that is made of it.

By default a small document takes the ways that need no tool but Sphinx, and one to paper;
``--nightly`` takes every kind of box and every container through all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from conservation.printed import REMOTE, book, paper
from conservation.source import CONSTRUCTS, CONTAINERS, PICTURE, SVG, Author, Block, document
from conservation.source import paragraphs as many_pages
from conservation.syntaxes import Markdown, Syntax, Text
from conservation.ways import NAME, PAPER, WAYS, lonely, missing, repeated
from fixtures.book import latex_elements
from fixtures.sites import Built, Project
from sphinx_rigor.boxes.kinds import KINDS

CONFIG = {
    "extensions": ["myst_parser", "sphinx_design", "sphinx_rigor"],
    "project": NAME,
    "version": "1",
    "copyright": "2026, A",
    "rigor_articles": [],
    "myst_enable_extensions": [],
    "epub_basename": NAME,
    "texinfo_documents": [("index", NAME, NAME, "A", NAME, "", "", True)],
    "man_pages": [("index", NAME, "", "A", 1)],
    "gettext_additional_targets": ["literal-block", "image"],
    "suppress_warnings": ["epub.unknown_project_files"],
    "latex_engine": "xelatex",
    "latex_use_xindy": False,
    "latex_documents": [("index", f"{NAME}.tex", NAME, "A", "manual")],
}
QUICK = ("html", "text")
"""The ways that a document in reStructuredText takes on every run."""
BROWSER_THEMES = ("pydata_sphinx_theme", "furo", "alabaster")


@dataclass(frozen=True)
class Written:
    """A document of everything, and its blocks."""

    site: Project
    blocks: list[Block]
    suffix: str
    built: dict[str, Built] = field(default_factory=dict)

    def build(self, builder: str) -> Built:
        """Build in one way, once: pages and their search are one."""
        if builder not in self.built:
            self.built[builder] = self.site.build(builder)
        return self.built[builder]


@pytest.fixture(scope="module", params=[Markdown(), Text()], ids=["myst", "rst"])
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Written:
    nightly = request.config.getoption("--nightly")
    kinds = [kind for kind in KINDS if kind != "verification"] if nightly else ["theorem"]
    containers = CONTAINERS if nightly else ("note", "step")
    constructs = [each for each in CONSTRUCTS if nightly or each is not many_pages]
    author = Author(request.param)
    text = document(author, kinds, containers, constructs)
    return write(author.syntax, tmp_path_factory.mktemp("everything"), text, author.blocks)


def write(syntax: Syntax, folder: Path, text: str, blocks: list[Block]) -> Written:
    index = f"# Index\n\n```{{toctree}}\n{NAME}\n```\n"
    files = {"index": index, NAME + syntax.suffix: text, PICTURE: SVG}
    return Written(Project(folder).write(files).configure(**CONFIG), blocks, syntax.suffix)


def beside(written: Written, name: str, **config: object) -> Project:
    """Return the same site in a folder of its own, with other settings."""
    root = written.site.root
    names = [NAME + written.suffix, "index.md", PICTURE]
    files = {each: (root / each).read_bytes() for each in names}
    return (
        Project(root.parent / f"{root.name}-{name}")
        .write(files)
        .configure(**{**CONFIG, **config})
    )


@pytest.mark.parametrize("name", list(WAYS))
def test_every_block_comes_out(
    written: Written, name: str, request: pytest.FixtureRequest
) -> None:
    if (
        written.suffix == ".rst"
        and name not in QUICK
        and not request.config.getoption("--nightly")
    ):
        pytest.skip("with --nightly")
    way = WAYS[name]
    # Catalogues have doctrees of their own.
    site = beside(written, name) if name == "gettext" else written
    built = site.build(way.builder)
    text = way.read(built.out)

    assert built.warnings == []
    assert list(missing(way, written.blocks, text)) == []
    assert not way.in_order or list(repeated(way, written.blocks, text)) == []


@pytest.mark.parametrize("theme", BROWSER_THEMES)
def test_every_block_is_on_paper(
    written: Written, theme: str, read, request: pytest.FixtureRequest
) -> None:
    nightly = request.config.getoption("--nightly")
    if not nightly and (theme != BROWSER_THEMES[0] or written.suffix != ".md"):
        pytest.skip("with --nightly")
    pytest.importorskip(theme)
    built = beside(written, theme, html_theme=theme).build()
    for scheme in ("dark", "light") if nightly else ("dark",):
        reader = read(built.out, color_scheme=scheme)
        page = reader.open(f"{NAME}.html")
        for size in ("A4", "Letter") if nightly else ("A4",):
            text = paper(page, built.out / f"{scheme}-{size}.pdf", size)

            assert list(missing(PAPER, written.blocks, text)) == [], (scheme, size)
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate(REMOTE) == []


def test_every_block_is_in_the_book(written: Written, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--nightly"):
        pytest.skip("with --nightly")
    extensions = [*CONFIG["extensions"], "sphinxcontrib.rsvgconverter"]
    pytest.importorskip(extensions[-1])
    config = {"extensions": extensions, "latex_elements": latex_elements()}
    built = beside(written, "latex", **config).build("latex")
    text, cut = book(built.out, NAME)

    assert built.warnings == []
    assert cut == []
    assert list(missing(PAPER.of("latex"), written.blocks, text)) == []
    assert list(lonely(written.blocks, text)) == []
