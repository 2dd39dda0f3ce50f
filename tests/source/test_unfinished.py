"""A tag that never ends is found; all that ends is left alone."""

from __future__ import annotations

import time

import pytest

from sphinx_rigor.source import unfinished_tag


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
