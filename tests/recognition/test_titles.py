"""A title is read once: its number, the words that head it, and what it goes on to say."""

from __future__ import annotations

import pytest

from sphinx_rigor.recognition.titles import Title, names, read_title, speaks_of, whole_title

TABLE = [
    ("缺陷1：慢", Title("缺陷", "1", "慢")),
    ("缺陷 1：慢", Title("缺陷", "1", "慢")),
    ("缺陷１：慢", Title("缺陷", "1", "慢")),
    ("缺陷①：慢", Title("缺陷", "1", "慢")),
    ("缺陷Ⅰ：慢", Title("缺陷", "I", "慢")),
    ("缺陷一：慢", Title("缺陷", "一", "慢")),
    ("缺陷一 慢", Title("缺陷", "一", "慢")),
    ("缺陷（1）：慢", Title("缺陷", "1", "慢")),
    ("缺陷 (1) 慢", Title("缺陷", "1", "慢")),
    ("缺陷#1：慢", Title("缺陷", "1", "慢")),
    ("缺陷 1. 慢", Title("缺陷", "1", "慢")),
    ("缺陷1 - 慢", Title("缺陷", "1", "慢")),
    ("缺陷1-慢", Title("缺陷", "1", "慢")),
    ("缺陷1——慢", Title("缺陷", "1", "慢")),
    ("缺陷1｜慢", Title("缺陷", "1", "慢")),
    ("缺陷1慢", Title("缺陷", "1", "慢")),
    ("缺陷1", Title("缺陷", "1")),
    ("主要缺陷 A：慢", Title("主要缺陷", "A", "慢")),
    ("第一个缺陷：慢", Title("缺陷", "第一个", "慢")),
    ("1. 缺陷：慢", Title("缺陷", "", "慢")),
    ("（一）缺陷：慢", Title("缺陷", "", "慢")),
    ("① 缺陷：慢", Title("缺陷", "", "慢")),
    ("3.2.1 缺陷2：慢", Title("缺陷", "2", "慢")),
    ("§ 3.2 缺陷：慢", Title("缺陷", "", "慢")),
    ("#1 缺陷：慢", Title("缺陷", "", "慢")),
    ("1\ufe0f\u20e3 缺陷：慢", Title("缺陷", "", "慢")),
    ("【缺陷1】慢", Title("缺陷", "1", "慢")),
    ("【缺陷1：慢】", Title("缺陷", "1", "慢")),
    ("「缺陷」慢", Title("缺陷", "", "慢")),
    ('"缺陷2"慢', Title("缺陷", "2", "慢")),
    ("缺陷1慢：贵", Title("缺陷", "1", "慢:贵")),
    ("**缺陷1：慢**", Title("缺陷", "1", "慢")),
    ("🧠 类比 2：水流", Title("类比", "2", "水流")),
    ("### 3.3 物理类比：水流", Title("物理类比", "", "水流")),
    ("定量影响（估计）", Title("定量影响", "", "估计")),
    ("方向1：理论 - 界", Title("方向", "1", "理论 - 界")),
    ("3D 类比", Title("3d 类比")),
    ("100km/h恰好", Title("100km/h恰好")),
    ("方向一致：夹角小", Title("方向一致", "", "夹角小")),
    ("Limitation 1: slow", Title("limitation", "1", "slow")),
    ("Flaw #1: slow", Title("flaw", "1", "slow")),
    ("Weakness II: slow", Title("weakness", "II", "slow")),
    ("Shortcoming one: slow", Title("shortcoming", "one", "slow")),
    ("First flaw: slow", Title("flaw", "First", "slow")),
    ("Part 3: Intuition", Title("intuition")),
    ("Encoder-Decoder", Title("encoder-decoder")),
    ("", Title("")),
    ("：", Title("")),
    ("1.", Title("1")),
]


@pytest.mark.parametrize(("text", "title"), TABLE)
def test_a_title_is_read(text: str, title: Title) -> None:
    assert read_title(text) == title


WORDS = ("缺陷", "系统陷", "流程陷", "不足之处", "不足", "flaw", "geometric view")


@pytest.mark.parametrize(
    ("head", "length"),
    [
        ("缺陷", 2),
        ("核心缺陷", 2),
        ("缺陷分析", 2),
        ("缺陷的分析", 2),
        ("缺陷与优化", 2),
        ("缺陷 慢", 2),
        ("不足之处", 4),
        ("key flaws", 4),
        ("geometric views", 14),
        ("缺陷检测", 0),
        ("弱点在于", 0),
        ("系统陷", 3),
        ("流程陷", 3),
        ("beflaw", 0),
        ("", 0),
    ],
)
def test_a_head_names_what_it_is_or_ends_in(head: str, length: int) -> None:
    assert names(head, WORDS) == length


@pytest.mark.parametrize(
    "text",
    [
        "第1部分：核心 推导",
        "第一章 核心 推导",
        "一、核心 推导",
        "📐 核心 推导",
        "【第1部分】核心 推导",
        "§1 核心 推导",
        "核心 推导：",
    ],
)
def test_a_whole_title_has_no_number(text: str) -> None:
    assert whole_title(text) == "核心 推导"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("【核心推导】", "核心推导"),
        ("【一、核心推导】：", "核心推导"),
        ("【核心】推导", "【核心】推导"),
        ("「第2章」推导", "推导"),
        ("[1] Core", "core"),
    ],
)
def test_brackets_around_a_title_or_its_number_are_no_words(text: str, whole: str) -> None:
    assert whole_title(text) == whole


def test_latin_words_are_looked_for_as_words() -> None:
    assert speaks_of("1.1 理论起源与历史", ("历史",))
    assert speaks_of("Origin and History", ("history",))
    assert speaks_of("Ｏｒｉｇｉｎ 与起源", ("origin",))
    assert not speaks_of("Prehistory", ("history",))


@pytest.mark.parametrize(
    ("title", "head", "number"),
    [
        ("1. 缺陷", "缺陷", ""),
        ("1.2 3) 缺陷", "缺陷", ""),
        ("第一个缺陷", "缺陷", "第一个"),
        ("(1)", "(1)", ""),
        ("Flaw 2: slow", "flaw", "2"),
    ],
)
def test_numbers_before_a_title_are_left_out_and_those_of_the_thing_kept(
    title: str, head: str, number: str
) -> None:
    found = read_title(title)
    assert (found.head, found.number) == (head, number)


@pytest.mark.parametrize(
    ("head", "words", "named"),
    [
        ("几何意义与类比", ("类比",), True),
        ("几何意义与类比", ("几何意义",), True),
        ("几何意义与类比", ("直觉",), False),
        ("优化 optimisation", ("优化",), True),
        ("x优化 y", ("x优化",), False),
        ("a and b", ("a",), True),
        ("a and b", ("c",), False),
    ],
)
def test_a_coupled_head_names_each_of_its_pieces(
    head: str, words: tuple[str, ...], named: bool
) -> None:
    assert bool(names(head, words)) is named
