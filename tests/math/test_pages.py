"""Formulas in pages: MathML, numbers, references, the fallback."""

from __future__ import annotations

import re

import pytest

PAGE = r"""# Math

Before: $\eqref{eq:b}$, {eq}`lab`, {eq}`eq:b`, {eq}`eq:a`; inline $x<y$.

$$
a = b
$$ (lab)

\begin{align}
a &= b \label{eq:a}\\
c &= d \nonumber\\
e &= f \tag{$\star$}\label{eq:b}
\end{align}

$$ g \tag{7} $$
"""


def ids(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', page)


def test_a_page_of_formulas(project) -> None:
    built = project({"index": PAGE}).build()
    page = built.page()

    assert built.warnings == []
    assert "mathjax" not in page.lower().replace("mathjax_ignore", "").replace("tex2jax", "")
    assert '<annotation encoding="application/x-tex">x&lt;y</annotation>' in page
    assert len(ids(page)) == len(set(ids(page)))
    assert 'class="eqno" href="#equation-lab"' in page
    assert '<a href="#equation-eq-a">(2)</a>' in page
    assert 'id="equation-7"' in page
    assert "rigor-math.css" in page
    assert (built.out / "_static/rigor-math.woff2").exists()
    assert (built.out / "_static/rigor-math-LICENSE.txt").exists()


def test_only_a_page_with_formulas_asks_for_their_font_at_once(project) -> None:
    built = project({"index": PAGE, "folder/b": "# $x$", "plain": "# Words"}).build()
    ask = re.compile(r'<link rel="preload" href="([^"]*)" as="font"[^>]* crossorigin')

    assert ask.findall(built.page()) == ["_static/rigor-math.woff2"]
    assert ask.findall(built.page("folder/b")) == ["../_static/rigor-math.woff2"]
    assert not ask.findall(built.page("plain"))


def test_only_a_page_with_formulas_can_copy_them(project) -> None:
    built = project({"index": "# $x$", "plain": "# Words"}).build()

    assert built.page().count("rigor-math-copy.js") == 1
    assert "rigor-math-copy.js" not in built.page("plain")


def test_only_another_scale_is_said_in_pages_with_formulas(project) -> None:
    files = {"index": "# $x$", "plain": "# Words"}
    built = project(files, rigor_math_scale=1.1).build()

    assert built.page().count("--rigor-math-scale: 1.1") == 1
    assert "--rigor-math-scale" not in built.page("plain")
    assert (
        "--rigor-math-scale" not in project(files, rigor_math_scale=1).build(fresh=True).page()
    )


def test_a_book_says_its_formulas(project) -> None:
    book = project({"index": '# A\n\n$a<b \\text{"c"}$ $\\left(\\frac ab\\right)$\n'}).build(
        "epub"
    )
    page = (book.out / "index.xhtml").read_text("utf-8")

    assert 'alttext="a&lt;b \\text{&quot;c&quot;}"' in page
    assert "--a:" not in page
    assert "rigor-math-copy" not in page
    assert "rigor-math-copy" not in (book.out / "content.opf").read_text("utf-8")


def test_a_macro_with_an_optional_parameter_is_known_in_pages_and_books(project) -> None:
    text = "# A\n\n" + r"$\newcommand{\n}[2][2]{\|#2\|_{#1}}$ $\n{x}$ and $\n[1]{y}$"
    site = project({"index": text})
    page = site.build()
    book = site.build("latex")

    assert page.warnings == book.warnings == []
    assert r"<mn>2</mn></msub></mrow><annotation" in page.page()
    written = next(book.out.glob("*.tex")).read_text("utf-8")
    assert r"\(\|x\|_{2}\) and \(\|y\|_{1}\)" in written


def test_references_lead_forward_and_backward(project) -> None:
    page = project({"index": PAGE}).build().page()
    paragraph = page[page.index("Before") : page.index("inline")]

    assert 'href="#equation-lab"><span>(1)</span>' in paragraph
    assert 'href="#equation-eq-a"><span>(2)</span>' in paragraph
    assert paragraph.count('href="#equation-eq-b"') == 2
    assert set(re.findall(r'href="#([^"]+)"', paragraph)) <= set(ids(page))


def test_a_reference_prefers_its_own_document(project) -> None:
    text = "\\begin{equation}a\\label{eq:1}\\end{equation}\n\n{eq}`eq:1` {eq}`only-b`\n"
    built = project({"a": f"# A\n\n{text}", "b": f"# B\n\n$$b$$ (only-b)\n\n{text}"}).build()

    assert built.warnings == []
    assert 'href="#equation-eq-1"><span>(1)' in built.page("a")
    assert 'href="b.html#equation-only-b"><span>(1)' in built.page("a")
    assert 'href="#equation-eq-1"><span>(2)' in built.page("b")


def test_numbers_stay_when_pages_are_built_again(project) -> None:
    site = project({"a": PAGE, "b": "# B\n\n{eq}`eq:b` {eq}`lab`\n"})
    first = site.build().page("b")
    site.write({"b": "# B\n\n{eq}`eq:b` {eq}`lab`\n\nMore.\n"})

    assert site.build().page("b").replace("<p>More.</p>\n", "") == first


def test_two_builds_give_the_same_bytes(project) -> None:
    site = project({"index": PAGE})
    first = site.build(fresh=True, everything=True).page()

    assert site.build(fresh=True, everything=True).page() == first
    assert site.build(fresh=True, everything=True, parallel=2).page() == first


def test_macros_of_the_site_and_of_mathjax_tables(project) -> None:
    built = project(
        {"index": "# A\n\n$\\R \\vv{x} \\old \\opt$\n"},
        rigor_math_macros={"R": r"\mathbb{Q}", "\\vv": [r"\boldsymbol{#1}", 1]},
        mathjax3_config={"tex": {"macros": {"old": r"\mathfrak{o}", "R": "no"}}},
        mathjax4_config={"tex": {"macros": {"opt": "p"}}},
    ).build()

    assert built.warnings == []
    for each in ("ℚ", "𝒙", "𝔬", "<mi>p</mi>"):
        assert each in built.page()


def test_a_macro_defined_in_a_page_counts_after_it_and_on_no_other(project) -> None:
    built = project(
        {
            "a": "# A\n\n$\\newcommand{zed}{\\mathfrak{z}}\\zed$ $\\zed+1$\n",
            "b": "# B\n\n$\\zed$\n",
        }
    ).build()

    assert built.page("a").count("<mi>𝔷</mi>") == 2
    assert "𝔷" not in built.page("b")
    assert "math-core-unknown-cmd" in built.page("b")


def test_only_what_the_converter_cannot_say_loads_mathjax(project) -> None:
    built = project(
        {
            "a": "# A\n\n$\\newcommand{\\k}{K}x$ $\\bbox[yellow]{\\k}$ $y$\n",
            "b": "# B\n\n$x$ $\\bad{}$\n",
        },
        mathjax_path="local/mathjax.js",
        mathjax_options={"async": "async"},
        rigor_math_macros={"R": "r"},
    ).build()
    page = built.page("a")

    assert "local/mathjax.js" in page
    assert 'async="async"' in page
    assert '"elements": [".rigor-fallback"]' in page
    assert '"macros": {"R": "r"}' in page
    assert page.count("rigor-fallback") == 2
    assert r"\(\newcommand{\k}{K}\bbox[yellow]{\k}\)" in page
    assert page.count("<math>") == 2
    assert "mathjax.js" not in built.page("b")


def test_what_nobody_can_read_is_shown_as_its_source(project) -> None:
    page = project({"index": "# A\n\n$$\nx \\left\\\\{ <y\n$$\n"}).build().page()

    assert '<code class="rigor-math-error"' in page
    assert "x \\left\\\\{ &lt;y" in page


def test_a_heading_with_a_formula(project) -> None:
    built = project({"a": "# On $x^2$\n", "b": "# B\n\n{doc}`a`\n"}).build()

    assert "<msup><mi>x</mi><mn>2</mn></msup>" in built.page("a")
    assert built.warnings == []


def test_math_number_all_numbers_formulas_without_label(project) -> None:
    page = project({"index": "# A\n\n$$a$$\n\n$$b$$\n"}, math_number_all=True).build().page()

    assert page.count('class="eqno"') == 2
    assert 'id="equation-2"' in page


def test_the_form_of_references_is_that_of_the_configuration(project) -> None:
    page = project({"index": PAGE}, math_eqref_format="Eq.{number}").build().page()

    assert "<span>Eq.2</span>" in page


def test_another_renderer_of_the_users_comes_first(project) -> None:
    text = {"index": "# A\n\n$x$\n"}

    assert "<math>" not in project(text, html_math_renderer="mathjax").build().page()
    built = project(text, extensions=["myst_parser", "sphinx_rigor", "sphinx.ext.imgmath"])
    assert built.build("dummy").app.config.html_math_renderer == "imgmath"


@pytest.mark.parametrize("mode", ["check", "off"])
def test_math_can_be_left_to_sphinx(project, mode: str) -> None:
    built = project(
        {"index": PAGE.replace("{eq}`eq:b`, {eq}`eq:a`", "")}, rigor_math=mode
    ).build()

    assert r"\(x&lt;y\)" in built.page()
    assert "mathjax" in built.page()


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"rigor_math": True}, "rigor_math"),
        ({"rigor_math_scale": 0}, "rigor_math_scale"),
        ({"rigor_math_scale": "1"}, "a number above 0"),
        ({"rigor_math_macros": ["x"]}, "expected a dictionary"),
        ({"rigor_math_macros": {"a b": "x"}}, "a b"),
        ({"rigor_math_macros": {"a": 3}}, "rigor_math_macros: a: 3"),
        ({"mathjax3_config": {"tex": {"macros": {"a": []}}}}, "mathjax3_config"),
    ],
)
def test_a_wrong_value_says_what_was_expected(project, config: dict, words: str) -> None:
    from sphinx.errors import ConfigError

    with pytest.raises(ConfigError, match=words):
        project({"index": "# A\n"}, **config).build()


def test_rest_has_the_same(project) -> None:
    built = project(
        {
            "index.rst": "A\n=\n\n:eq:`lab` :math:`\\eqref{row}`\n\n.. math:: a = b\n   :label: lab\n\n"
            ".. math::\n   :nowrap:\n\n   \\begin{align}\n   c \\label{row}\\\\\n   d\n   \\end{align}\n"
        }
    ).build()

    assert built.warnings == []
    assert 'href="#equation-lab"><span>(1)' in built.page()
    assert '<a href="#equation-row">(2)</a>' in built.page()
    assert "(3)" in built.page()
