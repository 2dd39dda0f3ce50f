"""Our help beside what Sphinx, MyST and docutils say: the name that was meant, what to write.

Their warnings stay word for word, with their type and place; ours follows after a dash, in the
language of the site. Only the commonest are looked at, told by their type and their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sphinx.locale import __

from sphinx_rigor.memory.extensions import EXTENSIONS
from sphinx_rigor.memory.meant import Names, nearest, nearest_path
from sphinx_rigor.memory.recorder import Remembered
from sphinx_rigor.records import Message, msg

PLACE = re.compile(r"%(?:\(target\))?[rs]")
HEADER = re.compile(r"H(\d) to H(\d)|start at H(\d)")
Say = Callable[[Names, str], Message | None]


class Known(NamedTuple):
    """A warning that we know: its type, how Sphinx words it, what we say of the name in it."""

    type: str
    subtype: str
    words: str
    say: Say


def did_you_mean(near: str) -> Message | None:
    """Ask whether a name was meant, if there is one."""
    return msg("did you mean %(near)s?", near=near) if near else None


def directive(names: Names, written: str) -> Message | None:
    """Say which directive was meant."""
    return of_extension(written) or did_you_mean(nearest(written, names.directives))


def role(names: Names, written: str) -> Message | None:
    """Say which role was meant."""
    return of_extension(written) or did_you_mean(nearest(written, names.roles))


def of_extension(written: str) -> Message | None:
    """Say which extension has a directive or role that is not there."""
    found = EXTENSIONS.get(written) or EXTENSIONS.get(written.partition(":")[0] + ":")
    if not found:
        return None
    return msg("it comes with the extension %(extension)s; add it to conf.py", extension=found)


def label(names: Names, written: str) -> Message | None:
    """Say which label was meant."""
    return did_you_mean(nearest(written, names.labels))


def untitled(_names: Names, written: str) -> Message | None:
    """Say how to refer to a label that has no title."""
    return msg(
        "the label stands above no heading or caption; give the reference words: "
        "words <%(label)s>",
        label=written,
    )


def target(names: Names, written: str) -> Message | None:
    """Say which label or file of a link was meant."""
    if written.endswith((".md", ".rst", ".ipynb")):
        return did_you_mean(nearest_path(written, names.files))
    return label(names, written.lstrip("#"))


def document(names: Names, written: str) -> Message | None:
    """Say which document was meant."""
    return did_you_mean(nearest_path(f"/{written.lstrip('/')}", names.documents))


def equation(names: Names, written: str) -> Message | None:
    """Say which equation was meant, or how equations get labels."""
    return did_you_mean(nearest(written, names.equations))


def term(names: Names, written: str) -> Message | None:
    """Say which term was meant."""
    return did_you_mean(nearest(written, names.terms))


def file(names: Names, written: str) -> Message | None:
    """Say which file was meant; paths of pictures lead from the root."""
    inside = written.removeprefix(f"{names.env.srcdir}/")
    return did_you_mean(nearest_path(inside, names.files - {inside}))


def heading(_names: Names, written: str) -> Message | None:
    """Say which level the heading should have."""
    match = HEADER.search(written)
    if match is None:
        return None
    above = int(match[1] or 0)
    if not above:
        return msg("begin with the title: one #")
    return msg("write %(marks)s, one level below the heading above it", marks="#" * (above + 1))


def lost(_names: Names, _written: str) -> Message | None:
    """Say how readers come to a document."""
    return msg("name it in a toctree, or write orphan: true in its front matter")


UNKNOWN_DIRECTIVE, UNKNOWN_ROLE = 'Unknown directive type "%s"', 'text role "%s"'


def known() -> Iterator[Known]:
    """Yield the warnings that we know, in the language in which Sphinx says them."""
    yield Known("myst", "directive_unknown", "Unknown directive type: %r", directive)
    yield Known("docutils", "", UNKNOWN_DIRECTIVE, directive)
    yield Known("myst", "role_unknown", UNKNOWN_ROLE, role)
    yield Known("docutils", "", UNKNOWN_ROLE, role)
    yield Known("ref", "ref", __("undefined label: %r"), label)
    yield Known(
        "ref",
        "ref",
        __("Failed to create a cross reference. A title or caption not found: %r"),
        untitled,
    )
    yield Known("ref", "numref", "undefined label: %(target)r", label)
    yield Known("ref", "doc", "unknown document: %(target)r", document)
    yield Known("ref", "eq", "equation not found: %(target)s", equation)
    yield Known("ref", "term", "term not in glossary: %(target)r", term)
    yield Known("myst", "xref_missing", "target not found: %r", target)
    yield Known("image", "not_readable", __("image file not readable: %s"), file)
    yield Known("download", "not_readable", __("download file not readable: %s"), file)
    yield Known(
        "toc",
        "not_readable",
        __("toctree contains reference to nonexisting document %r"),
        document,
    )
    yield Known("toc", "not_included", __("document isn't included in any toctree"), lost)
    yield Known("myst", "header", "%s", heading)


def beside(names: Names, said: Remembered) -> Message | None:
    """Return what helps beside a warning, if anything does."""
    first = said.message.partition("\n")[0]
    for each in known():
        if (each.type, each.subtype) == (said.type, said.subtype) and (
            match := words_of(str(each.words)).search(first)
        ):
            return each.say(names, match["name"])
    return None


def words_of(template: str) -> re.Pattern[str]:
    """Return the pattern of a warning's words, with the name that stands in it, if any."""
    place = PLACE.search(template)
    if place is None:
        return re.compile(f"(?P<name>){re.escape(template)}")
    quoted = r"(['\"]?)(?P<name>.+?)\1" if place[0].endswith("r") else "(?P<name>.+?)"
    before, after = template[: place.start()], template[place.end() :]
    end = "" if after else r"\s*$"
    return re.compile(f"{re.escape(before)}{quoted}{re.escape(after)}{end}")
