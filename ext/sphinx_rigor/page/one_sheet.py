"""All style sheets of a page in one, without what no page of the site uses.

A browser shows nothing before it has every sheet in the head, and a theme's are many and mostly
for what a site does not have. A template that wants one passes the links through ``one_sheet``:
``{{ one_sheet(super()) }}``. One that wants the page seen sooner still has ``first_sheet`` in
its place, which holds what a first screen needs, and passes the article and the links through
``late_sheet``, which puts the whole sheet below that screen.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx_rigor.atomic import write_text
from sphinx_rigor.page.css import joined, met_by, slim
from sphinx_rigor.page.first_rules import first_rules
from sphinx_rigor.page.late_sheet import late_place
from sphinx_rigor.page.used_names import names_of_pages, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LINK = re.compile(r"""[ \t]*<link\b(?=[^>]*\brel=["']stylesheet["'])[^>]*>\n?""")
ADDRESS = re.compile(r"""\bhref=["']([^"'?#]*/)?_static/([^"'?#]*)(?:\?[^"'#]*)?["']""")
APART = re.compile(r"""\bmedia=|\bdisabled\b|\balternate\b""")
NAME = "rigor-page-{}.css"
FIRST = "rigor-first-{}.css"
HEAD = "/* Made from: {} */\n"
MADE_FROM = re.compile(r"/\* Made from: (.*) \*/\n")


def one_sheet(static: Path, html: str, name: str = NAME) -> str:
    """Return a piece of a page's head with one link in place of many."""
    links = own_links(html)
    if len(links) < 2:
        return html
    link = link_to_one(static, links, name)
    for each in reversed(links):
        html = html[: each.start()] + html[each.end() :]
    return html[: links[0].start()] + link + html[links[0].start() :]


def late_sheet(static: Path, html: str, head: str) -> str:
    """Return a text with the link to the one sheet of a head, below the first screen."""
    links = own_links(head)
    if len(links) < 2:
        return html
    place = late_place(html)
    return html[:place] + link_to_one(static, links, NAME) + html[place:]


def own_links(html: str) -> list[re.Match[str]]:
    """Return the links to sheets of the site that hold always."""
    links = [each for each in LINK.finditer(html) if ADDRESS.search(each[0])]
    return [each for each in links if not APART.search(each[0])]


def link_to_one(static: Path, links: list[re.Match[str]], name: str) -> str:
    """Return a link to a sheet in place of these, and leave word of what it is made from."""
    found = [ADDRESS.search(each[0]) for each in links]
    names = [unquote(each[2]) for each in found if each]
    root = (found[0] and found[0][1]) or ""
    sheet = name.format(digest("\n".join(names)))
    path = static / sheet
    if not path.exists():
        write_text(path, HEAD.format(" ".join(names)))
    version = version_of(static, tuple(names), tuple(stamp(static / each) for each in names))
    return f'<link rel="stylesheet" href="{root}_static/{sheet}?v={version}" />\n'


@lru_cache(maxsize=64)
def version_of(
    static: Path, names: tuple[str, ...], _stamps: tuple[tuple[int, int], ...]
) -> str:
    """Return a short name for what sheets hold together, which all pages of a kind ask for."""
    return digest(joined(names, partial(read, static)))


def stamp(path: Path) -> tuple[int, int]:
    """Return what is another when a file is: its time in nanoseconds, its bytes."""
    found = path.stat() if path.is_file() else None
    return (found.st_mtime_ns, found.st_size) if found else (0, 0)


def digest(text: str) -> str:
    """Return a short name for a text."""
    return sha256(text.encode()).hexdigest()[:8]


def read(static: Path, name: str) -> str:
    """Return the text of a sheet, of one that is not there nothing."""
    path = static / name
    return path.read_text("utf-8") if path.is_file() else ""


def offer(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    """Give templates the functions."""
    static = Path(app.outdir) / "_static"
    context["one_sheet"] = partial(one_sheet, static)
    context["first_sheet"] = partial(one_sheet, static, name=FIRST)
    context["late_sheet"] = partial(late_sheet, static)


def write_sheets(app: Sphinx, exception: Exception | None) -> None:
    """Write the sheets that pages asked for, once all pages and scripts are there."""
    static = Path(app.outdir) / "_static"
    sheets = (
        sorted(each for name in (NAME, FIRST) for each in static.glob(name.format("*")))
        if app.builder.format == "html"
        else []
    )
    if exception is not None or not sheets:
        return
    kept = Path(app.doctreedir) / f"rigor-{app.builder.name}" / "names.json"
    names = names_of_pages(pages_of(Path(app.outdir)), kept)
    scripts = (read(static, name) for name in sorted(names.all) if name.endswith(".js"))
    keeps = met_by(using(names.all, scripts))
    for sheet in sheets:
        if made := MADE_FROM.match(sheet.read_text("utf-8")):
            text = slim(joined(made[1].split(), partial(read, static)), keeps)
            is_first = sheet.match(FIRST.format("*"))
            write_text(sheet, made[0] + (first_rules(text, names.first) if is_first else text))


def pages_of(out: Path) -> list[Path]:
    """Return the pages of a site; what lies among its static files is none."""
    return sorted(each for each in out.rglob("*.html") if out / "_static" not in each.parents)


def setup(app: Sphinx) -> None:
    """Offer it to templates, and write what they asked for."""
    app.connect("builder-inited", lambda _app: version_of.cache_clear())
    app.connect("html-page-context", offer)
    app.connect("build-finished", write_sheets, priority=880)
