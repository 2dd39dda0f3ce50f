"""Read a document's front matter with the line and the type of each key.

Sphinx's own ``env.metadata`` turns every value into a string and keeps the last of
two equal keys without a word, so the YAML is read here, by PyYAML's marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

import yaml

from sphinx_rigor.records import Fault, FrontMatter, Key
from sphinx_rigor.source.lines import BREAK, line_starts

FENCE = re.compile(r"---[ \t]*\r?\n")
CLOSE = re.compile(r"^(---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
KEY = re.compile(r"\s*[\w-]+[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)
HEADING = re.compile(r"^\s*\n(?:#{1,6}[ \t]|`{3}|:{3})", re.MULTILINE)
TOML = re.compile(r"\+\+\+[ \t]*\r?\n\s*(?:#.*\s+)*(?:\[+)?[\w.\"'-]+(?:\][ \t]*\r?\n|[ \t]*=)")
TYPES = {
    "tag:yaml.org,2002:str": "str",
    "tag:yaml.org,2002:int": "int",
    "tag:yaml.org,2002:float": "float",
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:timestamp": "date",
    "tag:yaml.org,2002:seq": "list",
    "tag:yaml.org,2002:map": "map",
}
MOST = 10_000
"""Values that front matter may stand for; a few aliases of aliases stand for billions."""
EXPANDS = f"it stands for more than {MOST} values, those of an alias counted each time"
UNBUILT = (ValueError, ArithmeticError, AttributeError, LookupError, TypeError, yaml.YAMLError)
"""What PyYAML raises of values that are not what their tag says, such as ``!!bool x``."""
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_front_matter(text: str) -> FrontMatter:
    """Return the YAML block at the top of ``text``; never raises on bad YAML."""
    opening = FENCE.match(text)
    if not opening:
        return FrontMatter()
    closing = CLOSE.search(text, opening.end())
    if not closing:
        return FrontMatter()
    return read_block(text[opening.end() : closing.start()])


def front_matter_faults(text: str) -> Iterator[Fault]:
    """Yield a fault where front matter is begun and never ended, or is not YAML but TOML."""
    if TOML.match(text):
        yield Fault("toml-front-matter", 1)
    opening = FENCE.match(text)
    if not opening or not KEY.match(text, opening.end()):
        return
    closing = CLOSE.search(text, opening.end())
    block = text[opening.end() : closing.start()] if closing else ""
    if not closing or (HEADING.search(block) and read_block(block).error):
        yield Fault("unclosed-front-matter", 1)


def read_block(block: str) -> FrontMatter:
    """Read the YAML between the fences, whose first line is the file's second."""
    starts = line_starts(block)
    try:
        node = yaml.compose(block, Loader=Loader)
        if values_of(node, {}) > MOST:
            return FrontMatter(1, (), EXPANDS, 1)
        return FrontMatter(1, mapping_keys(node, starts))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = file_line(mark, starts) if mark else 1
        return FrontMatter(1, (), str(error.problem or error.context), line)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FrontMatter(1, (), str(error).splitlines()[0], 1)


def values_of(node: yaml.Node | None, known: dict[int, int]) -> int:
    """Return how many values a node stands for, those of each alias counted again."""
    if not isinstance(node, yaml.CollectionNode):
        return 1
    if id(node) not in known:
        known[id(node)] = MOST  # what an alias in itself stands for
        pairs = isinstance(node, yaml.MappingNode)
        parts = chain.from_iterable(node.value) if pairs else node.value
        known[id(node)] = 1 + sum(values_of(each, known) for each in parts)
    return known[id(node)]


def without_excess(text: str) -> str:
    """Return a text whose front matter, where it would take forever, is blank."""
    if read_front_matter(text).error != EXPANDS:
        return text
    opening, closing = FENCE.match(text), CLOSE.search(text, 4)
    if not opening or not closing:
        return text
    block = text[opening.end() : closing.start()]
    return text[: opening.end()] + "\n" * len(BREAK.findall(block)) + text[closing.start() :]


def file_line(mark: yaml.Mark, starts: Sequence[int]) -> int:
    """Return the line of the file that a mark of YAML is on, from where the block's begin.

    YAML has lines that end at U+0085 and U+2028, where neither editors nor Markdown end them.
    """
    return bisect_right(starts, mark.index) + 1


def mapping_keys(node: yaml.Node | None, starts: Sequence[int]) -> tuple[Key, ...]:
    """Return the keys of the top mapping, duplicates included.

    Raises ``YAMLError`` where the block is not a mapping.
    """
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        raise yaml.YAMLError("not a list of keys and values")
    loader = Loader("")
    try:
        own = [
            read_key(loader, key, value, file_line(key.start_mark, starts))
            for key, value in node.value
            if not merges(key)
        ]
        names = {each.name for each in own}
        merged = [each for each in merged_keys(loader, node, starts) if each.name not in names]
        return (*merged, *own)
    finally:
        loader.dispose()


def merges(key: yaml.Node) -> bool:
    """Tell whether a key takes over the keys of another mapping: ``<<: *base``."""
    return bool(key.tag == "tag:yaml.org,2002:merge")


def merged_keys(
    loader: yaml.SafeLoader, node: yaml.MappingNode, starts: Sequence[int]
) -> list[Key]:
    """Return the keys that a mapping takes over, each on the line that takes it over."""
    found: dict[str, Key] = {}
    for key, value in node.value:
        if merges(key):
            flat = yaml.MappingNode(node.tag, [(key, value)], node.start_mark, node.end_mark)
            loader.flatten_mapping(flat)
            line = file_line(key.start_mark, starts)
            for name, each in flat.value:
                one = read_key(loader, name, each, line)
                found.setdefault(one.name, one)
    return list(found.values())


def read_key(loader: yaml.SafeLoader, key: yaml.Node, value: yaml.Node, line: int) -> Key:
    """Return one key of a line; what YAML cannot build (month 13) stays a string."""
    kind = TYPES.get(value.tag, "str")
    try:
        built = loader.construct_object(value, deep=True)
    except UNBUILT:
        built, kind = as_text(value), "str"
    each = value.value if isinstance(value, yaml.SequenceNode) else ()
    items = tuple((as_text(one), TYPES.get(one.tag, "str")) for one in each)
    return Key(as_text(key), built, kind, line, as_text(value), items)


def as_text(node: yaml.Node) -> str:
    """Return a scalar's text, anything else as YAML in one line."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.MappingNode):
        return f"{{{', '.join(f'{as_text(key)}: {as_text(one)}' for key, one in node.value)}}}"
    return f"[{', '.join(map(as_text, node.value))}]"
