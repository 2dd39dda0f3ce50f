"""Bring the English catalogues of the guide up to date with what it says now.

``make guide-catalogues`` extracts the messages first. Translations of messages that stay are
kept, those of messages that are gone are deleted; what is new stands there empty, to be
translated by hand: nothing is guessed, so that nothing is fuzzy.
Messages without a Chinese character read the same in both languages and are left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

FOREIGN = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
HEADER = """\
# The guide in English. MIT licence.
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def read(path: Path) -> Catalog:
    """Read a catalogue; one that is not there is empty."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as text:
        return read_po(text)


def foreign(template: Path) -> list[str]:
    """Return the messages of a page that need a translation, in order."""
    return [str(each.id) for each in read(template) if each.id and FOREIGN.search(str(each.id))]


def updated(messages: list[str], known: Catalog) -> Catalog:
    """Return a catalogue with just these messages, translated where they were."""
    new = Catalog()
    for text in messages:
        old = known.get(text)
        new.add(text, old.string if old else "", flags=old.flags if old else ())
    return new


def main(templates: str, catalogues: str) -> None:
    """Update the catalogues of all pages, and delete those of pages that are gone."""
    pages = {path.stem: foreign(path) for path in sorted(Path(templates).glob("*.pot"))}
    for path in Path(catalogues).glob("*.po"):
        if path.stem not in pages:
            path.unlink()
    for page, messages in pages.items():
        path = Path(catalogues) / f"{page}.po"
        catalogue = updated(messages, read(path))
        with path.open("wb") as out:
            out.write(HEADER.encode())
            write_po(out, catalogue, width=96, omit_header=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
