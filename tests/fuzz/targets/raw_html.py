"""Tags in raw HTML are those that a browser finds, and what runs code is found in any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from fuzz.budget import in_proportion
from fuzz.seeds import texts, texts_with
from sphinx_rigor.page.xhtml import as_xhtml
from sphinx_rigor.source import (
    find_tags,
    hides,
    read_attributes,
    read_tags,
    running_html,
    unfinished_tag,
)

WATCHED = "sphinx_rigor.source"
WORDS = (
    *(
        "<div>",
        "</div>",
        "<b ",
        "<br/>",
        "<!--",
        "-->",
        "--!>",
        "<![CDATA[",
        "]]>",
        "<?x",
        "<!x",
    ),
    *(
        "<script>",
        "</script",
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<svg ",
        "<math>",
    ),
    *(
        "<title>",
        "<pre>",
        "</pre>",
        " onload=",
        "href=",
        "javascript:",
        "data:text/html,",
        "&#106;",
    ),
    *(
        "&Tab;",
        "&colon;",
        " style='",
        "display:none",
        "opacity:0",
        " hidden",
        " class=",
        "='",
        '="',
    ),
    *(
        "/>",
        "<iframe ",
        "<meta ",
        "http-equiv=refresh ",
        "<base ",
        "<object",
        "<p title=",
        "\x00",
    ),
)
RUNS = re.compile(r"on[a-z]+")
ELEMENTS = frozenset({"script", "object", "embed"})
START, END = 3, 4
"""Kinds of token."""
SLOW = 300
"""The tokenizer of HTML5 is asked about texts of so many characters."""


def seeds() -> Iterator[str]:
    """Yield raw HTML."""
    yield from (each for each in texts("source") if "<" in each)
    yield from texts_with("<", "page", "doctree", "boxes")


def holds(text: str) -> None:
    """Read the tags of a text and compare them with those that HTML5 has."""
    with in_proportion(text):
        found, unfinished = read_tags(text)
        running = list(running_html(text))
        shown = list(find_tags(text))
        as_xhtml(text)
    position = 0
    for tag in found:
        assert position <= tag.start < tag.end <= len(text), tag
        assert text[tag.start] == "<", tag
        assert text[tag.end - 1] == ">", tag
        position = tag.end
        hides(tag.name, read_attributes(tag.attributes))
    assert unfinished == unfinished_tag(text)
    assert unfinished is None or unfinished >= position
    assert all(each in found for each in shown)
    assert all(0 <= line <= text.count("\n") for line, _tag in running)
    if len(text) < SLOW:
        compare(text, [(tag.name, tag.closing) for tag in found], running)


def compare(text: str, found: list[tuple[str, bool]], running: list[tuple[int, str]]) -> None:
    """Compare with the tokenizer of HTML5, where there is one."""
    tokenizer = tokenizers()
    if tokenizer is None or not text.isprintable():
        return
    expected = list(tokens(tokenizer(text)))
    assert found == [(name, closing) for name, closing, _data in expected], (found, expected)
    code = any(is_code(name, data) for name, closing, data in expected if not closing)
    assert running or not code, expected


def is_code(name: str, attributes: dict[str, str]) -> bool:
    """Tell whether a tag runs code beyond doubt."""
    handled = any(RUNS.fullmatch(each) for each in attributes)
    address = attributes.get("href", "").strip().casefold()
    return name in ELEMENTS or handled or address.startswith("javascript:")


@cache
def tokenizers() -> Any:
    """Return the tokenizer of html5lib, None where it is not installed."""
    try:
        from html5lib._tokenizer import HTMLTokenizer
    except ImportError:
        return None
    return HTMLTokenizer


def tokens(tokenizer: Any) -> Iterator[tuple[str, bool, dict[str, str]]]:
    """Yield the tags that a tokenizer finds, told as a parser tells it what holds no tags."""
    raw = dict.fromkeys(("style", "iframe", "noframes", "xmp"), tokenizer.rawtextState)
    states = {
        **raw,
        **dict.fromkeys(("textarea", "title"), tokenizer.rcdataState),
        "script": tokenizer.scriptDataState,
    }
    for token in tokenizer:
        if token["type"] in {START, END}:
            yield token["name"], token["type"] == END, dict(token["data"] or {})
        if token["type"] == START and token["name"] in states:
            tokenizer.state = states[token["name"]]
