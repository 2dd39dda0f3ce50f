"""Time math: converting, building, and how long a page takes until it is typeset.

Usage: python bench/math_pages.py ARTICLES_DIR NODE_MODULES [--pages 5] [--runs 3] [--build 40]
    [--ways "MathJax 3" KaTeX]

NODE_MODULES comes from ``npm install katex mathjax3@npm:mathjax@3 mathjax4@npm:mathjax@4
@mathjax/mathjax-newcm-font@4``; nothing is loaded from elsewhere. The pages are those with
most formulas. A page is ready two frames after everything is typeset and every font it
asked for is there. It is opened in a browser that runs already and has nothing in its
cache, the ways in turn; the least of the runs counts, the first of all left out. Bytes are
those of all files that a page asked for, uncompressed. Conversion and builds are measured
in processor time, which other work on the machine does not stretch.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from math_corpus import CONF, Formula, Site, browse, chromium, formulas_of, lay_out, serve
from playwright.sync_api import Browser

from sphinx_rigor.math.check.checker import Source, pieces
from sphinx_rigor.math.convert.converter import Converter, RefusalError

SAY = """
async function say() {
  await document.fonts.ready;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const script = performance.getEntriesByType("resource").filter(e => /js$/.test(e.name));
    fetch("/said", {method: "POST", body: JSON.stringify({
      ready: performance.now(), elements: document.querySelectorAll("*").length,
      scripts: script.length})});
  }));
}
"""
LOADED = f"<script>{SAY}addEventListener('load', say)</script>"
MATHJAX = """<script>{say}
window.MathJax = {{startup: {{ready() {{
  MathJax.startup.defaultReady(); MathJax.startup.promise.then(say);
}}}}{more}}};</script><script defer src="/node_modules/{name}"></script>"""
FOUR = (
    ", output: {fontPath: '/node_modules/@mathjax/%%FONT%%-font'}"
    ", options: {enableSpeech: false, enableBraille: false, enableEnrichment: false}"
)
"""Where MathJax 4 finds its font, and without the speech it makes for each formula."""
KATEX = f"""<link rel="stylesheet" href="/node_modules/katex/dist/katex.min.css">
<script defer src="/node_modules/katex/dist/katex.min.js"></script>
<script defer src="/node_modules/katex/dist/contrib/auto-render.min.js"></script>
<script>{SAY}
addEventListener("load", () => {{ renderMathInElement(document.body); say(); }});</script>"""
HEADS = {
    "ours": LOADED,
    "MathJax 3": MATHJAX.format(say=SAY, more="", name="mathjax3/es5/tex-mml-chtml.js"),
    "MathJax 4": MATHJAX.format(say=SAY, more=FOUR, name="mathjax4/tex-mml-chtml.js"),
    "KaTeX": KATEX,
}
BUILDS = {
    "left to MathJax": 'html_math_renderer = "mathjax"\nrigor_math = "off"\n',
    "checked, left to MathJax": 'rigor_math = "check"\n',
    "checked and rendered": "",
}
"""Ways to build, with what conf.py says of them."""
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
NODE = """
const katex = require(process.argv[1] + "/katex");
const formulas = JSON.parse(require("fs").readFileSync(0));
for (const output of ["htmlAndMathml", "mathml"]) {
  const start = process.cpuUsage();
  let bytes = 0, refused = 0;
  for (const [source, displayMode] of formulas) {
    try { bytes += katex.renderToString(source, {displayMode, output, strict: false}).length; }
    catch { refused += 1; }
  }
  const used = process.cpuUsage(start), seconds = (used.user + used.system) / 1e6;
  console.log(JSON.stringify([output, seconds, bytes, refused]));
}
"""


@dataclass(frozen=True)
class Visit:
    """What a page said once it was typeset: milliseconds, and what is in it, and its bytes."""

    ready: float
    elements: int
    scripts: int
    size: int


def build(project: Path) -> tuple[Path, float]:
    """Build a project in a process of its own; return its pages and its processor time."""
    out = project / "_out"
    command = [sys.executable, "-m", "sphinx", "-Q", "-E", "-b", "html", str(project), str(out)]
    pid = os.posix_spawn(sys.executable, command, dict(os.environ))
    _, status, usage = os.wait4(pid, 0)
    if (code := os.waitstatus_to_exitcode(status)) not in {0, 1}:
        sys.exit(f"{' '.join(command)} failed with exit status {code}")
    return out, usage.ru_utime + usage.ru_stime


def convert(corpus: Iterable[list[Formula]]) -> tuple[float, int, int]:
    """Return seconds, bytes and refusals of our conversion."""
    start = time.process_time()
    size = refused = 0
    for formulas in corpus:
        converter = Converter()
        for each in formulas:
            for _line, latex in pieces(Source(each.source, 1, each.display)):
                try:
                    size += len(converter.convert(latex, display=each.display))
                except RefusalError:
                    refused += 1
    return time.process_time() - start, size, refused


def compare_conversion(corpus: dict[str, list[Formula]], modules: Path) -> None:
    """Print what converting all formulas costs, ours beside KaTeX in Node."""
    seconds, size, refused = convert(corpus.values())
    total = sum(map(len, corpus.values()))
    print(f"| {total} formulas | processor seconds | MB | refused |\n|---|---|---|---|")
    print(f"| ours | {seconds:.1f} | {size / 1e6:.0f} | {refused} |")
    given = [[each.source, each.display] for formulas in corpus.values() for each in formulas]
    done = subprocess.run(
        ["node", "-e", NODE, str(modules.resolve())],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    for line in done.stdout.splitlines():
        output, seconds, size, refused = json.loads(line)
        print(f"| KaTeX, {output} | {seconds:.1f} | {size / 1e6:.0f} | {refused} |")


def compare_builds(articles: list[Path], folder: Path, runs: int) -> None:
    """Print what checking and rendering add to a build that leaves formulas to MathJax.

    The ways in turn, each in a project of its own; the least of the runs counts.
    """
    found: dict[str, list[float]] = {way: [] for way in BUILDS}
    for run in range(runs):
        for way, conf in BUILDS.items():
            project = lay_out(articles, folder / f"{way}{run}".replace(" ", ""), CONF + conf)
            found[way].append(build(project)[1])
    times = {way: min(each) for way, each in found.items()}
    print(f"\n| {len(articles)} articles | processor seconds | more |\n|---|---|---|")
    for way, seconds in times.items():
        print(f"| {way} | {seconds:.2f} | {seconds / times['left to MathJax'] - 1:+.1%} |")


def lay_out_pages(articles: list[Path], folder: Path, modules: Path) -> list[str]:
    """Write each page once for each way to set it; return the pages' names."""
    (folder / "node_modules").symlink_to(modules.resolve())
    left = CONF + 'html_math_renderer = "mathjax"\n'
    built = {
        "ours": build(lay_out(articles, folder / "p-ours"))[0],
        "MathJax": build(lay_out(articles, folder / "p-mathjax", left))[0],
    }
    for way, head in HEADS.items():
        out = built["ours"] if way == "ours" else built["MathJax"]
        for path in articles:
            text = (out / "blogs_raw" / f"{path.stem}.html").read_text(encoding="utf-8")
            bare = SCRIPT.sub("", text).replace("mathjax_ignore", "")
            page = out / "blogs_raw" / f"{way}-{articles.index(path)}.html".replace(" ", "")
            page.write_text(bare.replace("</head>", f"{head}</head>"), encoding="utf-8")
    return [path.stem for path in articles]


def compare_pages(articles: list[Path], folder: Path, options: argparse.Namespace) -> None:
    """Print how long each page takes until it is typeset, and what it loads."""
    names = lay_out_pages(articles, folder, options.modules)
    ways = ["ours", *(way for way in HEADS if way in options.ways and way != "ours")]
    print("\n| page | way | ready, s | of ours | elements | scripts | kB |")
    print("|---|---|---|---|---|---|---|")
    with serve(folder) as site, chromium() as browser:
        for index, name in enumerate(names):
            visits = [
                {way: visit(browser, site, way, index) for way in ways}
                for _ in range(options.runs + 1)
            ]
            for way in ways:
                print(row(name, way, visits[1:]), flush=True)


def visit(browser: Browser, site: Site, way: str, index: int) -> Visit:
    """Open a page once."""
    where = "p-ours" if way == "ours" else "p-mathjax"
    site.bytes.clear()
    page = f"{where}/_out/blogs_raw/{way.replace(' ', '')}-{index}.html"
    said = browse(browser, site, page)
    if not said:
        sys.exit(f"{page} was never typeset")
    return Visit(**json.loads(said), size=sum(site.bytes.values()))


def row(name: str, way: str, visits: list[dict[str, Visit]]) -> str:
    """Return a row of the table: one way to set a page."""
    ready, ours = (min(each[which].ready for each in visits) for which in (way, "ours"))
    one = visits[0][way]
    return (
        f"| {name[:24]} | {way} | {ready / 1000:.2f} | {ready / ours:.1f} "
        f"| {one.elements} | {one.scripts} | {one.size / 1000:.0f} |"
    )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("modules", type=Path)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--build", type=int, default=40)
    parser.add_argument("--ways", nargs="*", choices=HEADS, default=list(HEADS))
    options = parser.parse_args()
    articles = sorted(options.articles.glob("*.md"))
    corpus = formulas_of(articles)
    compare_conversion(corpus, options.modules)
    most = sorted(articles, key=lambda path: -len(corpus.get(f"blogs_raw/{path.stem}", ())))
    with tempfile.TemporaryDirectory() as folder:
        compare_pages(most[: options.pages], Path(folder), options)
        sample = articles[:: max(len(articles) // options.build, 1)]
        compare_builds(sample, Path(folder), options.runs)


if __name__ == "__main__":
    main()
