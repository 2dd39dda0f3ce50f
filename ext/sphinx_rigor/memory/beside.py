"""Our help beside what Sphinx, MyST and docutils say: the name that was meant, what to write.

Their warnings stay word for word, with their type and place; ours follows after a dash, in the
language of the site. Only the commonest are looked at, told by their type and their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import __, get_translation

from sphinx_rigor.memory.extensions import EXTENSIONS
from sphinx_rigor.memory.meant import Meant
from sphinx_rigor.memory.recorder import Remembered
from sphinx_rigor.records import Message, msg

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_ = get_translation("sphinx_rigor")
PLACE = re.compile(r"%(?:\(target\))?[rs]")
HEADER = re.compile(r"H(\d) to H(\d)|start at H(\d)")
Say = Callable[[Meant, str], Message | None]


class Known(NamedTuple):
    """A warning that we know: its type, how Sphinx words it, what we say of the name in it."""

    type: str
    subtype: str
    words: str
    say: Say


class Help:
    """What helps beside the warnings of a build, each looked up once."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look into an environment."""
        self.env, self.meant = env, Meant(env)
        self.found: dict[tuple[str, str, str], str] = {}

    def renew(self) -> None:
        """Look for names anew from here on: there are more."""
        self.meant = Meant(self.env)

    def beside(self, said: Remembered) -> str:
        """Return what helps beside a warning in the site's language, ``""`` if nothing does."""
        key = (said.type, said.subtype, said.message)
        if key not in self.found:
            message = beside(self.meant, said)
            text = message.render(lambda text: str(_(text))) if message else ""
            self.found[key] = text
        return self.found[key]


def did_you_mean(near: str) -> Message | None:
    """Ask whether a name was meant, if there is one."""
    return msg("did you mean %(near)s?", near=near) if near else None


def directive(names: Meant, written: str) -> Message | None:
    """Say which directive was meant."""
    return of_extension(written) or did_you_mean(names.directives.nearest(written))


def role(names: Meant, written: str) -> Message | None:
    """Say which role was meant."""
    return of_extension(written) or did_you_mean(names.roles.nearest(written))


def of_extension(written: str) -> Message | None:
    """Say which extension has a directive or role that is not there."""
    found = EXTENSIONS.get(written) or EXTENSIONS.get(written.partition(":")[0] + ":")
    if not found:
        return None
    return msg("it comes with the extension %(extension)s; add it to conf.py", extension=found)


def label(names: Meant, written: str) -> Message | None:
    """Say which label was meant."""
    return did_you_mean(names.labels.nearest(written))


def untitled(_names: Meant, written: str) -> Message | None:
    """Say how to refer to a label that has no title."""
    return msg(
        "the label stands above no heading or caption; give the reference words: "
        "words <%(label)s>",
        label=written,
    )


def target(names: Meant, written: str) -> Message | None:
    """Say which label or file of a link was meant."""
    if written.endswith((".md", ".rst", ".ipynb")):
        return did_you_mean(names.files.nearest(written))
    return label(names, written.lstrip("#"))


def document(names: Meant, written: str) -> Message | None:
    """Say which document was meant."""
    return did_you_mean(names.documents.nearest(f"/{written.lstrip('/')}"))


def equation(names: Meant, written: str) -> Message | None:
    """Say which equation was meant, or how equations get labels."""
    return did_you_mean(names.equations.nearest(written))


def term(names: Meant, written: str) -> Message | None:
    """Say which term was meant."""
    return did_you_mean(names.terms.nearest(written))


def file(names: Meant, written: str) -> Message | None:
    """Say which file was meant; paths of pictures lead from the root."""
    inside = written.removeprefix(f"{names.env.srcdir}/")
    return did_you_mean(names.files.nearest(inside))


def heading(_names: Meant, written: str) -> Message | None:
    """Say which level the heading should have."""
    match = HEADER.search(written)
    if match is None:
        return None
    above = int(match[1] or 0)
    if not above:
        return msg("begin with the title: one #")
    return msg("write %(marks)s, one level below the heading above it", marks="#" * (above + 1))


def lost(_names: Meant, _written: str) -> Message | None:
    """Say how readers come to a document."""
    return msg(
        "name it in a toctree, or write orphan: true in its front matter,"
        " :orphan: in reStructuredText"
    )


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


def beside(names: Meant, said: Remembered) -> Message | None:
    """Return what helps beside a warning, if anything does."""
    first = said.message.partition("\n")[0]
    for each in known():
        if (each.type, each.subtype) == (said.type, said.subtype) and (
            match := words_of(str(each.words)).search(first)
        ):
            return each.say(names, match["name"])
    return None


@lru_cache(maxsize=64)
def words_of(template: str) -> re.Pattern[str]:
    """Return the pattern of a warning's words, with the name that stands in it, if any."""
    place = PLACE.search(template)
    if place is None:
        return re.compile(f"(?P<name>){re.escape(template)}")
    quoted = r"(['\"]?)(?P<name>.+?)\1" if place[0].endswith("r") else "(?P<name>.+?)"
    before, after = template[: place.start()], template[place.end() :]
    end = "" if after else r"\s*$"
    return re.compile(f"{re.escape(before)}{quoted}{re.escape(after)}{end}")
