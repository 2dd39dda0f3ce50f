"""Measure the HTML build of the site's configuration on many articles.

Usage: python bench/site.py ARTICLES_DIR [--sizes 1 2 4] [--first N]

Builds the articles, and copies of them, with the site's own settings, and once with plain
Sphinx, furo, MathJax and one flat table of contents. Prints seconds of processor time
(user and system; other work on the machine hardly changes it), time for each article and
its ratio to the smallest size; then what an unchanged build and an edit of one article
write. Exits with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from builds import run

ROOT = Path(__file__).parents[1]
LINEAR, OF_PLAIN = 1.15, 0.5
PLAIN = """\
extensions = ["myst_parser"]
language = "zh_CN"
html_theme = "furo"
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
"""
TREE = "# Articles\n\n```{toctree}\n:glob:\n:titlesonly:\n\nblogs_raw/*\n```\n"
PLAN = """\
[plan]
as_of = 2026-01-01

[[goal]]
id = "all"
title = "All"
date = 2026-12-31
target = 100

[[topic]]
id = "transformer"
title = "Transformer"
match = ['Transformer|Attention|注意力']

[[topic]]
id = "diffusion"
title = "扩散"
match = ['扩散']

[[topic]]
id = "optimizer"
title = "优化"
match = ['优化|学习率|Muon|Adam']
"""
# A page with a warning is written on every build, so that the warning comes again; articles
# without their pictures and the pages they link to would all be.
MISSING = ["myst.xref_missing", "image.not_readable", "misc.highlighting_failure"]
ALWAYS = {"genindex.html", "search.html"}
SLUG = re.compile(r"^slug:\s*(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """What a build cost (seconds of processor time) and which pages it wrote."""

    seconds: float
    written: list[str]


def lay_out(project: Path, articles: list[Path], copies: int, *, plain: bool) -> None:
    """Make a project of so many copies of the articles."""
    folder = project / "blogs_raw"
    folder.mkdir(parents=True)
    for number in range(copies):
        for path in articles:
            text = path.read_text(encoding="utf-8")
            name = f"{number}-{path.name}" if number else path.name
            text = SLUG.sub(rf"slug: \1-{number}", text, count=1) if number else text
            (folder / name).write_text(text, encoding="utf-8")
    if plain:
        (project / "conf.py").write_text(PLAIN, encoding="utf-8")
        (project / "index.md").write_text(TREE, encoding="utf-8")
        return
    conf = (ROOT / "conf.py").read_text(encoding="utf-8")
    (project / "conf.py").write_text(
        conf + f"\nsuppress_warnings = {MISSING}\n", encoding="utf-8"
    )
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "site-standard.toml", project)
    (project / "plan.toml").write_text(PLAN, encoding="utf-8")
    index = TREE.replace("# Articles", "# 首页\n\n```{coverage-summary}\n```")
    tree = "```{toctree}\n:hidden:\n\ntopics/index\nplan/dashboard\n```\n"
    (project / "index.md").write_text(index + "\n" + tree, encoding="utf-8")


def pages(out: Path) -> dict[str, int]:
    """Return when each page was written."""
    return {str(path.relative_to(out)): path.stat().st_mtime_ns for path in out.rglob("*.html")}


def build(project: Path) -> Cost:
    """Build in a process of its own and measure it."""
    out = project / "_build" / "html"
    before = pages(out)
    cost = run(project, "html")
    after = pages(out)
    written = [name for name, when in after.items() if before.get(name) != when]
    return Cost(cost.processor, sorted(set(written) - ALWAYS))


def edit(project: Path) -> str:
    """Add a line to one article; return the name of its page."""
    path = min((project / "blogs_raw").glob("*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\n又一行。\n", encoding="utf-8")
    return f"blogs_raw/{path.stem}.html"


def report_sizes(folder: Path, articles: list[Path], sizes: list[int]) -> dict[int, Cost]:
    """Build each size with our settings; print and return the costs."""
    print("| build | articles | seconds | each | of the first |\n|---|---|---|---|---|")
    costs = {}
    for size in sizes:
        project = folder / f"site-{size}"
        lay_out(project, articles, size, plain=False)
        costs[size] = build(project)
        count = size * len(articles)
        each = costs[size].seconds / count
        ratio = each / (costs[sizes[0]].seconds / (sizes[0] * len(articles)))
        print(
            f"| site | {count} | {costs[size].seconds:.1f} | {each:.3f} | {ratio:.2f} |",
            flush=True,
        )
    return costs


def listed(names: list[str]) -> str:
    """Return the names, or how many there are if they are many."""
    return ", ".join(names) if 0 < len(names) <= 8 else f"{len(names)} pages"


def report_writes(project: Path) -> bool:
    """Print what an unchanged build and an edit write; tell whether it is what it should be."""
    unchanged = build(project)
    page = edit(project)
    edited = build(project)
    others = [name for name in edited.written if name.startswith("blogs_raw/") and name != page]
    print(f"\nunchanged: {unchanged.seconds:.1f} s, writes {listed(unchanged.written)}")
    print(f"one edit: {edited.seconds:.1f} s, writes {listed(edited.written)}")
    return unchanged.written == [] and page in edited.written and not others


def main() -> None:
    """Print the tables and judge them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--first", type=int, help="take only the first articles")
    options = parser.parse_args()
    articles = sorted(options.articles.glob("*.md"))[: options.first]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        costs = report_sizes(folder, articles, options.sizes)
        lay_out(folder / "plain", articles, 1, plain=True)
        plain = build(folder / "plain")
        share = costs[options.sizes[0]].seconds / options.sizes[0] / plain.seconds
        print(
            f"| plain | {len(articles)} | {plain.seconds:.1f} | | site is {share:.2f} of it |"
        )
        good = report_writes(folder / f"site-{options.sizes[0]}")
    largest, smallest = max(costs), min(costs)
    linear = costs[largest].seconds / costs[smallest].seconds * smallest / largest
    sys.exit(not (good and linear <= LINEAR and share <= OF_PLAIN))


if __name__ == "__main__":
    main()
