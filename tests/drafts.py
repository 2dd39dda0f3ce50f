"""Articles as facts, written line by line without Sphinx, and a small standard."""

from __future__ import annotations

from pathlib import Path

from sphinx_rigor.records.facts import (
    Block,
    BlockKind,
    Box,
    Check,
    CodeBlock,
    EquationLink,
    EquationName,
    Facts,
    Fault,
    Formula,
    Image,
    Label,
    LabelForm,
    Link,
    Paragraph,
    Step,
    Table,
)
from sphinx_rigor.records.model import Message, Series, State, Verdict
from sphinx_rigor.records.words import count_words
from sphinx_rigor.source.front_matter import read_front_matter
from sphinx_rigor.standard.file import load_standard
from sphinx_rigor.standard.schema import Standard
from sphinx_rigor.verdict.article import Article, examine

FINISHED = """\
title: T
slug: t
date: 2026-01-02
status: done
"""
SMALL = r"""
[standard]
name = "small"
closing = '^References'
[front-matter]
required = ["title", "slug", "date", "status"]
optional = ["checked", "source"]
[front-matter.types]
checked = "bool"
[status]
values = ["draft", "done"]
enforced = ["done"]
[[part]]
id = "proof"
title = "Part 1: Proof"
match = '^Part 1'
[[part.require]]
what = "formula"
min = 2
[[part]]
id = "faults"
title = "Part 2: Faults"
match = '^Part 2'
[[part.require]]
what = "entry"
kind = "flaw"
min = 1
each = ["cause", { field = "steps", items = 2 }]
[kinds.flaw]
title = "flaw"
match = '^Flaw \d'
[kinds.flaw.fields]
cause = { title = "Cause", match = '^Cause', number = true }
steps = { title = "Steps", match = '^Steps' }
"""

GOOD = f"""---
{FINISHED}---
# T

## Part 1: Proof

$$a=b$$

$$b=c$$

## Part 2: Faults

**Flaw 1: slow**

**Cause**: 2 loops

**Steps**:

1. one
2. two
"""
BAD = GOOD.replace("$$b=c$$", "{unknown}`role`").replace("slug: t", "slug: u")
PLAN = """
[plan]
as_of = 2026-01-01
articles = "articles"
[hours]
easy = [1, 2]
[[goal]]
id = "soon"
title = "Soon"
date = 2026-01-15
target = 2
[[topic]]
id = "attention"
title = "Attention"
tags = ["RoPE"]
claimed = 5
[[topic]]
id = "moe"
title = "MoE"
match = '^MoE'
parent = "attention"
[[batch]]
id = "1"
title = "First"
priority = 1
hours = [4, 6]
articles = ["a", "b.md"]
"""


def standard(folder: Path, text: str = SMALL) -> Standard:
    """Return a standard from its TOML."""
    path = folder / "small.toml"
    path.write_text(text, encoding="utf-8")
    return load_standard(str(path), folder)


class Draft:
    """Facts in the making; each call adds one line."""

    def __init__(self, front_matter: str = FINISHED) -> None:
        text = f"---\n{front_matter}---\n" if front_matter else ""
        self.front_matter = read_front_matter(text)
        self.line = text.count("\n")
        self.kept: dict[str, list] = {}
        self.passed: bool | None = None
        self.blocks = [Block(BlockKind.DOCUMENT, 1, 10_000, -1)]

    def add(self, name: str, record: object) -> Draft:
        self.kept.setdefault(name, []).append(record)
        return self

    def next(self) -> int:
        self.line += 1
        return self.line

    def heading(self, level: int, text: str) -> Draft:
        return self.add("labels", Label(LabelForm.HEADING, self.next(), text, 0, 0, level))

    def bold(self, text: str, rest: str = "") -> Draft:
        line = self.next()
        self.add("labels", Label(LabelForm.BOLD, line, text, 0, 0, 0, rest, bold=True))
        return self.add("paragraphs", Paragraph(line, text + rest, 1, 0))

    def items(self, *texts: str) -> Draft:
        """Add a list; ``label: rest`` makes a labelled item."""
        parent = len(self.blocks)
        self.blocks.append(Block(BlockKind.LIST, self.line + 1, self.line + len(texts), 0))
        for text in texts:
            line, own = self.next(), len(self.blocks)
            self.blocks.append(Block(BlockKind.ITEM, line, line, parent))
            name, colon, rest = text.partition(": ")
            if colon:
                self.add("labels", Label(LabelForm.ITEM, line, name, own, own, 0, rest))
            self.add("paragraphs", Paragraph(line, text, 1, own))
        return self

    def text(self, text: str = "Words.") -> Draft:
        return self.add("paragraphs", Paragraph(self.next(), text, count_words(text), 0))

    def formula(self, source: str) -> Draft:
        return self.add("formulas", Formula(self.next(), source, display=True, block=0))

    def table(self, rows: int = 1, columns: int = 2, header: tuple[str, ...] = ()) -> Draft:
        return self.add("tables", Table(self.next(), header, rows, columns, 0))

    def code(self, language: str = "") -> Draft:
        return self.add("code", CodeBlock(self.next(), language, 1, 0))

    def code_check(self) -> Draft:
        """Add a check of which the record knows nothing."""
        self.passed = False
        return self.add("checks", Check(self.next(), "testcode", ("default",), True, "", 0))

    def image(self) -> Draft:
        return self.add("images", Image(self.next(), "a.png", 0))

    def link(self, target: str = "https://example.org") -> Draft:
        return self.add("links", Link(self.next(), target, 0))

    def full_box(self, kind: str, *, words: int) -> Draft:
        """Add a box of one line; ``words`` 0 leaves it to formulas."""
        line, own = self.next(), len(self.blocks)
        self.blocks.append(Block(BlockKind.BOX, line, line, 0))
        self.add("paragraphs", Paragraph(line, "$a$", words, own))
        return self.add("boxes", Box(kind, line, line, "", 0, own))

    def step(self, title: str, text: str) -> Draft:
        """Add a step of one line; formulas in its text count as words of the paragraph."""
        line = self.next()
        for each in (title, text):
            if each:
                self.add("paragraphs", Paragraph(line, each, len(each.split()), 0))
        return self.add("steps", Step(line, line, title, 0))

    def box(self, kind: str, *, empty: bool = False) -> Draft:
        return self.add("boxes", Box(kind, self.next(), self.line, "", 0, 0, empty))

    def fault(self, rule: str, detail: str = "") -> Draft:
        return self.add("faults", Fault(rule, self.next(), detail))

    def equation(self, tag: str = "", labels: tuple[str, ...] = ()) -> Draft:
        return self.add("equations", EquationName(self.next(), tag, labels))

    def equation_link(self, target: str) -> Draft:
        return self.add("equation_links", EquationLink(self.next(), target))

    def facts(self, docname: str = "articles/a") -> Facts:
        return Facts(
            docname=docname,
            path=f"{docname}.md",
            digest="",
            title="",
            solid=bytes([1]) * self.line,
            front_matter=self.front_matter,
            blocks=tuple(self.blocks),
            passed=self.passed,
            **{name: tuple(found) for name, found in self.kept.items()},
        )

    def article(self, wanted: Standard, docname: str = "articles/a") -> Article:
        return examine(self.facts(docname), wanted)


def judged(
    name: str,
    state: State = State.STUB,
    *,
    met: int = 0,
    series: tuple[str, int] | None = None,
    difficulty: str = "",
    unmet: tuple[Message, ...] = (),
) -> Verdict:
    """Return the verdict on an article of four requirements."""
    return Verdict(
        docname=f"articles/{name}",
        path=f"articles/{name}.md",
        title=name.title(),
        status="draft",
        enforced=state in {State.VERIFIED, State.CLAIMED},
        state=state,
        met=met,
        total=4,
        unmet=unmet,
        difficulty=difficulty,
        series=Series(*series) if series else None,
    )


def complete() -> Draft:
    """Return a draft that the small standard finds nothing wrong with."""
    return (
        Draft()
        .heading(2, "Part 1: Proof")
        .formula("a=b")
        .formula("b=c")
        .heading(2, "Part 2: Faults")
        .bold("Flaw 1: slow")
        .bold("Cause", ": 2 loops")
        .bold("Steps", "")
        .items("one", "two")
    )
