"""All style sheets of a page in one, without what no page of the site uses.

A browser shows nothing before it has every sheet, and a theme's are many and mostly for what
a site does not have. A template that wants it passes the links through ``one_sheet``:
``{{ one_sheet(super()) }}``.
"""

from __future__ import annotations

import re
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx_rigor.atomic import write_text
from sphinx_rigor.page.css import joined, slim
from sphinx_rigor.page.used_names import names_of_pages, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LINK = re.compile(r"""[ \t]*<link\b(?=[^>]*\brel=["']stylesheet["'])[^>]*>\n?""")
ADDRESS = re.compile(r"""\bhref=["']([^"'?#]*/)?_static/([^"'?#]*)(?:\?[^"'#]*)?["']""")
APART = re.compile(r"""\bmedia=|\bdisabled\b|\balternate\b""")
NAME = "rigor-page-{}.css"
HEAD = "/* Made from: {} */\n"
MADE_FROM = re.compile(r"/\* Made from: (.*) \*/\n")


def one_sheet(static: Path, html: str) -> str:
    """Return a piece of a page's head with one link in place of many."""
    links = [each for each in LINK.finditer(html) if ADDRESS.search(each[0])]
    links = [each for each in links if not APART.search(each[0])]
    if len(links) < 2:
        return html
    found = [ADDRESS.search(each[0]) for each in links]
    names = [unquote(each[2]) for each in found if each]
    root = (found[0] and found[0][1]) or ""
    sheet = NAME.format(digest("\n".join(names)))
    path = static / sheet
    if not path.exists():
        write_text(path, HEAD.format(" ".join(names)))
    version = digest(joined(names, partial(read, static)))
    link = f'<link rel="stylesheet" href="{root}_static/{sheet}?v={version}" />\n'
    for each in reversed(links):
        html = html[: each.start()] + html[each.end() :]
    return html[: links[0].start()] + link + html[links[0].start() :]


def digest(text: str) -> str:
    """Return a short name for a text."""
    return sha256(text.encode()).hexdigest()[:8]


def read(static: Path, name: str) -> str:
    """Return the text of a sheet, of one that is not there nothing."""
    path = static / name
    return path.read_text("utf-8") if path.is_file() else ""


def offer(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    """Give templates the function."""
    context["one_sheet"] = partial(one_sheet, Path(app.outdir) / "_static")


def write_sheets(app: Sphinx, exception: Exception | None) -> None:
    """Write the sheets that pages asked for, once all pages and scripts are there."""
    static = Path(app.outdir) / "_static"
    sheets = sorted(static.glob(NAME.format("*"))) if app.builder.format == "html" else []
    if exception is not None or not sheets:
        return
    kept = Path(app.doctreedir) / f"rigor-{app.builder.name}" / "names.json"
    pages = names_of_pages(pages_of(Path(app.outdir)), kept)
    scripts = (read(static, name) for name in sorted(pages) if name.endswith(".js"))
    is_used = using(pages, scripts)
    for sheet in sheets:
        if made := MADE_FROM.match(sheet.read_text("utf-8")):
            text = slim(joined(made[1].split(), partial(read, static)), is_used)
            write_text(sheet, made[0] + text)


def pages_of(out: Path) -> list[Path]:
    """Return the pages of a site; what lies among its static files is none."""
    return sorted(each for each in out.rglob("*.html") if out / "_static" not in each.parents)


def setup(app: Sphinx) -> None:
    """Offer it to templates, and write what they asked for."""
    app.connect("html-page-context", offer)
    app.connect("build-finished", write_sheets, priority=880)
