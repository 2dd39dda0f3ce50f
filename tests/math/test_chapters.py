"""Equations numbered by chapter: as Sphinx numbers them, and right after every edit."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.math.read.chapters import Stretch, by_chapter, by_parts
from sphinx_rigor.math.read.numbers import Equation, unlike

BOOK = {
    "index": "# Book\n\n```{toctree}\n:numbered:\n\none\ntwo\n```\n\n$$i$$ (eq-i)\n",
    "one": "# One\n\n$$a$$ (eq-a)\n\n## Part\n\n$$c$$ (eq-c)\n\nSee {eq}`eq-a`, {eq}`eq-z`, [](#eq-x).\n",
    "two": "# Two\n\n$$x$$ (eq-x)\n\n$$z$$ (eq-z)\n\nSee {math:numref}`eq-c`, $\\eqref{eq-a}$.\n\n"
    "```{toctree}\nunder\n```\n",
    "under": "# Under\n\n$$u$$ (eq-u)\n\n## Deep\n\n{eq}`eq-u` {eq}`eq-i`\n",
    "loose": "---\norphan: true\n---\n\n# Loose\n\n$$l$$ (eq-l)\n\n{eq}`eq-l`\n",
}
PLAIN = ["myst_parser"]


def numbers(page: str) -> list[str]:
    """Return the numbers beside formulas."""
    return re.findall(r'class="eqno"[^>]*>([^<]*)<', page)


def words(page: str) -> list[str]:
    """Return the text of the paragraphs that refer to equations."""
    found = [each for each in re.findall(r"<p>.*?</p>", page, re.DOTALL) if "equation" in each]
    bare = (re.sub(r"<annotation.*?</annotation>", "", each) for each in found)
    return [re.sub(r"<[^>]*>", "", each) for each in bare]


def shown(built) -> dict[str, list[str]]:
    pages = {name: built.page(name) for name in BOOK}
    return {name: numbers(page) + words(page) for name, page in pages.items()}


def test_counters_run_through_a_chapter_in_the_order_of_the_contents() -> None:
    outlines = {
        "index": (
            Stretch(("#book",), entries=("one", "two", "one")),
            Stretch(("#book",), (1,)),
        ),
        "one": (Stretch(("#one",), (1,)), Stretch(("#one", "#part"), (2, 3))),
        "two": (Stretch(("#two",), (1,)), Stretch(("#two",), entries=("two", "under"))),
        "under": (Stretch(("#under", "#new"), (1,)),),
        "loose": (Stretch((), (1,)),),
    }
    sections = {
        "one": {"": (1,), "#part": (1, 1)},
        "two": {"": (2,)},
        "under": {"": (2, 1)},
    }

    assert by_chapter(outlines, "index", sections, 1) == {
        "index": {1: (1,)},
        "one": {1: (1, 1), 2: (1, 2), 3: (1, 3)},
        "two": {1: (2, 1)},
        "under": {1: (2, 2)},
    }
    deep = by_chapter(outlines, "index", sections, 2)
    assert deep["one"] == {1: (1, 1), 2: (1, 1, 1), 3: (1, 1, 2)}
    assert deep["under"] == {1: (2, 1, 1)}


@pytest.mark.parametrize(
    ("number", "separator", "expected"),
    [((3,), "-", "3"), ((2, 3), ".", "2.3"), ((1, 2, 3), "-", "1.2-3")],
)
def test_the_separator_stands_before_the_last_part(
    number: tuple[int, ...], separator: str, expected: str
) -> None:
    assert by_parts(number, separator) == expected


def test_documents_that_become_one_page_share_no_id() -> None:
    same = (Equation("1", node_id="equation-x"), Equation("2", node_id="equation-y"))
    joined = unlike({"b": same, "a": same[:1]})

    assert [each.node_id for each in joined["a"]] == ["equation-x"]
    assert [each.node_id for each in joined["b"]] == ["equation-x--2", "equation-y"]


OPTIONS = [
    {},
    {"numfig_secnum_depth": 0},
    {"numfig_secnum_depth": 2},
    {"math_numsep": "-"},
    {"math_numfig": False},
    {"numfig": False},
    {"math_eqref_format": "Eq.({number})"},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_numbers_are_those_of_plain_sphinx(project, options: dict) -> None:
    settings = {"numfig": True, **options}
    # Sphinx gives a page that no table of contents reaches no number at all, and MathJax
    # resolves no reference of another page.
    plain = shown(project(BOOK, extensions=PLAIN, **settings).build(fresh=True))
    ours = project(BOOK, extensions=[*PLAIN, "sphinx_rigor"], **settings).build(fresh=True)

    assert ours.warnings == []
    found = shown(ours)
    del plain["loose"]
    assert found.pop("loose")[0] == "(1)"
    one = re.search(r"See (\S+),", found["one"][-1])[1]
    assert found["two"][-1].endswith(f"{one}.")
    plain["two"][-1] = plain["two"][-1].replace("\\(\\eqref{eq-a}\\)", one)
    assert found == plain


@pytest.mark.parametrize(
    "options", [{"html_math_renderer": "mathjax"}, {"rigor_math": "check"}], ids=str
)
def test_another_renderer_shows_the_same_numbers(project, options: dict) -> None:
    ours = shown(project(BOOK, numfig=True).build(fresh=True))
    other = shown(project(BOOK, numfig=True, **options).build(fresh=True))

    other["two"][-1] = re.sub(
        r"\\\(\\href\{.*?\}\{\\text\{(.*?)\}\}\\\)", r"\1", other["two"][-1]
    )
    assert other == ours


def test_rows_have_tags_where_mathjax_sets_them(project) -> None:
    text = (
        "# A\n\n\\begin{align}\na &= b \\label{r1}\\\\\nc &= d \\nonumber\\\\\ne &= f\\label{r2}\n"
        "\\end{align}\n\n\\begin{equation}g\\label{r3}\\end{equation}\n\n$$h\\tag{*}$$ (r4)\n\n"
        "{eq}`r1` {eq}`r2` {eq}`r3` {eq}`r4`\n"
    )
    page = project({"index": text}, html_math_renderer="mathjax").build().page()

    assert re.findall(r"\\tag\{(.*?)\}", page) == ["1", "2", "*"]
    assert numbers(page) == ["(3)"]
    assert words(page) == ["(1) (2) (3) (*)"]
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#(equation[^"]*)"', page)) <= set(ids)
    assert "\\label" not in page


def test_an_edit_of_the_contents_renumbers_pages_that_were_not_touched(project) -> None:
    site = project(BOOK, numfig=True)
    site.build(fresh=True)
    assert site.build().written == set()
    site.write({"index": BOOK["index"].replace("one\ntwo", "two\none")})
    built = site.build()
    again = shown(site.build(fresh=True, everything=True))

    assert built.read == {"index"}
    assert built.written >= {"one", "two", "under"}
    assert numbers(built.page("one")) == ["(2.1)", "(2.2)"]
    assert shown(built) == again


def test_a_page_that_refers_to_a_new_number_is_written_again_and_no_other(project) -> None:
    files = {
        "a": "# A\n\n$$a$$ (e1)\n\n\\begin{equation}\\label{e2}c\\end{equation}\n",
        "r1": "# R1\n\n{eq}`e1` $\\eqref{e2}$\n",
        "r2": "# R2\n\n$\\eqref{e2}$\n",
        "r3": "# R3\n\nNone.\n",
    }
    site = project(files)
    site.build()
    site.write({"a": files["a"].replace("# A\n", "# A\n\n$$n$$ (e0)\n")})
    built = site.build()

    assert built.written - {"index"} == {"a", "r1", "r2"}
    assert "(2)" in built.page("r1")
    assert "(3)" in built.page("r1")
    assert "(3)" in built.page("r2")


def test_books_have_the_numbers_of_pages(project) -> None:
    text = (
        BOOK["two"]
        + "\n\\begin{align}\nm &= n\\\\\no &= p\\label{row}\n\\end{align}\n\n{eq}`row`\n"
    )
    site = project({**BOOK, "two": text}, numfig=True, math_numsep="-")
    page = site.build().page("two")
    latex = site.build("latex")
    book = next(latex.out.glob("*.tex")).read_text("utf-8")

    assert '">(2-4)</a></mtext>' in page
    assert words(page)[-1] == "(2-5)"
    assert list(dict.fromkeys(re.findall(r"\\tag\{(.*?)\}", book))) == [
        "1-1",
        "1-2",
        "2-1",
        "2-2",
        "2-3",
        "2-4",
        "2-5",
        "1",
    ]
    references = set(re.findall(r"\\(?:eq)?ref\{(equation:.*?)\}", book))
    assert references <= set(re.findall(r"\\label\{(equation:.*?)\}", book))


def test_one_page_of_all_documents(project) -> None:
    text = "\\begin{{align}}\n{0} &= 1 \\label{{eq:1}}\\\\\n{0} &= 2 \\label{{eq:2}}\n\\end{{align}}\n\n"
    text += "See $\\eqref{{eq:1}}$ and {{eq}}`eq:2`.\n"
    files = {name: f"# {name}\n\n{text.format(name)}" for name in "ab"}
    built = project(files).build("singlehtml")
    page = built.page()
    ids = re.findall(r'\sid="([^"]*)"', page)

    assert built.warnings == []
    assert len(ids) == len(set(ids))
    first, second = re.findall(r"<p>See .*?</p>", page)
    own = [re.findall(r'href="#(.*?)"', each) for each in (first, second)]
    assert own == [
        ["equation-eq-1", "equation-eq-2"],
        ["equation-eq-1--2", "equation-eq-2--2"],
    ]
    assert {*own[0], *own[1]} <= set(ids)


NOWRAP = "```{math}\n:label: lab\n:nowrap:\n\\begin{gather}\np=q\\\\r=s\n\\end{gather}\n```\n\n{eq}`lab`\n"


@pytest.mark.parametrize("renderer", [None, "mathjax"])
def test_a_label_of_an_environment_is_one_id(project, renderer: str | None) -> None:
    page = project({"index": f"# A\n\n{NOWRAP}"}, html_math_renderer=renderer).build().page()

    assert page.count('id="equation-lab"') == 1
    assert page.count('id="equation-2"') == 1
    assert words(page) == ["(1)"]


def test_what_has_a_label_has_a_number(project) -> None:
    text = "$$\n\\begin{align*}\na &= b\\\\\nc &= d\n\\end{align*}\n$$ (x)\n\n{eq}`x`\n"
    page = project({"index": f"# A\n\n{text}"}).build().page()

    assert words(page) == ["(1)"]
    assert page.count("(1)</a>") == 1
    assert page.count('id="equation-x"') == 1


def test_displays_in_running_text_have_no_number(project) -> None:
    text = "# A\n\nIn $$a$$ text.\n\n$$b$$\n\n```{math}\nc\n```\n"
    settings = {"math_number_all": True, "myst_dmath_double_inline": True}
    page = project({"index": text}, **settings).build().page()

    assert numbers(page) == ["(1)", "(2)"]
    assert page.index(">(1)<") > page.index("text.")


def test_links_of_markdown_say_the_number_or_their_own_words(project) -> None:
    text = (
        "# A\n\n$$a$$ (x)\n\n\\begin{equation}b\\label{y}\\end{equation}\n\n"
        "[](#x), [](#y), [the **first**](#x), [see **{number}**](#y).\n"
    )
    site = project({"index": text})
    page = site.build()
    book = next(site.build("latex").out.glob("*.tex")).read_text("utf-8")

    assert page.warnings == []
    assert words(page.page()) == ["(1), (2), the first, see 2."]
    assert "<strong>2</strong>" in page.page()
    assert r"\eqref{equation:index:x}" in book
    assert re.search(r"\\hyperref\[equation:index:x\]\{(\\DUrole\{\w+\}\{)*the ", book)


def test_a_wrong_form_of_references_is_named_and_shows_the_number(project) -> None:
    text = "# A\n\n$$a$$ (x)\n\n{eq}`x` $\\eqref{x}$\n"
    for wrong in ("({no})", "{", "{0}"):
        built = project({"index": text}, math_eqref_format=wrong).build()

        assert words(built.page()) == ["(1) (1)"]
        assert len([each for each in built.warnings if "math_eqref_format" in each]) == 1


def test_references_in_formulas_say_what_roles_say(project) -> None:
    text = "# A\n\n$$a$$ (x)\n\n$$b\\tag*{B}$$ (y)\n\n{eq}`x` $\\eqref{x}$ $\\ref{x}$ $\\eqref{y}$ {eq}`y`\n"
    site = project({"index": text}, math_eqref_format="Eq.({number})")
    page = site.build().page()
    book = next(site.build("latex").out.glob("*.tex")).read_text("utf-8")
    mathjax = site.configure(html_math_renderer="mathjax").build()

    assert words(page) == ["Eq.(1) Eq.(1) 1 B B"]
    assert re.findall(r"\\text\{(.*?)\}", mathjax.page()) == ["Eq.(1)", "1", "B"]
    x, y = "{equation:index:x}", "{equation:index:y}"
    said = [f"Eq.(\\ref{x})", f"\\(\\text{{Eq.(\\ref{x})}}\\)", f"\\(\\ref{x}\\)"]
    assert " ".join([*said, f"\\(\\ref{y}\\)", f"\\ref{y}"]) in book


def test_a_reference_to_an_equation_without_a_number_is_named(project) -> None:
    text = (
        "# A\n\n$$\na \\label{bare}\n$$\n\n\\begin{align}\nb \\label{row}\\\\\n"
        "c \\nonumber\\label{none}\n\\end{align}\n\n$\\eqref{row}$\n$\\eqref{bare}$\n$\\eqref{none}$\n"
    )
    found = project({"index": text}).build().about("dangling-eqref")

    assert [
        re.match(r".*?:(\d+): .*equation (\w+) has no number", each).groups() for each in found
    ] == [
        ("13", "bare"),
        ("14", "none"),
    ]


def test_what_cannot_be_read_has_one_finding(project) -> None:
    text = "# A\n\n\\begin{equation}\\left\\\\{a\\right.\\label{x}\\end{equation}\n\n$\\eqref{x}$\n"
    built = project({"index": text}).build()

    assert built.about("dangling-eqref") == []
    assert len(built.about("double-escape")) == 1
