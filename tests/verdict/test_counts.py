"""Quantities count what differs and says something, not what is typed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import Draft, standard
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.recognition import recognise
from sphinx_rigor.records import Spot
from sphinx_rigor.standard import load_standard
from sphinx_rigor.verdict.article import examine

FORMULAS = """
[standard]
name = "formulas"
[[require]]
what = "formula"
"""


@pytest.mark.parametrize(
    "again",
    [
        "a = 1",
        r"a \, =\; 1",
        r"\displaystyle a=1 \qquad (2)",
        r"a=1 \tag{2}",
        r"\begin{equation} a=1 \label{x} \end{equation}",
        "a~=~1.",
    ],
)
def test_a_formula_with_other_spaces_numbers_or_names_is_the_same(
    again: str, tmp_path: Path
) -> None:
    draft = Draft("").formula("a=1").formula(again)
    assert examine(draft.facts(), standard(tmp_path, FORMULAS)).outcomes[0].found == 1


@pytest.mark.parametrize("other", [r"a=1 \\ b=2", r"a\quadratic=1", "a=(2)", r"f(2)"])
def test_another_formula_is_another(other: str, tmp_path: Path) -> None:
    draft = Draft("").formula("a=1").formula(r"\\[2pt] a=1").formula(other)
    assert examine(draft.facts(), standard(tmp_path, FORMULAS)).outcomes[0].found == 3


@pytest.mark.parametrize("empty", ["", r"\quad", r"\,\;", "~", "{}"])
def test_an_empty_formula_is_none(empty: str, tmp_path: Path) -> None:
    draft = Draft("").formula(empty)
    assert examine(draft.facts(), standard(tmp_path, FORMULAS)).outcomes[0].found == 0


def test_comments_in_formulas_and_padding_in_parts_count_for_nothing(project) -> None:
    text = "# A\n\n$$\na=1\n$$\n\n$$\na=1 % again\n$$\n\n$$\n% b\n$$\n\n<br>\n\n$$\n50\\%\n$$\n"
    built = project({"articles/a": text}).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]

    assert [each.source for each in facts.formulas] == ["a=1", "a=1", "", r"50\%"]
    assert facts.solid_lines(1, facts.lines) == 12


@pytest.mark.parametrize("filling", ["", "<br>", "<!-- x -->", "&nbsp;", "……", "$$\n$$"])
def test_a_box_without_words_or_formula_does_not_count(
    project, tmp_path: Path, filling: str
) -> None:
    wanted = FORMULAS.replace('"formula"', '"box"')
    text = f"# A\n\n```{{derivation}} D\n{filling}\n```\n"
    built = project({"articles/a": text}).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]

    assert len(facts.boxes) == 1
    assert examine(facts, standard(tmp_path, wanted)).outcomes[0].found == 0


@pytest.mark.parametrize(
    ("maximum", "words", "met"), [(0, "", True), (0, "x", False), (1, "x", True)]
)
def test_at_most_none_forbids(maximum: int, words: str, met: bool, tmp_path: Path) -> None:
    text = FORMULAS + f"max = {maximum}\n"
    draft = Draft("").formula(words) if words else Draft("").text()
    assert examine(draft.facts(), standard(tmp_path, text)).outcomes[0].met is met


FIELDS = {
    "defined terms": "问题描述\n: 慢\n\n根本原因\n: 大\n\n定量影响\n: 3 倍\n",
    "a field list": ":问题描述: 慢\n:根本原因: 大\n:定量影响: 3 倍\n",
    "a field list below": ":问题描述:\n  慢\n:根本原因:\n  大\n:定量影响:\n  3 倍\n",
}


@pytest.mark.parametrize("form", FIELDS)
def test_fields_may_be_terms_and_field_names(project, form: str) -> None:
    text = f"# A\n\n## 第4部分：批判\n\n### 缺陷1：慢\n\n{FIELDS[form]}"
    extensions = ["deflist", "fieldlist"]
    built = project({"articles/a": text}, myst_enable_extensions=extensions).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]
    (entry,) = recognise(facts, load_standard("five-part", Path())).entries

    assert [(each.id, each.text) for each in entry.fields] == [
        ("problem", "慢"),
        ("root-cause", "大"),
        ("impact", "3 倍"),
    ]


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST-Parser 5.2 asks for it
def test_what_is_included_stands_below_the_heading_it_is_under(project) -> None:
    text = "# A\n\nwords\n\n## B\n\n```{include} ../part.txt\n```\n\n## C\n\nwords\n"
    files = {"articles/a": text, "part.txt": "$$\na=1\n$$\n\nmore words\n"}
    built = project(files).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]

    assert [each.spot for each in facts.formulas] == [Spot(10, 1, "part.txt")]
    assert [each.spot for each in facts.paragraphs] == [
        Spot(3, 3, ""),
        Spot(14, 5, "part.txt"),
        Spot(17, 12, ""),
    ]


@pytest.mark.parametrize(("tag", "found"), [("html", 1), ("latex", 0), ("not latex", 1)])
def test_what_readers_of_the_site_do_not_see_does_not_count(
    project, tag: str, found: int
) -> None:
    text = f"# A\n\n```{{only}} {tag}\n$$\na=1\n$$\n```\n"
    for builder in ("rigor", "latex"):
        built = project({"articles/a": text}).build(builder)
        assert len(rigor_domain(built.app.env).facts["articles/a"].formulas) == found


ROWS = r"""# A

## Part

\begin{align}
a &= 1 \\
b &= 2 \notag \\
  &= 3 \notag \\
  &= 4
\end{align}

$$\begin{aligned} c &= 1 \\ &= 2 \\ d &= 3 \end{aligned}$$

$$e = 1$$
"""


def count(project, folder: Path, text: str, wanted: str) -> int:
    """Return what a requirement on the whole article finds."""
    extensions = ["amsmath", "colon_fence", "dollarmath"]
    built = project({"articles/a": text}, myst_enable_extensions=extensions).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]
    text = f'[standard]\nname = "one"\n[[require]]\n{wanted}\n'
    return examine(facts, standard(folder, text)).outcomes[0].found


def test_numbered_rows_and_rows_of_their_own_are_equations(project, tmp_path: Path) -> None:
    assert count(project, tmp_path, ROWS, 'what = "formula"') == 3
    assert count(project, tmp_path, ROWS, 'what = "equation"') == 6


def test_long_lines_count_as_those_they_would_fill(project, tmp_path: Path) -> None:
    text = "# A\n\n" + "字" * 41 + "\n\n" + "字" * 40 + "\n"
    assert count(project, tmp_path, text, 'what = "line"') == 3
    assert count(project, tmp_path, text, 'what = "line"\nwidth = 40') == 4


BOXES = "# A\n\n" + "".join(
    f":::{{{kind}}}\nx\n:::\n\n" for kind in ("proof", "proof", "lemma")
)


def test_different_kinds_of_box_are_counted(project, tmp_path: Path) -> None:
    assert count(project, tmp_path, BOXES, 'what = "box"') == 3
    assert count(project, tmp_path, BOXES, 'what = "box"\ndifferent = true') == 2


def test_the_longest_passage_is_what_nothing_folds(project, tmp_path: Path) -> None:
    lines = "一行\n" * 5
    text = f"# A\n\n{lines}\n<details>\n<summary>开</summary>\n\n{lines * 3}\n</details>\n\n## B\n\n一行\n"
    assert count(project, tmp_path, text, 'what = "line"\nunfolded = true\nmax = 9') == 5


@pytest.mark.parametrize(
    ("text", "met"), [("- a\n- b\n", True), ("|a|\n|-|\n|b|\n", True), ("x\n", False)]
)
def test_an_alternative_will_do(project, tmp_path: Path, text: str, met: bool) -> None:
    built = project({"articles/a": f"# A\n\n{text}"}).build("rigor")
    facts = rigor_domain(built.app.env).facts["articles/a"]
    wanted = '[standard]\nname = "one"\n[[require]]\nwhat = "list"\nmin = 2\nor = [{ what = "table" }]\n'
    outcome = examine(facts, standard(tmp_path, wanted)).outcomes[0]
    assert outcome.met is met


@pytest.mark.parametrize(
    "again",
    [
        r"a\hspace{3pt}=1",
        r"a\kern2pt=1",
        r"a\mkern 3mu =1",
        r"\color{red}a=1",
        r"\textcolor{blue}{a}=1",
        r"a=1\phantom{b_{2}}",
        r"{a}={1}",
        r"\left. a=1 \right.".replace(".", ""),
        r"\large a=1",
    ],
)
def test_a_formula_that_only_looks_different_is_the_same(again: str, tmp_path: Path) -> None:
    draft = Draft("").formula("a=1").formula(again)
    assert examine(draft.facts(), standard(tmp_path, FORMULAS)).outcomes[0].found == 1


UNSEEN = {
    "definitions of links": "[a]: https://example.org\n",
    "a target": "(there)=\n",
    "a block break": "+++\n",
    "a style": "<style>\np { color: red }\n</style>\n",
    "raw LaTeX": "```{raw} latex\nwords\n```\n",
    "a false only": ":::{only} never\nwords\n:::\n",
    "an empty box": ":::{note}\n:::\n",
    "a hidden div": "<div hidden>\n\nwords\n\n</div>\n",
    "a div without display": '<div style="display: none">\n\nwords\n\n</div>\n',
    "soft hyphens": "&shy;\n\n&#173;\n\n\u00ad\n",
    "white space": "&emsp;\n\n&#8195;\n",
    "a comment": "% words\n\n<!-- words -->\n",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_lines_that_show_nothing_do_not_count(project, tmp_path: Path, name: str) -> None:
    assert count(project, tmp_path, f"# A\n\n{UNSEEN[name]}\nwords\n", 'what = "line"') == 2


SEEN = {
    "a paragraph": ("one\ntwo\n", 2),
    "code": ("```python\na = 1\n```\n", 3),
    "a formula": ("$$\na = 1\n$$\n", 3),
    "a box": (":::{note}\nwords\n:::\n", 3),
    "a table": ("|a|b|\n|-|-|\n|c|d|\n", 3),
    "items": ("- a\n- b\n", 2),
    "raw HTML": '<p>words</p>\n\n<img src="a.png" alt="b">\n',
    "a picture": "![b](https://example.org/a.png)\n",
    "a quotation": ("> a\n> b\n", 2),
    "a formula in a paragraph": ("one\n$$\na\n$$\ntwo\n", 5),
    "a div": ("<div>\n\nwords\n\n</div>\n", 3),
}


@pytest.mark.parametrize("name", SEEN)
def test_lines_that_show_something_count(project, tmp_path: Path, name: str) -> None:
    given = SEEN[name]
    text, lines = (
        given if isinstance(given, tuple) else (given, given.strip().count("\n\n") + 1)
    )
    assert count(project, tmp_path, f"# A\n\n{text}", 'what = "line"') == 1 + lines


def test_rows_and_links_without_words_do_not_count(project, tmp_path: Path) -> None:
    text = "# A\n\n|a|\n|-|\n||\n\n|a|\n|-|\n|b|\n\n[](https://example.org) [b](https://example.org)\n"
    assert count(project, tmp_path, text, 'what = "table"') == 1
    assert count(project, tmp_path, text, 'what = "link"') == 1


def met(draft: Draft) -> set[str]:
    """Return the requirements of the five parts that a draft meets."""
    outcomes = examine(draft.facts(), load_standard("five-part", Path())).outcomes
    return {each.requirement.key for each in outcomes if each.met}


def test_one_sentence_meets_one_topic_and_several_meet_several() -> None:
    title = "第1部分：核心理论、公理与历史基础"
    one = Draft("").heading(2, title).bold("起源、历史、公理、哲学", "：只有一句。")
    two = Draft("").heading(2, title).bold("起源与历史", "：第一句。第二句。")
    same = Draft("").heading(2, title).bold("起源", "：同一句。").bold("历史", "：同一句。")

    assert [len(met(each)) for each in (one, two, same)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("impact", "lacks"),
    [
        ("10 倍", 0),
        ("远大于前者", 0),
        ("$\\propto n$", 0),
        ("一半", 0),
        ("影响很大", 1),
        ("略", 1),
        ("https://a.org", 1),
    ],
)
def test_an_impact_holds_a_number_or_a_comparison(impact: str, lacks: int) -> None:
    draft = Draft("").heading(2, "第4部分：方法论变体、批判性比较与优化")
    draft.bold("缺陷1：慢").bold("问题", "：慢").bold("原因", "：平方").bold(
        "影响", f"：{impact}"
    )
    outcomes = examine(draft.facts(), load_standard("five-part", Path())).outcomes
    (flaws,) = (each for each in outcomes if each.requirement.kinds == ("flaw",))

    assert (flaws.found, len(flaws.lacks)) == (1, lacks)


def test_entries_that_say_the_same_are_one() -> None:
    draft = Draft("").heading(2, "第3部分：数学直觉、多角度解释与类比")
    for n in (1, 2, 3):
        draft.bold(f"角度{n}", "：同样的话")
    draft.bold("角度4", "：别的话")
    outcomes = examine(draft.facts(), load_standard("five-part", Path())).outcomes

    assert [each.found for each in outcomes if each.requirement.kinds == ("perspective",)] == [
        2
    ]
