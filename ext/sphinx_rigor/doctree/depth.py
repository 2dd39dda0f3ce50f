"""Parse what is nested as deep as the parsers can, whatever directives it is.

Both parsers call themselves for what stands in a directive; at a hundred, or less, Python
gives up, and Sphinx ends the build without a word of where. So does MyST-Parser at some
hundred stars around a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from sphinx_rigor.doctree.raw_html import note_faults
from sphinx_rigor.records import Fault

if TYPE_CHECKING:
    from docutils.statemachine import StringList
    from sphinx.application import Sphinx

MOST = 48
DEPTH = "rigor_nested"
"""How many blocks are open, in Sphinx's per-document scratch data."""
LIMITED = "rigor_limited"
"""What marks a method that knows its limit: an application may follow another."""
Parse = Callable[..., Any]


def limited(parse: Parse) -> Parse:
    """Return a parser's method for nested blocks that parses them down to a depth."""

    @wraps(parse)
    def inner(
        state: Any,
        block: StringList,
        input_offset: int,
        node: Any = None,
        *more: Any,
        **named: Any,
    ) -> Any:
        env = getattr(state.document.settings, "env", None)
        if env is None:
            return parse(state, block, input_offset, node, *more, **named)
        scratch = env.temp_data
        depth = scratch.get(DEPTH, 0)
        if depth >= MOST:
            return as_written(state, block, input_offset, node)
        scratch[DEPTH] = depth + 1
        try:
            return parse(state, block, input_offset, node, *more, **named)
        finally:
            scratch[DEPTH] = depth

    setattr(inner, LIMITED, True)
    return inner


def as_written(state: Any, block: StringList, input_offset: int, node: Any) -> int:
    """Show a block as it is written, with a fault; return where it ends."""
    text = "\n".join(block)
    shown = nodes.literal_block(text, text)
    parent = state.state_machine.node if node is None else node
    shown.source, shown.line = source, line = place_of(state, block)
    parent += shown
    env = state.document.settings.env
    note_faults(env, [Fault("too-deep", line, str(MOST), source)])
    return input_offset + len(block)


def place_of(state: Any, block: StringList) -> tuple[str, int]:
    """Return file and line: of a block in reStructuredText, of the directive in Markdown."""
    if not isinstance(state, RSTState):
        source, line = state.state_machine.get_source_and_line()
    else:
        source, above = block.info(0) if block else (None, None)
        line = (above or 0) + 1
    return str(source or ""), line or 1


def shallow(render: Callable[[Any, list[Any]], None]) -> Callable[[Any, list[Any]], None]:
    """Return a renderer's method for tokens that shows as text what marks nest too deep."""

    @wraps(render)
    def inner(renderer: Any, tokens: list[Any]) -> None:
        source, env = str(renderer.document["source"]), renderer.sphinx_env
        for token in tokens:
            if token.children and level_out(token.children) and env is not None:
                line = token.map[0] + 1 if token.map else 1
                note_faults(env, [Fault("too-deep", line, str(MOST), source)])
        render(renderer, tokens)

    setattr(inner, LIMITED, True)
    return inner


def level_out(tokens: Sequence[Any]) -> bool:
    """Make text of the marks around words that nest too deep; tell whether any do."""
    depth, found = 0, False
    for token in tokens:
        if not (token.nesting and token.markup):
            continue
        depth += token.nesting == 1
        if depth > MOST:
            token.type, token.tag, token.content = "text", "", token.markup
            found = True
        depth -= token.nesting == -1
        token.nesting = 0 if token.type == "text" else token.nesting
    return found


def limit(kind: Any, method: str, how: Callable[[Any], Any]) -> None:
    """Have a method of a kind of parser know its limit."""
    parse = getattr(kind, method)
    if not hasattr(parse, LIMITED):
        setattr(kind, method, how(parse))


def on_config_inited(app: Sphinx, _config: object) -> None:
    """Limit the parsers there are."""
    limit(RSTState, "nested_parse", limited)
    if "myst_parser" in app.extensions:
        from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer  # noqa: PLC0415 - absent
        from myst_parser.mocking import MockState  # noqa: PLC0415 - may be absent

        limit(MockState, "nested_parse", limited)
        limit(SphinxRenderer, "_render_tokens", shallow)


def setup(app: Sphinx) -> None:
    """Listen to Sphinx."""
    app.connect("config-inited", on_config_inited)
