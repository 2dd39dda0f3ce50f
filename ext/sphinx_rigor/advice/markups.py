"""How skeletons are written in the formats of documents there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent

import frontmatter

from sphinx_rigor.source import underlined

MARKS = "=-~^"
"""The lines below headings of reStructuredText, by their level."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A format: what Sphinx calls files in it, and how each piece of a skeleton is written.

    ``head`` writes the keys of the front matter, ``heading`` a title of a level, ``note`` what
    only authors see, and ``box`` a box of a kind with its title and what it holds.
    """

    filetypes: tuple[str, ...]
    head: Callable[[Mapping[str, object]], str]
    heading: Callable[[int, str], str]
    note: Callable[[str], str]
    box: Callable[[str, str, Iterable[str]], str]


def markdown_head(keys: Mapping[str, object]) -> str:
    """Write front matter."""
    post = frontmatter.Post("")
    post.metadata.update(keys)
    return frontmatter.dumps(post, sort_keys=False, allow_unicode=True).rstrip()


def markdown_box(kind: str, title: str, inside: Iterable[str]) -> str:
    """Write a directive with a fence."""
    return "\n\n".join([f"```{{{kind}}} {title}", *inside, "```"])


def rest_head(keys: Mapping[str, object]) -> str:
    """Write a list of fields."""
    values = ((name, ", ".join(each) if isinstance(each, list) else each)
              for name, each in keys.items())  # fmt: skip
    return "\n".join(f":{name}: {value}" for name, value in values)


def rest_box(kind: str, title: str, inside: Iterable[str]) -> str:
    """Write a directive with its content below it, further in."""
    return "\n\n".join([f".. {kind}:: {title}", *(indent(each, "   ") for each in inside)])


MARKDOWN = Markup(
    ("markdown", "myst-nb"),
    markdown_head,
    lambda level, title: f"{'#' * level} {title}",
    lambda text: f"<!-- {text.replace('--', '- -')} -->",
    markdown_box,
)
REST = Markup(
    ("restructuredtext",),
    rest_head,
    lambda level, title: underlined(title, MARKS[level - 1]),
    lambda text: f".. {text}",
    rest_box,
)


NOTEBOOK = ".ipynb"
"""Read by what reads Markdown, and not written by hand."""


def markup_of(filetype: str) -> Markup | None:
    """Return the format that Sphinx calls so, ``None`` where it is none of ours."""
    return next((each for each in (MARKDOWN, REST) if filetype in each.filetypes), None)


def usual_suffix(used: Sequence[str], read: Mapping[str, str]) -> str:
    """Return the suffix for one more article: the commonest that is used, of what can be read.

    ``read`` are the suffixes of the site with their file types. Where none is used yet it is
    that of Markdown, if the site reads it.
    """
    known = [name for name, each in read.items() if name != NOTEBOOK and markup_of(each)]
    fitting = [each for each in used if each in known]
    first = sorted(known, key=lambda each: markup_of(read[each]) is not MARKDOWN)
    return max(fitting or first or [".md"], key=fitting.count)
