"""Tags are what a browser takes for tags; one that never ends is found."""

from __future__ import annotations

import random
import time

import pytest

from sphinx_rigor.source import find_tags, read_attributes, read_tags, unfinished_tag


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("<div cla\n", 0),
        ('<b>x</b>\n<div class="a>y</div>\n', 9),
        ("<p title='x>y</p>", 0),
        ("a </div", 2),
        ("<a href=", 0),
        ("<?php x", 0),
        ("<!doctype", 0),
        ("<script>a<b</script><p", 20),
        ("<br>\n</", 5),
    ],
)
def test_a_tag_that_never_ends(text: str, start: int) -> None:
    assert unfinished_tag(text) == start


@pytest.mark.parametrize(
    "text",
    [
        '<div class="a">1 < 2 <3</div>',
        "<a title='x > y' href=z>b</a>",
        '<p x"y>b</p>',
        "<!-- <div -->",
        "<!-- <div",
        "<script>if (a<b) {}</script>",
        "<style>a<b",
        "<a:b c='d'/>",
        "<!doctype html><?x y?>",
        "a < b",
        "<",
    ],
)
def test_what_ends(text: str) -> None:
    assert unfinished_tag(text) is None


@pytest.mark.parametrize("piece", ["<a ", '<a b="', "<b>", "< ", "<a =", "<a b='c' "])
def test_long_texts_take_no_longer_than_they_are(piece: str) -> None:
    begun = time.process_time()
    unfinished_tag(piece * 50_000)
    assert time.process_time() - begun < 1


PIECES = [
    *(
        "<b>",
        "</b>",
        "<br/>",
        "<B CLASS=K>",
        '<div class="x">',
        "</div>",
        "<a href='a>b'>",
        "</a>",
    ),
    *(
        "text ",
        " a<b ",
        "&",
        "<!-- <b> -->",
        "<!--",
        "-->",
        "<!-->",
        "--!>",
        "<",
        "</",
        ">",
        "</>",
    ),
    *(
        '<p title="x',
        '"',
        "'",
        "<eos>",
        "<script>",
        "</script>",
        "</script x>",
        "<x:y>",
        "<textarea>",
    ),
    *(
        "</textarea>",
        "<img src=a/b.png>",
        "<b/ >",
        '<a b=c d="e" f>',
        '="',
        "\n",
        "<!DOCTYPE x>",
    ),
    *(
        "<?php ?>",
        "< b>",
        "<1>",
        "<a\nb='c'>",
        "<b =x>",
        "<pre>",
        "</pre>",
        "<![",
        "<![CDATA[x]]>",
    ),
]


def test_tags_are_those_of_the_tokenizer_of_html5() -> None:
    tokenizers = pytest.importorskip("html5lib._tokenizer", reason="html5lib is not installed")
    dice = random.Random(5)
    for _ in range(1_500):
        text = "".join(dice.choices(PIECES, k=dice.randint(1, 7)))
        found, unfinished = read_tags(text)

        expected = tokenized(tokenizers.HTMLTokenizer(text))
        assert [(each.name, each.closing) for each in found] == expected, text
        assert all(text[each.start] == "<" and text[each.end - 1] == ">" for each in found)
        assert unfinished is None or text[unfinished] == "<"


def tokenized(tokenizer) -> list[tuple[str, bool]]:
    """Return the tags that html5lib finds, told as a parser tells it what holds no tags."""
    states = {"script": tokenizer.scriptDataState, "textarea": tokenizer.rcdataState}
    found = []
    for token in tokenizer:
        if token["type"] in {3, 4, 5}:  # start, end, empty
            found.append((token["name"], token["type"] == 4))
        if token["type"] == 3 and token["name"] in states:
            tokenizer.state = states[token["name"]]
    return found


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        (' class="a b" id=x/', {"class": "a b", "id": "x/"}),
        (" /a/b", {"a": "", "b": ""}),
        ("a='1' A=2", {"a": "1"}),
        (
            'x="&copy=1&copy;&amp" y=&#106;s z=&notx=',
            {"x": "&copy=1©&", "y": "js", "z": "&notx="},
        ),
        ("=a=b = c", {"=a": "b", "=": "", "c": ""}),
        ("a= b", {"a": "b"}),
        ('<![x a="y', {"<![x": "", "a": "y"}),
    ],
)
def test_attributes_are_those_of_a_browser(written: str, attributes: dict[str, str]) -> None:
    assert read_attributes(written) == attributes


def test_names_are_put_into_small_letters_as_browsers_do() -> None:
    assert [each.name for each in read_tags("<LINK><lin\u212a>")[0]] == ["link", "lin\u212a"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<svg><b></svg><i>", ["svg", "svg", "i"]),
        ("<svg><b><i>", ["svg", "b", "i"]),
        ("<svg><b></svg><svg><u>", ["svg", "svg", "svg", "u"]),
        ("</svg><svg><u>", ["svg", "svg", "u"]),
        ("<svg><math></svg></math>", ["svg", "svg", "math"]),
        ("<pre><b></pre>", ["pre", "b", "pre"]),
        ("<svg></b><svg></svg>", ["svg", "svg"]),
        ("<svg/><b>", ["svg", "b"]),
        ("<math><mi></math>", ["math", "math"]),
    ],
)
def test_nobody_looks_into_pictures_and_formulas_that_end(text: str, found: list[str]) -> None:
    assert [each.name for each in find_tags(text)] == found
