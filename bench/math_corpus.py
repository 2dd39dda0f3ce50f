"""What the benchmarks of math share: formulas of a folder of articles, a page in Chromium."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from playwright.sync_api import Browser, sync_playwright
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from fixtures.chromium import CHROMIUM, FLAGS

CONF = """\
extensions = ["myst_parser", "sphinx_rigor"]
language = "zh_CN"
html_theme = "basic"
rigor_articles = ["blogs_raw/**"]
myst_enable_extensions = ["amsmath", "dollarmath"]
"""
INDEX = "# Articles\n\n```{toctree}\n:glob:\n:titlesonly:\n\nblogs_raw/*\n```\n"
HERE_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""A page's pictures from elsewhere fail at once, not after a search for their host."""
WAIT = 120
"""Seconds that a page may take."""


@dataclass(frozen=True)
class Formula:
    """A formula as an article writes it."""

    source: str
    display: bool
    line: int


def lay_out(articles: list[Path], project: Path, conf: str = CONF) -> Path:
    """Make a project of articles."""
    folder = project / "blogs_raw"
    folder.mkdir(parents=True)
    for path in articles:
        shutil.copy(path, folder)
    (project / "index.md").write_text(INDEX, encoding="utf-8")
    (project / "conf.py").write_text(conf, encoding="utf-8")
    return project


def is_formula(node: nodes.Node) -> bool:
    """Tell a formula from other nodes."""
    return isinstance(node, nodes.math | nodes.math_block)


def formulas_of(articles: list[Path]) -> dict[str, list[Formula]]:
    """Read articles with Sphinx and return the formulas of each."""
    found: dict[str, list[Formula]] = {}

    def on_read(app: Sphinx, doctree: nodes.document) -> None:
        found[app.env.docname] = [
            Formula(node.astext(), isinstance(node, nodes.math_block), node.line or 0)
            for node in doctree.findall(is_formula)
        ]

    with tempfile.TemporaryDirectory() as folder:
        project = lay_out(articles, Path(folder) / "project")
        app = Sphinx(project, project, project / "_b", project / "_d", "dummy",
                     status=None, warning=io.StringIO())  # fmt: skip
        app.connect("doctree-read", on_read)
        app.build()
    return {name: each for name, each in found.items() if name != "index"}


@dataclass
class Site:
    """A folder served on this machine; pages send what they measured to ``/said``."""

    address: str
    said: Queue[str] = field(default_factory=Queue)
    bytes: dict[str, int] = field(default_factory=dict)


class Server(ThreadingHTTPServer):
    """Takes all connections at once; a browser tries one turned away a second later."""

    request_queue_size = 64


class Handler(SimpleHTTPRequestHandler):
    """Serves files over lasting connections, takes what pages say, counts bytes."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Site, *args: Any, **more: Any) -> None:
        self.site = site
        super().__init__(*args, **more)

    def do_POST(self) -> None:
        """Take what a page says."""
        length = int(self.headers["Content-Length"])
        self.site.said.put(self.rfile.read(length).decode())
        self.send_response(204)
        self.end_headers()

    def do_GET(self) -> None:
        """Serve a file and note its size."""
        path = Path(self.translate_path(unquote(self.path)))
        if path.is_file():
            self.site.bytes[self.path] = path.stat().st_size
        super().do_GET()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve a folder on this machine while the block runs."""
    site = Site("")
    handler = partial(Handler, site, directory=str(folder))
    server = Server(("127.0.0.1", 0), handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium while the block runs."""
    if CHROMIUM is None:
        raise SystemExit("Chromium is needed: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, HERE_ALONE]
        )
        yield browser
        browser.close()


def browse(browser: Browser, site: Site, page: str) -> str:
    """Open a page, nothing cached, and return what it says, ``""`` if it never does."""
    with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
        context.new_page().goto(f"{site.address}/{page}", wait_until="commit")
        try:
            return site.said.get(timeout=WAIT)
        except Empty:
            return ""
