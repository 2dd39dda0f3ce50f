"""Words and lines are counted as an author counts them."""

from __future__ import annotations

import pytest

from sphinx_rigor.records.words import count_words, reading_minutes
from sphinx_rigor.source import solid_lines, split_lines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("梯度下降", 4),
        ("gradient descent", 2),
        ("用Adam优化器", 5),
        ("don't state-of-the-art", 2),
        ("3.14，100%", 3),
        ("——！？", 0),
    ],
)
def test_a_chinese_character_is_a_word(text: str, words: int) -> None:
    assert count_words(text) == words


def test_only_line_ends_split_lines() -> None:
    assert split_lines("a\u2028b\x0cc\r\nd\re\n") == ["a\u2028b\x0cc", "d", "e"]


def test_blank_lines_are_marked() -> None:
    assert solid_lines("a\n\n  \nb") == bytes([1, 0, 0, 1])


def test_an_empty_file_has_no_lines() -> None:
    assert split_lines("") == []


@pytest.mark.parametrize(
    ("texts", "formulas", "minutes"),
    [
        ([""], 0, 1),
        (["字" * 400], 0, 1),
        (["字" * 401], 0, 2),
        (["word " * 480], 0, 2),
        (["字" * 800 + " word" * 480], 0, 4),
        (["字" * 400], 6, 2),
    ],
)
def test_reading_time_counts_characters_and_words_apart(
    texts: list[str], formulas: int, minutes: int
) -> None:
    words = sum(map(count_words, texts))

    assert reading_minutes(texts, words, formulas) == minutes
