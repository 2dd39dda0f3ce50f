"""Measure the search of a built site in a browser.

Usage: python bench/search.py SITE [QUERIES]

SITE is the output folder of an HTML build of the corpus. Each query of ``queries.toml``
names the page that ought to come first (a part of its docname). Prints the size of the
index, plain and compressed, and for each query the place of that page, the number of
pages found and how many of them hold the words as they were typed; last, for how many
queries that page came first.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote, unquote

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from fixtures.chromium import CHROMIUM, serving

FOUND = (
    """() => [...document.querySelectorAll('ul.search > li > a')].map((each) => each.href)"""
)
TAG = re.compile(r"<[^>]+>")


def ask(page: Page, site: str, query: str) -> list[str]:
    """Return the pages found, the best first, each once."""
    page.goto(f"{site}/search.html?q={quote(query)}")
    page.wait_for_function(
        "() => document.querySelector('.search-summary')?.textContent", timeout=60_000
    )
    links = [each.split("#")[0].partition(site)[2].strip("/") for each in page.evaluate(FOUND)]
    return list(dict.fromkeys(links))


def holds(out: Path, link: str, query: str) -> bool:
    """Tell whether a page says every word of the query as it was typed."""
    text = TAG.sub("", (out / unquote(link)).read_text(encoding="utf-8")).lower()
    return all(word in text for word in query.lower().split())


def main() -> None:
    """Print a table of all queries."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument(
        "queries", type=Path, nargs="?", default=Path(__file__).parent / "queries.toml"
    )
    options = parser.parse_args()
    index = (options.site / "searchindex.js").read_bytes()
    print(f"index: {len(index):,} bytes, {len(gzip.compress(index, 9)):,} compressed\n")
    print("| query | place | found | saying it |\n|---|---|---|---|")
    with serving(options.site) as site, sync_playwright() as playwright:
        page = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        ).new_page()
        page.add_init_script("window.fetch = () => Promise.resolve(new Response(''))")
        first = 0
        queries = tomllib.loads(options.queries.read_text(encoding="utf-8"))
        for query, wanted in queries.items():
            links = ask(page, site, query)
            places = [at for at, link in enumerate(links, 1) if quote(wanted) in link]
            first += places[:1] == [1]
            good = sum(holds(options.site, link, query) for link in links)
            print(f"| {query} | {places[0] if places else '–'} | {len(links)} | {good} |")
        print(f"\nfirst: {first} of {len(queries)}")


if __name__ == "__main__":
    main()
