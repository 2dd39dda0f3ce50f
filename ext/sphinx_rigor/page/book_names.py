"""Names of files in books: letters of all scripts, nothing that an address reads otherwise.

A document may be called ``b#c`` or ``50%``; readers of books decode such names too often
or not at all, epubcheck refuses them, and to LaTeX ``%`` begins a comment. Documents and
pictures are renamed in the book alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2s
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from sphinx.builders import Builder

if TYPE_CHECKING:
    from docutils import nodes

PLAIN = re.compile(r"[A-Za-z0-9._~/-]")
KEPT = ("L", "M", "N", "P", "S")
"""The categories of Unicode whose characters beyond ASCII stay."""
RESERVED = frozenset({"nav"})
"""Pages that Sphinx adds to a book."""


def plain_name(name: str) -> str:
    """Return a name with a hyphen in the place of what addresses and archives cannot hold."""
    kept = (each if is_plain(each) else "-" for each in normalize("NFC", name))
    return "".join(kept)


def is_plain(letter: str) -> bool:
    """Tell whether a letter may stand in the name of a file."""
    return bool(PLAIN.match(letter)) or (letter > "\x7f" and category(letter)[0] in KEPT)


def book_names(names: Iterable[str]) -> Mapping[str, str]:
    """Return the names in the book, no two alike, not even in small letters."""
    found: dict[str, str] = {}
    taken = set(RESERVED)
    for name in sorted(names, key=lambda each: (plain_name(each) != each, each)):
        plain, number = plain_name(name), 1
        while (found_name := plain if number == 1 else f"{plain}-{number}").casefold() in taken:
            number += 1
        taken.add(found_name.casefold())
        found[name] = found_name
    return found


def plain_picture(name: str) -> str:
    """Return the name of a picture in the book; two that differ stay so."""
    plain = plain_name(name)
    if plain == name:
        return name
    stem, dot, suffix = plain.rpartition(".")
    digest = blake2s(name.encode(errors="surrogatepass"), digest_size=3).hexdigest()
    return f"{stem}-{digest}{dot}{suffix}"


class PlainPictures(Builder):
    """A builder whose pictures have plain names."""

    def post_process_images(self, doctree: nodes.Node) -> None:
        """Rename them before anything asks for their names."""
        super().post_process_images(doctree)
        self.images = {path: plain_picture(name) for path, name in self.images.items()}
