"""A site served on this machine, and Chromium to read it with."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files without a line for each on the console; browsers ask for an icon."""

    def send_head(self) -> object:
        """Answer that there is no icon where there is none."""
        if self.path == "/favicon.ico" and not Path(self.translate_path(self.path)).exists():
            self.send_response(204)
            self.end_headers()
            return None
        return super().send_head()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield the address of its root."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class Reader:
    """A page of the browser that remembers what went wrong while reading."""

    def __init__(self, page: Page, site: str) -> None:
        page.set_default_timeout(10_000)  # milliseconds
        self.page, self.site = page, site
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.on_console)
        page.on("request", lambda request: self.requests.append(request.url))

    def on_console(self, message: ConsoleMessage) -> None:
        """Keep errors of the console."""
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(f"{self.site}/{path}")
        return self.page

    def search(self, query: str) -> list[str]:
        """Return the titles that a search finds, the best first."""
        self.open(f"search.html?q={quote(query)}")
        self.page.wait_for_function("document.querySelector('.search-summary')?.textContent")
        return self.page.locator("ul.search > li > a").all_inner_texts()

    @property
    def strayed(self) -> list[str]:
        """The requests that left the site."""
        own = (self.site, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]
