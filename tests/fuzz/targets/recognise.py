"""Any article is measured, and a comment in it changes nothing of the verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from fixtures.drafts import Draft, standard
from fuzz.budget import in_proportion
from fuzz.folder import folder
from fuzz.seeds import outlines, texts
from sphinx_rigor.recognition import FoundField, Reading, recognise
from sphinx_rigor.records import Block, BlockKind, Facts, FrontMatter
from sphinx_rigor.source import read_front_matter
from sphinx_rigor.standard import Standard, load_standard
from sphinx_rigor.verdict import Article, examine

WORDS = (
    *(
        "## 第1部分：",
        "### ",
        "#### ",
        "## 第2部分：严谨的核心数学推导\n",
        "## 第3部分：数学直觉、多角度解释与类比\n",
        "## 第4部分：方法论变体、批判性比较与优化\n",
        "## 第5部分：学习路线图与未来展望\n",
        "## Part 1: core theory, axioms and history\n",
        "## Part 4: Variants, critical comparison and optimization\n",
        "**Flaw 1: slow**\n",
        "**Cause**: 2 loops\n",
        "- **策略**：",
        "- **定量影响**：3 %\n",
        "**缺陷1：慢**",
        "**根本原因**：",
        "- **",
        "- 1. ",
        "1. ",
        "$a=b$\n",
    ),
    *(
        "| a | 1 |\n",
        "! image\n",
        "```python\n",
        "[link]\n",
        "::: theorem\n",
        ":::\n",
        "> ",
        "：",
        ":",
    ),
    *(
        "## Part 2: ",
        "## 参考文献\n",
        "**优化方向2**",
        "假设",
        "direction",
        "🚀",
        "①",
        "（一）",
        "\u3000",
    ),
    *(
        "## 2. 严谨的核心数学推导\n",
        "% comment\n",
        "**类比1**：",
        "几何意义",
        "多角度",
        "改进1：",
        "待补充\n",
    ),
)
FORMS = re.compile(r"(?P<mark>#{1,6} |\*\*|- |\d+\. |\$|\||!|```|\[|:::|> |%)?(?P<rest>.*)")
MOST = 25
"""Lines of an article."""
EVERY = 8
"""One article in so many is judged."""
LONGEST = 500
WATCHED = "sphinx_rigor.recognition"
VERIFIED = (
    "date: 2026-01-02\ntitle: T\nslug: t\ntags: [a]\nstatus: completed\ntags_reviewed: true\n"
)


def seeds() -> Iterator[str]:
    """Yield what articles say in brief, and titles."""
    yield from outlines()
    yield from texts("recognition")
    yield from texts("verdict")


@cache
def standards() -> tuple[Standard, ...]:
    """Return the shipped standards that find parts and entries, and a small one."""
    shipped = (load_standard(name, Path()) for name in ("five-part", "five-part-en"))
    return (*shipped, standard(folder()))


def holds(text: str) -> None:
    """Recognise what a text says, with a comment and without; judge some of them."""
    facts, wanted = facts_of(text), standards()[len(text) % 3]
    with in_proportion(text):
        found = recognise(facts, wanted)
    inside(facts, found)
    place = 1 + sum(map(ord, text[:3])) % (facts.end or 1)
    commented = with_comment(facts, place)
    assert seen(found) == seen(recognise(commented, wanted)), place
    if len(text) % EVERY == 0:
        assert said(examine(facts, wanted)) == said(examine(commented, wanted)), place


def seen(found: Reading) -> tuple[object, ...]:
    """Return what of a reading has nothing to do with lines."""
    entries = [
        (each.kind, each.title, each.said, [field_of(one) for one in each.fields])
        for each in found.entries
    ]
    return [each.id for each in found.parts], [each.id for each in found.duplicates], entries


def field_of(found: FoundField) -> tuple[object, ...]:
    """Return what of a field has nothing to do with lines."""
    return found.id, found.text, found.items, found.measured


def said(article: Article) -> tuple[object, ...]:
    """Return what of a verdict has nothing to do with lines."""
    verdict = article.verdict
    return verdict.state, verdict.met, verdict.total, len(verdict.unmet)


def inside(facts: Facts, found: Reading) -> None:
    """Fail where something is found outside of the article."""
    end = facts.blocks[0].end
    for each in (*found.parts, *found.entries):
        assert 1 <= each.place <= each.end <= max(end, each.place), each
    places = [each.place for each in found.parts]
    assert places == sorted(places)


@cache
def front_matter() -> FrontMatter:
    """Return the front matter of each article, read once."""
    return read_front_matter(f"---\n{VERIFIED}---\n")


def facts_of(text: str) -> Facts:
    """Return what a text says, a line a place, by the marks its lines begin with."""
    draft = Draft("")
    draft.front_matter = front_matter()
    lists: list[str] = []
    for line in text.splitlines()[:MOST]:
        match = FORMS.match(line.strip())
        mark, rest = (match["mark"] or "", match["rest"]) if match else ("", "")
        if lists and mark != "- " and not mark[:1].isdecimal():
            draft.items(*lists)
            lists.clear()
        if mark == "- " or mark[:1].isdecimal():
            lists.append(rest)
        else:
            put(draft, mark, rest)
    draft.items(*lists) if lists else None
    return draft.facts()


def put(draft: Draft, mark: str, rest: str) -> None:
    """Add a line to a draft."""
    name, bold, more = rest.partition("**")
    put_as = {
        "**": lambda: draft.bold(name, more) if bold else draft.text(rest),
        "$": lambda: draft.formula(rest),
        "|": lambda: draft.table(2, 2, tuple(rest.split("|"))),
        "!": draft.image,
        "```": lambda: draft.code(rest),
        "[": draft.link,
        ":::": lambda: draft.box(rest.strip() or "theorem"),
        "%": draft.next,
    }
    if mark.startswith("#"):
        draft.heading(len(mark) - 1, rest)
    else:
        put_as.get(mark, lambda: draft.text(rest or " "))()


def with_comment(facts: Facts, place: int) -> Facts:
    """Return the facts of a document with a comment in a line before a place."""
    moved = {
        name: tuple(pushed(each, place) for each in getattr(facts, name))
        for name in (
            "labels",
            "boxes",
            "formulas",
            "tables",
            "code",
            "links",
            "images",
            "paragraphs",
        )
    }
    solid = facts.solid[: place - 1] + b"\0" + facts.solid[place - 1 :]
    blocks = tuple(pushed(each, place) for each in facts.blocks)
    return replace(facts, solid=solid, blocks=blocks, **moved)


def pushed(record, place: int):
    """Return a record one place further down if it begins or ends behind a place."""
    if getattr(record, "end", record.place) < place:
        return record
    changes = {"place": record.place + (record.place >= place)}
    if hasattr(record, "end"):
        changes["end"] = record.end + (record.end >= place)
    if isinstance(record, Block) and record.kind is BlockKind.DOCUMENT:
        changes["place"] = record.place
    return replace(record, **changes)
