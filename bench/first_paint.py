"""Measure how soon an article of the site is seen on a slow phone, beside furo.

Usage: python bench/first_paint.py [ARTICLE] [--sizes 31 192] [--runs 5]

Builds the site at each size, with generated articles beside its own, and the same articles
with furo and MathJax, whose pages carry nothing of ours. ARTICLE (a part of its name; the
largest by default) is then opened in a window of a phone, with Chrome's slow 4G (1.44 Mbit/s,
562 ms for each request) and a processor four times slower, an empty cache each time, the
themes in turn; the median of the runs counts. Text is compressed, as hosts do. MathJax is
never let in, which makes furo no slower. Exits with 1 where a target is missed: first paint
within 1.2 times furo's, shift of the layout at most 0.02, all formulas in place at first paint.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from fixtures.chromium import CHROMIUM, FLAGS, Quiet

ROOT = Path(__file__).parents[1]
SLOWER, SHIFT = 1.2, 0.02
PHONE = {"width": 390, "height": 844}
SLOW_4G = {"latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
COMPRESSED = {".html", ".css", ".js", ".svg", ".json"}
FURO = """\
extensions = ["myst_parser", "sphinx_design", "sphinx_copybutton", "sphinx_rigor"]
language = "zh_CN"
html_theme = "furo"
html_title = "严谨的文章"
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
html_math_renderer = "mathjax"
rigor_math = "off"
rigor_fail_on = "never"


def drop(app, pagename, templatename, context, doctree):
    for files in ("css_files", "script_files"):
        context[files] = [each for each in context[files] if "/rigor" not in str(each.filename)]


def setup(app):
    app.connect("html-page-context", drop, priority=990)
"""
TREE = "# Articles\n\n```{toctree}\n:glob:\n:titlesonly:\n\nblogs_raw/*\n```\n"
SOURCES = [
    "conf.py",
    "index.md",
    "plan.toml",
    "site-standard.toml",
    "checks.lock",
    "history.json",
]
FOLDERS = ["blogs_raw", "guide", "_static", "_templates"]
GENERATED = """\
---
title: 生成的文章{number}：关于第{number}个量
slug: generated-{number}
date: 2020-{month:02}-{day:02}
tags: [生成, 类{group}]
status: pending
---

# 生成的文章{number}：关于第{number}个量

这一篇只为让网站有这么多文章。设 $x_{{{number}}}$ 是第 {number} 个量。

## 由来

$$x_{{{number}}} = \\sum_{{k=1}}^{{{number}}} \\frac{{1}}{{k}}$$
"""
WATCH = """
window.seen = {shift: 0, paint: 0, set: 0, formulas: 0};
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (!each.hadRecentInput) window.seen.shift += each.value;
})).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (each.name !== "first-contentful-paint") return;
  const formulas = [...document.querySelectorAll("article .math, article math")]
    .filter((each) => !each.querySelector("math") && !each.closest("mjx-container"));
  if (document.readyState === "loading") formulas.pop();  // the parser may be within it
  window.seen.paint = each.startTime;
  window.seen.formulas = formulas.length;
  window.seen.set = formulas.filter((each) => each.localName === "math"
    && (each.closest("details:not([open])") || each.getBoundingClientRect().width)).length;
})).observe({type: "paint", buffered: true});
"""


@dataclass(frozen=True)
class Visit:
    """What was seen of a page: milliseconds to first paint, shift, formulas set by then."""

    paint: float
    shift: float
    set: int
    formulas: int


class Host(Quiet):
    """Serve files as hosts do: one connection for many, text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name that the server calls
        """Send a file, or say that there is none."""
        path = Path(self.translate_path(self.path))
        data = path.read_bytes() if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(data)


@contextlib.contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield the address of its root."""

    def handler(*args: object) -> Host:
        return Host(*args, directory=str(folder))  # type: ignore[arg-type]

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def generate(folder: Path, size: int) -> None:
    """Add generated articles until there are so many."""
    own = len(list(folder.glob("*.md")))
    for number in range(own, size):
        text = GENERATED.format(
            number=number, month=number % 12 + 1, day=number % 28 + 1, group=number % 9
        )
        (folder / f"generated-{number}.md").write_text(text, encoding="utf-8")


def lay_out(project: Path, size: int, *, furo: bool) -> None:
    """Copy what a site is made of, or the articles alone with furo's settings."""
    project.mkdir()
    for name in ["blogs_raw"] if furo else FOLDERS:
        shutil.copytree(ROOT / name, project / name)
    for name in [] if furo else SOURCES:
        shutil.copy(ROOT / name, project / name)
    if furo:
        (project / "conf.py").write_text(FURO, encoding="utf-8")
        (project / "index.md").write_text(TREE, encoding="utf-8")
    generate(project / "blogs_raw", size)


def build(project: Path) -> Path:
    """Build the pages of a project; return their folder."""
    out = project / "_build"
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", "html", str(project), str(out)]
    if subprocess.run(command, check=False).returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)} failed")
    return out


def slowed(session: CDPSession) -> None:
    """Make network and processor those of a slow phone."""
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def visit(browser: Browser, address: str) -> Visit:
    """Open a page with an empty cache; return what was seen of it."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    site = "/".join(address.split("/")[:3])
    page.route(lambda url: not url.startswith(site), lambda route: route.abort())
    page.add_init_script(WATCH)
    slowed(context.new_cdp_session(page))
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(3000)  # what comes late shifts, too
    seen = page.evaluate("window.seen")
    context.close()
    return Visit(**seen)


def measure(sites: dict[str, Path], article: str, runs: int) -> dict[str, list[Visit]]:
    """Open the article of each site so many times, in turn."""
    found: dict[str, list[Visit]] = {way: [] for way in sites}
    with contextlib.ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        hosts = {way: stack.enter_context(hosting(out)) for way, out in sites.items()}
        for _ in range(runs):
            for way, host in hosts.items():
                found[way].append(visit(browser, f"{host}/blogs_raw/{quote(article)}.html"))
    return found


def report(size: int, found: dict[str, list[Visit]]) -> bool:
    """Print a row for each way; tell whether ours meets the targets."""
    paints = {way: median(each.paint for each in visits) for way, visits in found.items()}
    for way, visits in found.items():
        shift, last = max(each.shift for each in visits), visits[-1]
        print(
            f"| {size} | {way} | {paints[way] / 1000:.2f} | {paints[way] / paints['furo']:.2f} "
            f"| {shift:.3f} | {last.set} of {last.formulas} |",
            flush=True,
        )
    ours = found["site"]
    soon = paints["site"] <= SLOWER * paints["furo"]
    return soon and all(each.shift <= SHIFT and each.set == each.formulas for each in ours)


def main() -> None:
    """Print the table and judge it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("article", nargs="?", default="")
    parser.add_argument("--sizes", type=int, nargs="+", default=[31, 192])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    own = [path for path in (ROOT / "blogs_raw").glob("*.md") if options.article in path.stem]
    article = max(own, key=lambda path: path.stat().st_size).stem
    print(f"{article}\n")
    print("| articles | way | first paint, s | of furo's | shift | formulas in place |")
    print("|---|---|---|---|---|---|")
    good = True
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            sites = {}
            for way in ("site", "furo"):
                project = Path(temporary) / f"{way}-{size}"
                lay_out(project, size, furo=way == "furo")
                sites[way] = build(project)
            good &= report(size, measure(sites, article, options.runs))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
