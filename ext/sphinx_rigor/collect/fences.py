"""Faults of fences in a Markdown document, its directives and syntax as they are here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst import directives

from sphinx_rigor.boxes.passages import Passage
from sphinx_rigor.collect.files import Files
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Enclosed, Fault, FrontMatter
from sphinx_rigor.source import (
    Directives,
    Nest,
    Syntax,
    find_enclosed,
    find_troubles,
    read_fences,
)

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FENCES = ("```", "~~~", ":::", "$$")
DEEP = re.compile(r"^(?:[ \t]{16}|(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])){8})", re.MULTILINE)
"""A line that may stand in as many lists and quotes as are not read."""


class Fences:
    """The fences of one document: those of its own file and of the files it includes."""

    def __init__(
        self,
        env: BuildEnvironment,
        document: nodes.document,
        files: Files,
        matter: FrontMatter,
    ) -> None:
        self.document = document
        self.syntax = syntax_of(env, matter)
        self.read: list[tuple[str, Nest]] = []
        levels: list[int] = []
        for name, each in files.read:
            inside = 0 <= each.within < len(self.read)
            outer = self.read[each.within][1] if inside else None
            level = level_at(outer, each.at) + levels[each.within] if outer else 0
            levels.append(each.offset)
            self.read.append((name, self.read_text(each, level - each.offset)))

    def read_text(self, passage: Passage, around: int) -> Nest:
        """Return the fences of a text, none where nothing looks like one."""
        wanted = any(each in passage.text for each in FENCES) or DEEP.search(passage.text)
        text = passage.text if wanted else ""
        return read_fences(text, self.syntax, passage.above, around)

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with fences and with what was to be one."""
        registry = Directives(self.known, self.takes)
        for name, whole in self.read:
            for each in find_troubles(whole, self.syntax, registry):
                if not self.is_verbatim(each.within):
                    yield Fault(each.rule, each.line, each.detail, name)

    def enclosed(self) -> Iterator[Enclosed]:
        """Yield the headings that stand in fences."""
        for name, whole in self.read:
            for nest, heading, shallow, within in find_enclosed(whole):
                if not self.is_verbatim((*within, nest)):
                    line, at = nest.fence.line, heading.line
                    yield Enclosed(line, nest.opener, at, heading.text, shallow, name)

    def is_verbatim(self, nests: tuple[Nest, ...]) -> bool:
        """Tell whether the content of one of these directives was taken as it is.

        What a directive that is not there would make of its content, nobody knows.
        """
        named = [nest for nest in nests if nest.name]
        if not all(self.known(nest.name) for nest in named):
            return True
        shown = self.shown() if named else ()
        return any("\n".join(r.text for r in nest.body).strip() in shown for nest in named)

    def shown(self) -> set[str]:
        """Return what stands in the document word for word: code, data of other extensions."""
        found: set[str] = set()
        for node in find_nodes(self.document, nodes.Element):
            found |= {
                each.strip() for each in node.attributes.values() if isinstance(each, str)
            }
            if isinstance(node, nodes.FixedTextElement | nodes.raw):
                found.add(node.astext().strip())
        return found - {""}

    def is_code(self, name: str, line: int) -> bool:
        """Tell whether a line stands in code, or in a directive that reads no Markdown."""
        return any(is_code_in(whole, line) for each, whole in self.read if each == name)

    def directive(self, name: str) -> Any:
        """Return the directive of a name, ``None`` where there is none."""
        language: Any = get_language("en", self.document.reporter)
        return directives.directive(name, language, self.document)[0]

    def known(self, name: str) -> bool:
        """Tell whether there is such a directive."""
        return self.directive(name) is not None

    def takes(self, name: str, option: str) -> bool:
        """Tell whether a directive has such an option."""
        return option in (getattr(self.directive(name), "option_spec", None) or ())


def syntax_of(env: BuildEnvironment, matter: FrontMatter) -> Syntax:
    """Return which syntax the document is read with; its front matter may add to conf.py's."""
    names = set(getattr(env.config, "myst_enable_extensions", ()))
    own = matter.get("myst")
    settings: Any = own.value if own and isinstance(own.value, dict) else {}
    added = settings.get("enable_extensions", ())
    names |= set(map(str, added)) if isinstance(added, list | tuple) else set()
    exact = getattr(env.config, "myst_colon_fence_exact_match", False)
    return Syntax.of(names, exact=bool(exact or settings.get("colon_fence_exact_match")))


def level_at(whole: Nest, line: int) -> int:
    """Return the level of the last heading above a line of a text, as written."""
    before = [each.level for each in whole.blocks.headings if each.line < line]
    return before[-1] if before else whole.around


def is_code_in(nest: Nest | None, line: int) -> bool:
    """Tell whether a line of a text stands in code."""
    while nest and nest.parsed:
        inside = (each for each in nest.nests if each.fence.line < line <= each.fence.end)
        nest = next(inside, None)
    return nest is not None
