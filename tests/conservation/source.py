"""A document of everything: each construct in each container, every word of it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from conservation.syntaxes import Syntax

CONSONANTS, VOWELS = "bdgklmnprtvz", "aou"
"""No ligature, no suffix that a stemmer takes off, no letter that begins a word of ours."""
PICTURE = "picture.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'


@dataclass(frozen=True)
class Block:
    """What an author wrote in one piece: its words, and where it stands."""

    construct: str
    container: str
    words: tuple[str, ...]


@dataclass
class Author:
    """Writes constructs, and notes each block written."""

    syntax: Syntax
    blocks: list[Block] = field(default_factory=list)
    count: int = 0

    def word(self) -> str:
        """Return a word that stands nowhere else."""
        number, letters = self.count, "x"
        self.count += 1
        for _ in range(3):
            number, consonant = divmod(number, len(CONSONANTS))
            number, vowel = divmod(number, len(VOWELS))
            letters += CONSONANTS[consonant] + VOWELS[vowel]
        return letters

    def say(self, construct: str, container: str, count: int) -> list[str]:
        """Return the words of a block."""
        words = [self.word() for _ in range(count)]
        self.blocks.append(Block(construct, container, tuple(words)))
        return words


Construct = Callable[[Author, str], list[str]]


def paragraph(author: Author, where: str) -> list[str]:
    return [" ".join(author.say("paragraph", where, 12))]


def paragraphs(author: Author, where: str) -> list[str]:
    """Return paragraphs that fill more than a page."""
    return [line for _ in range(45) for line in (*paragraph(author, where), "")]


def listing(author: Author, where: str) -> list[str]:
    words = author.say("listing", where, 80)
    code = [f"print('{word}')" for word in words]
    code[40] += "  # " + "long line " * 30
    return author.syntax.directive("code-block", "python", code)


def note(author: Author, where: str) -> list[str]:
    return author.syntax.directive("note", "", paragraph(author, f"note in {where}"))


def topic(author: Author, where: str) -> list[str]:
    title = author.say("title", f"topic in {where}", 1)[0]
    return author.syntax.directive("topic", title, paragraph(author, f"topic in {where}"))


def table(author: Author, where: str) -> list[str]:
    words = author.say("table", where, 82)
    return author.syntax.table([words[n : n + 2] for n in range(0, 82, 2)])


def figure(author: Author, where: str) -> list[str]:
    alt = " ".join(author.say("alternative", where, 3))
    caption = " ".join(author.say("caption", where, 4))
    return author.syntax.directive("figure", PICTURE, [caption], alt=alt)


def footnote(author: Author, where: str) -> list[str]:
    before, *words = author.say("sentence", where, 1) + author.say("footnote", where, 6)
    return author.syntax.footnote(f"f{author.count}", before, " ".join(words))


def citation(author: Author, where: str) -> list[str]:
    before, *words = author.say("sentence", where, 1) + author.say("citation", where, 6)
    return author.syntax.citation(f"C{author.count}", before, " ".join(words))


def bullets(author: Author, where: str) -> list[str]:
    words = author.say("list", where, 6)
    return [f"- {word}" for word in words]


def steps(author: Author, where: str) -> list[str]:
    body: list[str] = []
    for _ in range(3):
        title, reason = author.say("step", where, 1)[0], author.say("reason", where, 3)
        inside = paragraph(author, f"step in {where}")
        body += author.syntax.directive(
            "derivation-step", title, inside, because=" ".join(reason)
        )
        body += [""]
    return author.syntax.directive("step-by-step", body=body)


def display(author: Author, where: str) -> list[str]:
    return rows(author, where, "{}")


def aligned(author: Author, where: str) -> list[str]:
    return rows(author, where, "\\begin{{aligned}}\n{}\n\\end{{aligned}}")


def rows(author: Author, where: str, around: str) -> list[str]:
    words = author.say("display", where, 70)
    body = " \\\\\n".join(f"a &= \\text{{{word}}}" for word in words)
    return author.syntax.directive("math", "", around.format(body).splitlines())


def tabs(author: Author, where: str) -> list[str]:
    names = author.say("tab", where, 2)
    items = [
        line
        for name in names
        for line in author.syntax.directive(
            "tab-item", name, paragraph(author, f"tab in {where}")
        )
    ]
    return author.syntax.directive("tab-set", body=items)


def card(author: Author, where: str) -> list[str]:
    title = author.say("title", f"card in {where}", 2)
    return author.syntax.directive(
        "card", " ".join(title), paragraph(author, f"card in {where}")
    )


def dropdown(author: Author, where: str) -> list[str]:
    title = author.say("title", f"dropdown in {where}", 2)
    body = paragraph(author, f"dropdown in {where}")
    return author.syntax.directive("dropdown", " ".join(title), body)


def details(author: Author, where: str) -> list[str]:
    title = author.say("title", f"details in {where}", 2)
    body = paragraph(author, f"details in {where}")
    return author.syntax.directive("derivation-detail", " ".join(title), body)


def nested(author: Author, where: str) -> list[str]:
    title = author.say("title", f"proof in {where}", 2)
    body = [*listing(author, f"proof in {where}"), "", *paragraph(author, f"proof in {where}")]
    return author.syntax.directive("proof", " ".join(title), body, collapsible="")


def glossary(author: Author, where: str) -> list[str]:
    term, *words = author.say("term", where, 1) + author.say("definition", where, 5)
    return author.syntax.directive("glossary", "", [term, f"  {' '.join(words)}"])


def only(author: Author, where: str) -> list[str]:
    return [
        line
        for tag in ("html", "latex", "not html and not latex")
        for line in (
            *author.syntax.directive("only", tag, paragraph(author, f"only {tag} in {where}")),
            "",
        )
    ]


CONSTRUCTS: tuple[Construct, ...] = (
    *(paragraph, listing, note, table, figure, footnote, citation, bullets, steps),
    *(display, aligned, tabs, card, dropdown, details, nested, glossary, only, paragraphs),
)
FLAT: tuple[Construct, ...] = (paragraph, figure, footnote, bullets)
"""What a cell of a table or a quotation has room for."""
CONTAINERS = (
    "note",
    "warning",
    "topic",
    "card",
    "dropdown",
    "derivation-detail",
    "step",
    "item",
    "tab",
)


def document(
    author: Author,
    kinds: Iterable[str],
    containers: Iterable[str] = CONTAINERS,
    constructs: Iterable[Construct] = CONSTRUCTS,
) -> str:
    """Return a document: a section for each box and container, every construct in each."""
    lines = title(author)
    for kind in kinds:
        lines += section(author, kind)
        name = " ".join(author.say("title", kind, 2))
        body = held(author, kind, (*constructs, topic))
        lines += [*author.syntax.directive(kind, name, body), ""]
    for container in containers:
        lines += [*section(author, container), *contained(author, container, constructs), ""]
    for around in (author.syntax.quote, author.syntax.item):
        lines += [*section(author, around.__name__), *around(held(author, "quote", FLAT)), ""]
    return "\n".join([*lines, *cells(author)]) + "\n"


def title(author: Author) -> list[str]:
    return (
        [f"# {name}" if author.syntax.suffix == ".md" else f"{name}\n{'=' * len(name)}", ""]
        if (name := author.say("heading", "document", 1)[0])
        else []
    )


def section(author: Author, where: str) -> list[str]:
    heading = author.say("heading", where, 2)
    return [*author.syntax.heading(" ".join(heading)), "", *paragraph(author, where), ""]


def held(author: Author, where: str, constructs: Iterable[Construct]) -> list[str]:
    """Return the body of a container: each construct between blank lines."""
    return [line for make in constructs for line in (*make(author, where), "")][:-1]


def contained(author: Author, container: str, constructs: Iterable[Construct]) -> list[str]:
    """Return one of the containers that others know, and all that it holds."""
    bare, syntax = container in {"note", "warning", "item"}, author.syntax
    name = "" if bare else author.say("title", container, 1)[0]
    body = held(author, container, constructs)
    if container == "item":
        return syntax.item(body)
    if container == "tab":
        return syntax.directive("tab-set", body=syntax.directive("tab-item", name, body))
    if container == "step":
        return syntax.directive(
            "step-by-step", body=syntax.directive("derivation-step", name, body)
        )
    return syntax.directive(container, name, body)


def cells(author: Author) -> list[str]:
    """Return a table whose cells hold blocks."""
    items: list[str] = []
    for make in FLAT:
        left = author.syntax.item(make(author, "cell"))
        right = author.syntax.item(paragraph(author, "cell"))
        row = [*left, *right]
        items += [f"* {row[0]}", *(f"  {line}".rstrip() for line in row[1:])]
    return author.syntax.directive("list-table", "", items)
