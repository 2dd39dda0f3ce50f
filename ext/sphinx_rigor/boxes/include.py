"""Read what an article includes as the article itself is read.

MyST runs a class of its own in place of every directive that inherits from docutils'
``Include``, and says what it has read (``include-read``) before it knows which part of the
file is wanted, and whether as text or as code. Ours does not inherit: it runs the classes of
MyST and Sphinx, and steps in where they hand the text to a parser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import DirectiveError, directives
from sphinx.directives.other import Include
from sphinx.locale import get_translation

from sphinx_rigor.boxes.passages import Passage, count, keep, prepared
from sphinx_rigor.doctree.guard import WatchedDirective

if TYPE_CHECKING:
    from os import PathLike

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_ = get_translation("sphinx_rigor")
INCLUDING = "rigor_including"
"""The passages around what is read now, in Sphinx's per-document scratch data."""
DEEPEST = 32
"""Includes nest this deep; the parser itself gives up not far below."""
MOST = 1024
"""Passages of one document; files that include others twice each would double without end."""


class Reader:
    """MyST's renderer, for one include: it reads text as articles are read."""

    def __init__(self, renderer: Any, env: BuildEnvironment, line: int) -> None:
        """Stand for a renderer; the include is on this line."""
        self.renderer = renderer
        self.env = env
        self.line = line

    def __getattr__(self, name: str) -> Any:
        """Be the renderer in everything else."""
        return getattr(self.renderer, name)

    def nested_render_text(
        self, text: str, lineno: int, heading_offset: int = 0, **options: Any
    ) -> None:
        """Render the wanted part of a file, which begins below line ``lineno``."""
        path = str(self.renderer.document["source"])
        given = Passage(path, text, lineno, heading_offset)
        with including(self.env, given) as within:
            found = replace(prepared(self.env, given), within=within, at=self.line)
            keep(self.env, found)
            self.renderer.nested_render_text(
                found.text, lineno, heading_offset=heading_offset, **options
            )


class SphinxInclude(Include):
    """Sphinx's own, for reStructuredText; what another parser reads may be Markdown."""

    clip_options: Any

    def read_file(self, path: str | PathLike[str]) -> str:
        """Return the wanted part of a file below as many blank lines as stand above it.

        Docutils counts the lines of a part from its own first line.
        """
        read: Callable[[str | PathLike[str]], str] = super().read_file
        wanted = read(path)
        if "literal" in self.options or "code" in self.options:
            return wanted
        clip = self.clip_options
        self.clip_options = (None, None, "", "")
        whole, self.clip_options = read(path), clip
        return "\n" * lines_above(whole, *clip[:3]) + wanted

    def custom_parse(self, text: str) -> list[nodes.Node]:
        """Hand text to the parser that the author named."""
        parsed: Callable[[str], list[nodes.Node]] = super().custom_parse
        if not is_of_myst(self.options["parser"]):
            return parsed(text)
        passage = prepared(self.env, Passage(str(self.options["source"]), text))
        keep(self.env, passage)
        return parsed(passage.text)


def is_of_myst(parser: type) -> bool:
    """Tell whether a parser is one of MyST's."""
    return any(each.__module__.startswith("myst_parser.") for each in parser.__mro__)


def lines_above(whole: str, start: int | None, end: int | None, after: str) -> int:
    """Return how many lines of a file stand above the part that ``include`` is asked for."""
    lines = whole.splitlines()
    above = max(0, len(lines) + start) if start and start < 0 else start or 0
    if not after:
        return above
    part = "\n".join(lines[start:end])
    return above + part.count("\n", 0, part.find(after) + len(after))


class IncludeDirective(WatchedDirective):
    """``include`` in either markup."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        **(Include.option_spec or {}),
        "relative-images": directives.flag,
        "relative-docs": directives.path,
        "heading-offset": directives.nonnegative_int,
    }

    def run(self) -> list[nodes.Node]:
        """Run the class that the markup has for it."""
        renderer = getattr(self.state, "_renderer", None)
        return self.of_sphinx() if renderer is None else self.of_myst(renderer)

    def of_sphinx(self) -> list[nodes.Node]:
        """Include in reStructuredText."""
        own = SphinxInclude(
            self.name,
            self.arguments,
            self.options,
            self.content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        )
        return list(own.run())

    def of_myst(self, renderer: Any) -> list[nodes.Node]:
        """Include in Markdown."""
        from myst_parser.mocking import MockIncludeDirective  # noqa: PLC0415 - may be absent

        reader: Any = Reader(renderer, self.env, self.lineno)
        own: Any = MockIncludeDirective(
            reader,
            name=self.name,
            klass=Include,
            arguments=self.arguments,
            options=self.options,
            body=list(self.content),
            lineno=self.lineno,
        )
        return list(own.run())


@contextmanager
def including(env: BuildEnvironment, passage: Passage) -> Iterator[int]:
    """Read a passage within those around it, unless that would never end.

    What is given is the number of the passage around it.
    """
    around: Any = env.temp_data.setdefault(INCLUDING, [(None, 0)])
    before = count(env)
    if passage in (each for each, _number in around):
        raise DirectiveError(3, _("this file includes itself: %s") % passage.path)
    if len(around) > DEEPEST or before > MOST:
        raise DirectiveError(3, _("too many files are included: %s") % passage.path)
    around.append((passage, before))
    try:
        yield around[-2][1]
    finally:
        around.pop()


def on_config_inited(app: Sphinx, _config: Config) -> None:
    """Take the place of Sphinx's own directive, of that alone."""
    held = directives._directives.get("include")  # type: ignore[attr-defined]  # noqa: SLF001
    if held is Include:
        app.add_directive("include", IncludeDirective, override=True)


def setup(app: Sphinx) -> None:
    """Register the directive once all extensions have theirs."""
    app.connect("config-inited", on_config_inited, priority=900)
