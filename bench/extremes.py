"""Build what nobody writes, and see that builds end: with pages, or with a finding.

Usage: python bench/extremes.py [NAME …] [--builders rigor html] [--share 4] [--limit 600]

Each extreme is built whole and at a quarter of its size, so that the table shows by which
power time grows (1 is linear). It prints seconds of processor time, MB at the peak, the exit
status (2 is a crash, 124 that the limit of seconds was reached) and which findings there are.
Exits with 1 where a build crashed or did not end.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from builds import Cost, spent, sphinx
from scale import power_of
from synthetic import FOLDER, Shape, article, lay_out

HEAD = (
    "---\ntitle: Extreme\nslug: extreme\ndate: 2026-01-01\ntags: [a]\nstatus: pending\n---\n\n"
)
KIND = re.compile(r"\[([\w.-]+)\]$", re.MULTILINE)


def formulas(size: int) -> Iterator[str]:
    """Yield so many formulas, one in ten displayed, all of them different."""
    for each in range(size // 10):
        words = (f"字 $x_{{{each}}}^{{{every}}}+\\alpha$" for every in range(9))
        yield (
            "，".join(words) + f"。\n\n$$\\int_0^{{{each}}} f(t)\\,dt = \\frac{{{each}}}{{2}}$$"
        )


def megabytes(size: int) -> Iterator[str]:
    """Yield so many megabytes of made-up articles."""
    written = number = 0
    while written < size * 1_000_000:
        text = article(number, Shape(1)).split("---\n", 2)[2]
        text = re.sub(r"a\d+-b1>", f"a{number}-b1>", text)
        written += len(text.encode())
        number += 1
        yield re.sub(r"\[[^]]*\]\(\S+\.md\)", "那里", text)


def boxes(size: int) -> Iterator[str]:
    """Yield so many boxes with a label, each of which refers to the one before."""
    for each in range(size):
        text = f":::{{theorem}} 定理\n:label: t{each}\n\n由{{ref}}`t{max(0, each - 1)}`。\n:::"
        yield text if each % 100 else f"## 第 {each} 节\n\n{text}"


def html_tags(size: int) -> Iterator[str]:
    """Yield so many tags of raw HTML: blocks, and within lines."""
    for each in range(size // 10):
        line = f'字<b>字</b><br>字<span id="s{each}">字</span><i>字</i>'
        yield f'<div class="a">\n\n{line}\n\n</div>'


def listed_tags(size: int) -> Iterator[str]:
    """Yield an article with so many tags in its front matter."""
    yield (
        HEAD.replace("[a]", f"[{', '.join(f't{each}' for each in range(size))}]")
        + "# E\n\n字。"
    )


def page(blocks: Callable[[int], Iterable[str]]) -> Callable[[Path, int], None]:
    """Return what writes a site whose one article has these blocks."""

    def write(project: Path, size: int) -> None:
        lay_out(project, Shape(0))
        text = "\n\n".join(blocks(size)) + "\n"
        head = "" if text.startswith("---") else f"{HEAD}# Extreme\n\n"
        (project / FOLDER / "extreme.md").write_text(head + text, encoding="utf-8")

    return write


def topics(project: Path, size: int) -> None:
    """Write a site of so many topics, with an article for every five."""
    lay_out(project, Shape(size // 5, topics=size, tags=2 * size))


EXTREMES: dict[str, tuple[int, Callable[[Path, int], None]]] = {
    "formulas": (100_000, page(formulas)),
    "megabytes": (20, page(megabytes)),
    "boxes": (10_000, page(boxes)),
    "html tags": (50_000, page(html_tags)),
    "listed tags": (50_000, page(listed_tags)),
    "topics": (1_000, topics),
}


def built(name: str, size: int, builder: str, limit: int) -> tuple[Cost, str]:
    """Build an extreme once; return what it cost and which findings there were, how often."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "site"
        EXTREMES[name][1](project, size)
        loud = ["-q" if each == "-Q" else each for each in sphinx(builder, "-w", "said.txt")]
        unheard = ("sh", "-c", 'exec "$0" "$@" 2> /dev/null')  # -Q writes no file of warnings
        cost = spent(project, "timeout", str(limit), *unheard, *loud)
        said = project / "said.txt"
        kinds = Counter(KIND.findall(said.read_text("utf-8")) if said.exists() else ())
    return cost, ", ".join(f"{each} {count}" for each, count in kinds.most_common(5))


def main() -> None:
    """Print the table and judge it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *EXTREMES])
    parser.add_argument("--builders", nargs="+", default=["rigor", "html"])
    parser.add_argument("--share", type=int, default=4, help="what the whole is compared with")
    parser.add_argument("--limit", type=int, default=600, help="seconds a build may take")
    options = parser.parse_args()
    print("| what | size | build | processor, s | power | peak, MB | exit | findings |")
    print("|---|---|---|---|---|---|---|---|")
    good = True
    for name in options.names or EXTREMES:
        for builder in options.builders:
            whole = EXTREMES[name][0]
            part, _ = built(name, whole // options.share, builder, options.limit)
            cost, kinds = built(name, whole, builder, options.limit)
            good &= cost.status in {0, 1}
            power = power_of(part, cost, options.share)
            print(
                f"| {name} | {whole:,} | {builder} | {cost.processor:.1f} | {power:.2f} "
                f"| {cost.peak:.0f} | {cost.status} | {kinds} |",
                flush=True,
            )
    sys.exit(not good)


if __name__ == "__main__":
    main()
