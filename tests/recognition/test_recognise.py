"""Parts, entries and fields are found where a careful reader sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import Draft, standard
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.recognition.reader import recognise
from sphinx_rigor.standard import load_standard

FIVE = load_standard("five-part", Path())


def parts(draft: Draft) -> list[tuple[str, int, int]]:
    found = recognise(draft.facts(), FIVE)
    return [(each.id, each.place, each.end) for each in found.parts]


@pytest.mark.parametrize(
    "titles",
    [
        ("第1部分：核心理论、公理与历史基础", "第2部分：严谨的核心数学推导"),
        ("第一部分:理论起源", "第 二 部分　核心数学推导"),
        ("📐 第1部分：理论基础与历史发展", "🔬 第2部分：数学推导与严格证明"),
        ("1. 核心理论、公理与历史基础", "2. 严谨的核心数学推导"),
        ("Part 1: Theory and history", "Part II: Derivation"),
    ],
)
@pytest.mark.parametrize("level", [2, 3, 4])
def test_parts_in_many_spellings(titles: tuple[str, str], level: int) -> None:
    draft = Draft("").heading(level, titles[0]).text().heading(level, titles[1]).text()

    assert parts(draft) == [("theory", 1, 2), ("derivation", 3, 4)]


@pytest.mark.parametrize(
    "title",
    [
        "第一部分：噪声正则化的理论基础",
        "第三部分：梯度惩罚的严格推导",
        "第四部分：动态学习率调度",
        "2.1 推导",
        "5. 路线图与未来展望",
    ],
)
def test_the_same_words_for_something_else_are_no_part(title: str) -> None:
    assert parts(Draft("").heading(2, title).text()) == []


def test_a_title_that_names_several_parts_begins_the_first() -> None:
    title = "Part One: Theory and History|Part Two: Derivation|Part Five: Outlook"

    assert parts(Draft("").heading(2, title).text()) == [("theory", 1, 2)]


def test_the_closing_heading_ends_the_last_part_only() -> None:
    draft = (
        Draft("")
        .heading(2, "第4部分：批判性比较与优化")
        .heading(3, "总结")
        .heading(2, "第5部分：未来展望")
        .text()
        .heading(2, "参考文献")
        .text()
    )

    assert parts(draft) == [("critique", 1, 2), ("outlook", 3, 4)]


def fields(draft: Draft, kind: str) -> list[tuple[str, dict[str, int]]]:
    found = recognise(draft.facts(), FIVE)
    return [
        (each.title, {one.id: one.items for one in each.fields if not one.empty})
        for each in found.entries
        if each.kind == kind
    ]


def test_bold_fields_with_text_beside_or_below() -> None:
    draft = (
        Draft("")
        .bold("缺陷1：慢")
        .bold("问题描述", "：很慢")
        .bold("根本原因", "：")
        .text("循环太多")
        .bold("定量影响", "（文献报告）：慢 3 倍")
        .bold("缺陷2：贵")
        .bold("问题", "：很贵")
    )

    assert fields(draft, "flaw") == [
        ("缺陷1：慢", {"problem": 0, "root-cause": 0, "impact": 0}),
        ("缺陷2：贵", {"problem": 0}),
    ]


def test_an_empty_field_is_no_field() -> None:
    draft = Draft("").bold("缺陷1：慢").bold("根本原因", "：").bold("定量影响", "：TODO")

    assert fields(draft, "flaw") == [("缺陷1：慢", {})]


def test_fields_as_list_labels_and_as_headings() -> None:
    draft = Draft("").bold("缺陷1：慢").items("问题描述: 慢", "根本原因: 循环")
    deep = Draft("").heading(4, "缺陷1：慢").heading(5, "根本原因").text()

    assert fields(draft, "flaw") == [("缺陷1：慢", {"problem": 0, "root-cause": 0})]
    assert fields(deep, "flaw") == [("缺陷1：慢", {"root-cause": 0})]


def test_listed_questions_are_counted() -> None:
    draft = (
        Draft("")
        .heading(4, "方向1：理论 - 界")
        .bold("研究空白", "：没有下界")
        .bold("具体研究问题", "：")
        .items("问题1: 甲", "问题2: 乙", "问题3: 丙")
        .bold("量化目标", "：90%")
    )

    assert fields(draft, "direction") == [
        ("方向1：理论 - 界", {"gap": 0, "questions": 3, "target": 0})
    ]


def test_questions_numbered_in_a_sentence_are_counted() -> None:
    draft = Draft("").bold("方向1：界").bold("研究问题", "：（1）甲；（2）乙；（3）丙")

    assert fields(draft, "direction") == [("方向1：界", {"questions": 3})]


def test_a_formula_stands_for_the_formula_field() -> None:
    draft = Draft("").bold("优化1：快").bold("策略", "：省").formula("a=b")

    assert fields(draft, "improvement") == [("优化1：快", {"strategy": 0, "formula": 0})]


def test_a_word_that_only_begins_like_an_entry_is_none() -> None:
    draft = Draft("").bold("方向一致", "：夹角小").bold("缺陷分析", "：略").text("缺陷1：正文")

    assert fields(draft, "direction") == []
    assert fields(draft, "flaw") == []


def test_a_deeper_section_ends_a_bold_entry_and_a_field_heading_does_not(
    tmp_path: Path,
) -> None:
    wanted = standard(tmp_path)
    draft = (
        Draft("")
        .bold("Flaw 1")
        .heading(4, "Cause")
        .text()
        .heading(4, "Other")
        .bold("Steps", ": a")
    )

    (entry,) = recognise(draft.facts(), wanted).entries

    assert (entry.place, entry.end) == (1, 3)
    assert [each.id for each in entry.fields] == ["cause"]


def titles(draft: Draft, kind: str) -> list[str]:
    return [title for title, _fields in fields(draft, kind)]


def test_a_heading_that_only_gathers_entries_is_none() -> None:
    gathered = (
        Draft("")
        .heading(3, "3.2 几何意义")
        .heading(4, "几何视角1：子空间")
        .text()
        .heading(4, "几何视角2：流形")
        .text()
    )
    alone = Draft("").heading(3, "3.2 几何意义").text()

    assert titles(gathered, "geometry") == ["几何视角1：子空间", "几何视角2：流形"]
    assert titles(alone, "geometry") == ["3.2 几何意义"]


def test_bold_words_inside_an_entry_are_no_entry_of_their_own() -> None:
    draft = (
        Draft("")
        .heading(4, "角度1：优化")
        .bold("概率视角", "：略")
        .text()
        .heading(4, "角度2：博弈")
    )

    assert titles(draft.text(), "perspective") == ["角度1：优化", "角度2：博弈"]


def test_the_heading_of_a_part_is_no_entry() -> None:
    draft = Draft("").heading(2, "第3部分：数学直觉、几何意义与类比").text()

    assert titles(draft, "geometry") == []


def test_a_numbered_title_is_of_the_kind_that_heads_it() -> None:
    draft = Draft("").heading(4, "类比2：向量求和的几何图景").text()

    assert titles(draft, "analogy") == ["类比2：向量求和的几何图景"]
    assert titles(draft, "geometry") == []


def test_a_geometric_view_is_geometry_and_no_perspective() -> None:
    draft = Draft("").bold("几何视角1：平面").text().bold("📊 信息论视角").text()

    assert titles(draft, "geometry") == ["几何视角1：平面"]
    assert titles(draft, "perspective") == ["📊 信息论视角"]


def test_words_before_a_colon_belong_to_the_title_above_them() -> None:
    draft = (
        Draft("")
        .bold("统计物理视角")
        .text()
        .bold("物理类比", "：")
        .text()
        .bold("概率视角", "：")
        .text()
        .bold("优化视角")
        .text()
    )

    assert titles(draft, "perspective") == ["统计物理视角", "优化视角"]
    assert titles(draft, "analogy") == []


def test_words_before_a_colon_are_titles_where_all_are() -> None:
    draft = Draft("").bold("优化角度", "：").text().bold("信息论角度", "：").text()

    assert titles(draft, "perspective") == ["优化角度", "信息论角度"]


def test_below_the_heading_of_another_kind_bold_words_are_details() -> None:
    geometry = Draft("").heading(4, "3.2 几何意义").bold("流形视角", "：").text()
    alone = titles(geometry, "perspective")
    more = geometry.heading(4, "3.3 多角度理解").bold("概率论视角").text()

    assert alone == ["流形视角"]
    assert titles(more, "perspective") == ["概率论视角"]


def test_a_view_named_for_a_geometry_is_a_perspective() -> None:
    draft = Draft("").bold("信息几何视角").text().bold("DiVeQ的几何视角").text()

    assert titles(draft, "perspective") == ["信息几何视角"]
    assert titles(draft, "geometry") == ["DiVeQ的几何视角"]


FIVE_WAYS = {
    "chapters": "第一章 核心理论与历史|第二章 严谨推导|第三章 直觉与类比|第四章 批判性比较|第五章 未来展望",
    "words": "Part One: Theory and History|Part Two: Derivation|Part Three: Intuition|Part Four: Critique|Part Five: Outlook",
    "roman": "Part I. Axioms|Part II. Proofs|Part III. Analogies|Part IV. Comparison|Part V. Roadmap",
    "brackets": "（一）核心理论与历史起源|（二）核心数学推导|（三）数学直觉与几何解释|（四）批判性比较|（五）学习路线图",
    "short": "第1部分 历史|第2部分 核心推导|第3部分 直观|第4部分 缺陷|第5部分 展望",
}


@pytest.mark.parametrize("way", FIVE_WAYS)
def test_parts_are_known_in_many_spellings(way: str) -> None:
    draft = Draft("")
    for title in FIVE_WAYS[way].split("|"):
        draft.heading(2, title).text()

    assert [name for name, _line, _end in parts(draft)] == [
        "theory",
        "derivation",
        "intuition",
        "critique",
        "outlook",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "缺陷①：慢",
        "缺陷１：慢",
        "缺陷（1）：慢",
        "缺陷 1. 慢",
        "不足之处一：慢",
        "局限性1：慢",
        "Limitation 1: slow",
        "缺陷 (1) 慢",
        "缺陷#1：慢",
        "缺陷Ⅰ：慢",
        "缺陷一 慢",
        "主要缺陷 A：慢",
        "第一个缺陷：慢",
        "（一）缺陷：慢",
        "短板1：慢",
        "Flaw #1: slow",
        "Weakness II: slow",
        "Shortcoming one: slow",
    ],
)
def test_flaws_are_known_in_many_spellings(project, title: str) -> None:
    text = f"# A\n\n## 第4部分：批判\n\n**{title}**\n\n**问题描述**：慢\n"
    built = project({"articles/a": text}).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]

    assert [each.kind for each in recognise(facts, FIVE).entries] == ["flaw"]


@pytest.mark.parametrize(
    "title", ["缺陷检测 1", "缺陷分析", "不足为奇：慢", "弱点在于：慢", "Limitations"]
)
def test_words_that_are_no_flaw_of_their_own(title: str) -> None:
    draft = Draft("").heading(2, "第4部分：批判").bold(title).text()
    assert recognise(draft.facts(), FIVE).entries == ()


LISTED = """# A

## 第4部分：批判

### {title}

1. **速度慢**：推理很慢。
   - 问题：很慢
   - 原因：算力不足
   - 影响：慢 3 倍
2. **成本高**：很贵。
   - 问题：很贵
   - 影响：贵 2 倍
3. **只是一个词**：没有字段。

### 4.2 其他

1. **速度慢**：推理很慢。
   - 问题：很慢
   - 原因：算力不足
"""


@pytest.mark.parametrize("title", ["核心缺陷", "4.1 主要局限性", "Key limitations"])
def test_a_heading_may_name_the_kind_for_the_items_below(project, title: str) -> None:
    built = project({"articles/a": LISTED.format(title=title)}).build("rigor")
    entries = recognise(rigor_domain(built.app.env).facts["articles/a"], FIVE).entries

    assert [(each.place, [one.id for one in each.fields]) for each in entries] == [
        (7, ["problem", "root-cause", "impact"]),
        (11, ["problem", "impact"]),
    ]


def test_a_heading_with_entries_of_their_own_gathers_no_items(project) -> None:
    text = LISTED.format(title="核心缺陷").replace("### 4.2", "**缺陷1：贵**\n\n### 4.2")
    built = project({"articles/a": text}).build("rigor")
    entries = recognise(rigor_domain(built.app.env).facts["articles/a"], FIVE).entries

    assert [each.title for each in entries] == ["缺陷1：贵"]


@pytest.mark.parametrize(("title", "found"), [("设计1", []), ("效果", ["effect"])])
def test_an_item_below_another_label_is_a_point_of_that(
    project, title: str, found: list[str]
) -> None:
    text = f"# A\n\n## 第4部分：批判\n\n**优化1：混合**\n\n**{title}**：\n\n- 甲\n- 总体效果：快 2 倍\n"
    built = project({"articles/a": text}).build("rigor")
    (entry,) = recognise(rigor_domain(built.app.env).facts["articles/a"], FIVE).entries

    assert sorted({each.id for each in entry.fields}) == found
