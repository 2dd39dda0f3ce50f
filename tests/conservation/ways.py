"""The ways out of a document: how each is made, and what stands in what comes out."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from babel.messages.pofile import read_po

from conservation.source import Block

UNREAD = frozenset({"script", "style", "head", "annotation"})
WORD = re.compile(r"x(?:[bdgklmnprtvz][aou]){3}")
NAME = "everything"


@dataclass(frozen=True)
class Way:
    """A way out: the builder, what ``only`` finds it to be, what reads its result."""

    builder: str
    tag: str
    read: Callable[[Path], str]
    lost: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    in_order: bool = True

    def of(self, tag: str) -> Way:
        """Return the same way for what is built as something else."""
        return replace(self, tag=tag)

    def expects(self, block: Block) -> bool:
        """Tell whether a block must be found."""
        tag = block.container.partition(" in ")[0].removeprefix("only ")
        shown = not block.container.startswith("only ") or self.tag in {tag, "any"}
        return shown and block.construct not in self.lost


def words_of(text: str) -> list[str]:
    """Return the words of ours in a text: in small letters, hyphens and breaks taken out."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    return WORD.findall(re.sub(r"-\s*\n|\s|\\[&-]", "", plain))


class Reader(HTMLParser):
    """What a page says: its text, and what stands for its pictures."""

    def __init__(self) -> None:
        """Begin before the page."""
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in UNREAD
        self.said += [f" {value} " for name, value in attrs if name == "alt" and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def page_text(html: str) -> str:
    reader = Reader()
    reader.feed(html)
    return "".join(reader.said)


def file(name: str) -> Callable[[Path], str]:
    return lambda out: (out / name).read_text("utf-8")


def page(name: str) -> Callable[[Path], str]:
    return lambda out: page_text((out / name).read_text("utf-8"))


def catalogue(out: Path) -> str:
    with (out / f"{NAME}.pot").open("rb") as stream:
        return "\n".join(str(message.id) for message in read_po(stream))


def search_index(out: Path) -> str:
    text = (out / "searchindex.js").read_text("utf-8")
    index = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return "\n".join([*index["terms"], *index["titleterms"]])


def ebook(out: Path) -> str:
    with zipfile.ZipFile(out / f"{NAME}.epub") as book:
        return page_text(book.read(f"{NAME}.xhtml").decode())


HEADINGS = frozenset({"heading"})
"""What contents lists and running heads repeat."""
PICTURES = frozenset({"alternative"})
"""What stands for a picture is not said where the picture is shown."""
PAPER = Way("html", "html", page(f"{NAME}.html"), lost=PICTURES)
"""Heads of tables and rows at the foot of a page may stand on two."""
WAYS = {
    "html": Way("html", "html", page(f"{NAME}.html"), twice=HEADINGS),
    "dirhtml": Way("dirhtml", "html", page(f"{NAME}/index.html"), twice=HEADINGS),
    "singlehtml": Way("singlehtml", "html", page("index.html"), twice=HEADINGS),
    "text": Way("text", "", file(f"{NAME}.txt")),
    "man": Way("man", "", file(f"{NAME}.1")),
    "texinfo": Way(
        # Menus name the sections, the index the terms.
        *("texinfo", "", file(f"{NAME}.texi")),
        twice=HEADINGS | {"term"},
    ),
    # Formulas and the names of references are not translated.
    "gettext": Way("gettext", "any", catalogue, lost=frozenset({"display"})),
    "search": Way("html", "html", search_index, lost=PICTURES, in_order=False),
    "epub": Way("epub", "html", ebook),
}


def missing(way: Way, blocks: Sequence[Block], text: str) -> Iterator[str]:
    """Yield what is not found, or not in order."""
    found = words_of(text)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(found):
        places.setdefault(word, []).append(place)
    for block in blocks:
        if way.expects(block) and not stands(block, places, in_order=way.in_order):
            lost = [word for word in block.words if word not in places]
            yield f"{block.construct} in {block.container}: {' '.join(lost) or 'out of order'}"


def stands(block: Block, places: dict[str, list[int]], *, in_order: bool) -> bool:
    """Tell whether the words of a block are all there, one after the other."""
    last = -1
    for word in block.words:
        after = [place for place in places.get(word, ()) if place > last or not in_order]
        if not after:
            return False
        last = after[0]
    return True


def lonely(blocks: Sequence[Block], text: str) -> Iterator[str]:
    """Yield the headings and titles that stand at the foot of a page without what follows."""
    pages = {
        word: n for n, page in enumerate(text.split("\f")) for word in words_of(page)[::-1]
    }
    for block, after in pairwise(blocks):
        titled = block.construct in {"heading", "title"} and after.construct == "paragraph"
        if titled and pages.get(block.words[-1]) != pages.get(after.words[0]):
            yield f"{block.construct} in {block.container}"


def repeated(way: Way, blocks: Sequence[Block], text: str) -> Iterator[str]:
    """Yield what stands more than once and is not known to."""
    found = words_of(text)
    for block in blocks:
        if block.construct not in way.twice and any(
            found.count(word) > 1 for word in block.words
        ):
            yield f"{block.construct} in {block.container}"
