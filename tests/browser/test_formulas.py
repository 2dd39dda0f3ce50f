"""Formulas in a browser, measured: no text cut, columns in line, glyphs from our font."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from contextlib import suppress
from pathlib import Path

import pytest

from fixtures.chromium import Reader
from sphinx_rigor.math.convert.converter import Converter, RefusalError
from sphinx_rigor.math.write.html import STATIC

ROOT = Path(__file__).parents[2]

TEXTS = {
    "Chinese": "由定义可知这里成立，再做判断",
    "Japanese": "ここでは成り立つと仮定する",
    "words": "for all sufficiently large values of the parameter",
    "hyphens": "non-self-intersecting-curve-of-finite-length",
    "a soft break": "word/word\u200bword\u00adword",
}
SETTINGS = [
    "\\begin{{align}}f(x) &= g(x) && {0}\\\\ &= h(x) && {0}\\end{{align}}",
    "\\begin{{align}}{0} a<b: &\\quad {0}\\\\ {0} c: &\\quad x\\end{{align}}",
    "\\begin{{gather}}a {0}\\\\ b {0} {0}\\end{{gather}}",
    "\\begin{{alignat}}{{2}}a&=b &\\quad& {0}\\\\ c&=d && {0}\\end{{alignat}}",
    "$$\n\\begin{{cases}}x & {0}\\\\ y & {0}\\end{{cases}}\n$$",
    "\\begin{{align}}x &= \\begin{{cases}}a & {0}\\\\ b & {0}\\end{{cases}}\\\\ &= y\\end{{align}}",
    "\\begin{{multline}}a + {0}\\\\ + {0} {0}\\\\ + b\\end{{multline}}",
    "\\begin{{equation}}x = \\begin{{array}}{{|l|l|}}{0} & {0}\\\\ a & {0}\\end{{array}}\\end{{equation}}",
    "Running text with $x^{{{0}}} + \\frac{{{0}}}{{y}}$ in it.",
]
CUT = """() => [...document.querySelectorAll('mtext')].filter((each) => {
  const whole = document.body.appendChild(document.createElement('span'));
  whole.style = `position: absolute; white-space: pre; font: ${getComputedStyle(each).font}`;
  whole.textContent = each.textContent;
  const wanted = whole.getBoundingClientRect().width;
  whole.remove();
  return wanted > each.getBoundingClientRect().width + 1;
}).map((each) => each.textContent)"""
"""Chromium does not even lay out what a cell has no room for: text is measured apart."""
HIDDEN = """() => [...document.querySelectorAll('.rigor-math, .rigor-formula')].filter((each) => {
  const style = getComputedStyle(each);
  return each.scrollWidth > each.clientWidth && style.overflowX === 'visible'
    && !each.querySelector('.rigor-formula');
}).map((each) => each.textContent)"""


@pytest.fixture
def formulas(project, read):
    """Return an opener of a page with formulas."""

    def opened(text: str, **config: object) -> Reader:
        reader = read(project({"index": f"# A\n\n{text}\n"}, **config).build().out)
        reader.open("index.html").evaluate("document.fonts.ready")
        return reader

    return opened


def test_no_text_is_cut(formulas) -> None:
    shown = [each.format(f"\\text{{{text}}}") for each in SETTINGS for text in TEXTS.values()]
    page = formulas("\n\n".join(shown)).page

    assert page.locator("mtext").count() > len(shown)
    for width in (1000, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CUT) == []
        assert page.evaluate(HIDDEN) == []


LONG = r"$f(x_1, x_2)=\sum_{i=1}^{n}a_i x_i^2+\frac{a}{b}+\text{由定义可知这里成立}+c_1+c_2+c_3+c_4$"
AROUND = f"""
Text {LONG}, text.

- one

  - two {LONG}

> three {LONG}

:::{{note}}
Four {LONG}.
:::

$f(x)=y$ and $f(a,b,c,d,e,g,h,i)=x^2$
"""
REACHED = """() => [...document.querySelectorAll('.rigor-wide')].map((each) => {
  each.scrollLeft = 9999;
  const held = each.getBoundingClientRect(), shown = each.firstChild.getBoundingClientRect();
  return [held.right <= innerWidth, shown.right <= held.right + 1, each.scrollWidth > each.clientWidth];
})"""


@pytest.mark.parametrize("theme", ["alabaster", "pydata_sphinx_theme"])
def test_a_long_formula_in_running_text_scrolls_by_itself(formulas, theme) -> None:
    pytest.importorskip(theme)
    page = formulas(AROUND, html_theme=theme).page
    page.set_viewport_size({"width": 390, "height": 900})

    assert page.evaluate(REACHED) == [*[[True, True, True]] * 4, [True, True, False]]
    page.set_viewport_size({"width": 1600, "height": 900})
    one, other = page.locator("section > p").last.locator("math").all()
    bottoms = [each.locator("mi").first.bounding_box()["y"] for each in (one, other)]
    assert bottoms[0] == pytest.approx(bottoms[1], abs=1)


BEYOND_LINES = [
    "_3",
    r"x\raise3em{y}\lower2em\hbox{z}",
    r"\raisebox{2ex}{a $b$}",
    r"\rule[2em]{1em}{1em}x\rule[-3em]{1em}{1em}",
]
DRAWN = """() => [...document.querySelectorAll('.rigor-math')].flatMap((each) => {
  const held = each.getBoundingClientRect();
  return [...each.querySelectorAll('mi, mn, mtext, mspace[style]')].filter((part) => {
    const drawn = part.getBoundingClientRect();
    return drawn.top < held.top - 1 || drawn.bottom > held.bottom + 1;
  }).map((part) => part.outerHTML);
})"""


def test_nothing_is_cut_above_or_below(formulas) -> None:
    page = formulas("\n\n".join(f"$$\n{each}\n$$" for each in BEYOND_LINES)).page

    assert page.locator(".rigor-math").count() == len(BEYOND_LINES)
    assert page.evaluate(DRAWN) == []


FONTS = r"""
$f(h) + \mathbb{RNZQPCH} + \mathcal{LHEFMBIR} + \mathscr{LHEFM} + \mathfrak{CHIRZ}$
$\hbar \ell \varnothing \emptyset \aleph \beth \imath \mathit{h} \mathbf{h} \mathsf{h}$

$$ \sum_{i=1}^n \sqrt{x_i} \le \left\lfloor \frac{a}{b} \right\rfloor \leftrightsquigarrow
⩴ ⤡ ⟦x⟧ ⌀ ⪯ \text{x² yₙ ⁻¹} \circledR \bigsqcap \xrightarrow{abc} \overbrace{a+b} \ddddot{x} $$
"""


def fonts_used(reader: Reader) -> list[str]:
    """Return the font of each glyph in the formulas of a page."""
    session = reader.page.context.new_cdp_session(reader.page)
    for each in ("DOM.enable", "CSS.enable"):
        session.send(each)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = {"nodeId": root, "selector": "math :is(mi, mn, mo, mtext, mspace)"}
    return [
        font["familyName"]
        for node in session.send("DOM.querySelectorAll", found)["nodeIds"]
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    ]


def test_each_glyph_comes_from_our_font(formulas) -> None:
    used = fonts_used(formulas(FONTS))

    assert len(used) > 50
    assert set(used) == {"Rigor Math"}


WRITTEN = re.compile(r"\$\$(.+?)\$\$|(?<!\$)\$([^$\n]+)\$(?!\$)", re.DOTALL)
TOKEN = re.compile(r"<(m(?:i|n|o|text))\b[^<>]*>[^<\u2e80-\uffef]+</\1>")
"""What shows a glyph, but for words in scripts that no font of formulas has."""


def tokens_of(text: str) -> set[str]:
    """Return the different tokens in the formulas of an article."""
    converter, found = Converter(), set[str]()
    for display, inline in WRITTEN.findall(text):
        with suppress(RefusalError):
            mathml = converter.convert(display or inline, display=bool(display))
            found |= {match[0] for match in TOKEN.finditer(mathml)}
    return found


def test_each_glyph_of_the_articles_comes_from_our_font(read, tmp_path: Path) -> None:
    """Articles share most of their tokens: all that differ stand on one page."""
    articles = sorted((ROOT / "blogs_raw").glob("*.md"))
    found = set().union(*(tokens_of(each.read_text("utf-8")) for each in articles))
    page = "".join(f"<math>{each}</math> " for each in sorted(found))
    shutil.copytree(STATIC, tmp_path / "static")
    link = '<link rel="stylesheet" href="static/rigor-math.css">'
    (tmp_path / "index.html").write_text(f'<meta charset="utf-8">{link}{page}', "utf-8")
    reader = read(tmp_path)
    reader.open("index.html").evaluate("document.fonts.ready")
    used = fonts_used(reader)

    assert len(articles) > 10
    assert len(used) > 200
    assert set(used) == {"Rigor Math"}


# what TeX makes of it, in em
WIDTHS = {
    r"\left[a,b\right]": 1.96,
    r"\left\{x\right\}": 1.57,
    r"\bigl(c\bigr)": 1.35,
    r"\Bigl[d\Bigr]": 1.46,
    r"\biggl\{e\biggr\}": 1.96,
    r"\Biggl\langle f\Biggr\rangle": 2.37,
    r"\left(\frac{a}{b}\right)": 1.96,
    r"\left\lfloor\frac{a}{b}\right\rfloor": 1.83,
    r"\left(\sum_{i=1}^n x_i\right)": 4.26,
    r"\left(x_j\right)": 1.72,
    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}": 3.52,
    r"\begin{bmatrix}a&b\\c&d\\e&f\end{bmatrix}": 3.42,
    r"\left(\begin{matrix}a\\b\\c\\d\\e\\f\end{matrix}\right)": 2.30,
    r"\left\{\frac{a}{b}\middle|\frac{c}{d}\right\}": 3.2,
    r"\left(\sqrt{x}\right)": 2.34,
    r"\sqrt{x}y": 1.92,
    r"\frac12\frac13": 1.48,
}
WIDTH = """() => [...document.querySelectorAll('math[display]')].map((each) =>
  each.querySelector('semantics').firstElementChild.getBoundingClientRect().width
    / parseFloat(getComputedStyle(each).fontSize))"""


def test_formulas_are_as_wide_as_in_tex(formulas) -> None:
    page = formulas("\n\n".join(f"$$\n{each}\n$$" for each in WIDTHS)).page
    found = dict(zip(WIDTHS, page.evaluate(WIDTH), strict=True))
    far = {each: wide for each, wide in found.items() if abs(wide / WIDTHS[each] - 1) > 0.2}

    assert far == {}


OVER = r"\underbrace{a+b+c}_n + \overbrace{a+b+c} + \overline{abc} + \widehat{abc} + \overrightarrow{ab}"
ACCENTS = """() => [...document.querySelectorAll('munder[accentunder], mover[accent]')].map(
  (each) => [...each.children].map((part) => part.getBoundingClientRect().width))"""


def test_what_stretches_above_and_below_is_as_wide_as_its_base(formulas) -> None:
    found = formulas(f"$$\n{OVER}\n$$").page.evaluate(ACCENTS)

    assert len(found) == 5
    for base, accent in found:
        assert accent == pytest.approx(base, abs=1)


ON_LINE = r"""
$$
x = \begin{matrix}x\end{matrix} = \begin{pmatrix}x\end{pmatrix} = \left(x\right) = \bigl(x\bigr)
= \begin{aligned}x\end{aligned} = \sqrt{x} = \boldsymbol{x} = \underbrace{x}
$$
"""
BOTTOMS = """() => [...document.querySelectorAll('math mi')].map(
  (each) => each.getBoundingClientRect().bottom)"""


def test_one_row_stands_on_the_line(formulas) -> None:
    found = formulas(ON_LINE).page.evaluate(BOTTOMS)

    assert len(found) == 9
    assert found == pytest.approx([found[0]] * len(found), abs=1)


ROWS = r"""
\begin{align}a&=b & c&=d\\e&=f\\x&=\begin{pmatrix}1&2\\3&4\end{pmatrix}\end{align}

:::{container} flexible
\begin{align}a&=b & c&=d\\e&=f\end{align}
:::

\begin{flalign}a&=b & c&=d\\e&=f\end{flalign}

\begin{gather}a+b+c\\d\end{gather}
"""
COLUMNS = """() => [...document.querySelectorAll('math mtable')]
  .filter((table) => table.querySelector(':scope > mtr > .rigor-eqno'))
  .map((table) => [table.closest('.rigor-math').getBoundingClientRect().right,
    ...[...table.querySelectorAll(':scope > mtr')].map((row) => {
      const end = row.lastElementChild.querySelector('mtext').getBoundingClientRect().right;
      const relation = [...row.children].find((cell) => cell.firstElementChild?.textContent === '=');
      return [end, relation ? relation.getBoundingClientRect().left : 0];
    })])"""


@pytest.mark.parametrize("theme", ["alabaster", "pydata_sphinx_theme"])
def test_numbers_stand_at_the_margin_and_relations_below_one_another(formulas, theme) -> None:
    pytest.importorskip(theme)
    reader = formulas(ROWS, html_theme=theme)
    reader.page.add_style_tag(content=".flexible { display: flex; flex-direction: column; }")

    tables = reader.page.evaluate(COLUMNS)
    assert len(tables) == 4
    for margin, *rows in tables:
        assert [end for end, _ in rows] == pytest.approx([margin] * len(rows), abs=1)
        assert len({round(left) for _, left in rows}) == 1


HEIGHTS = """() => [...document.querySelectorAll('math')].map((each) => {
  const ex = (parent) => {
    const rule = parent.appendChild(document.createElement('span'));
    rule.style = 'display: block; position: absolute; height: 100ex';
    const found = rule.getBoundingClientRect().height;
    rule.remove();
    return found;
  };
  return ex(each.appendChild(document.createElementNS(each.namespaceURI, 'mtext')))
    / ex(each.parentElement);
})"""


@pytest.mark.parametrize("font", ["serif", "sans-serif", "monospace"])
def test_letters_are_as_tall_as_those_of_the_text(formulas, font: str) -> None:
    page = formulas("# On $x$\n\nText $x$ and\n\n$$\ny\n$$\n").page
    page.add_style_tag(content=f"body, div.body {{ font-family: {font} }}")
    found = page.evaluate(HEIGHTS)

    assert len(found) >= 3
    assert found == pytest.approx([1] * len(found), abs=0.04)


def test_the_scale_of_formulas_is_a_setting(formulas) -> None:
    (found,) = formulas("Text $x$.", rigor_math_scale=0.9).page.evaluate(HEIGHTS)

    assert found == pytest.approx(0.9, abs=0.04)


SIDES = r"""
$$ \cfrac[l]{a}{b+c+d} + \cfrac[r]{a}{b+c+d} + \cfrac{a}{b+c+d} $$

$$ \left|\underrightarrow{AB}\right| $$

$$ \intop_a^b $$

$$ Γ \Gamma $$

$$ x^{\dfrac{a}{b}} \dfrac{a}{b} $$

$$ \cancelto{0}{xyz} $$
"""
PLACES = """() => [...document.querySelectorAll('math[display]')].map((math) =>
  [...math.querySelectorAll('mi, mo, mfrac, .menclose-northeastarrow')].map((each) => {
    const at = each.getBoundingClientRect();
    return [each.textContent, at.left, at.top, at.right, at.bottom].map(
      (value) => (typeof value === 'number' ? Math.round(value) : value));
  }))"""


def test_what_stands_aside_above_and_below_does_so(formulas) -> None:
    fractions, bars, integral, capitals, large, stroke = formulas(SIDES).page.evaluate(PLACES)
    above = [left for text, left, *_ in fractions if text == "a"]
    first = [left for text, left, *_ in fractions if text == "b"]
    ends = [right for text, _, _, right, _ in fractions if text == "d"]

    assert above[0] == pytest.approx(first[0], abs=2)
    assert above[1] > ends[1] - 14
    assert above[2] > first[2] + 20
    (_, _, _, _, bottom), arrow = bars[0], next(each for each in bars if each[0] == "→")
    assert bottom > arrow[4] - 3
    sign, *limits = sorted(integral, key=lambda each: each[0] != "∫")
    assert all(sign[1] - 9 < (each[1] + each[3]) / 2 < sign[3] + 9 for each in limits)
    assert capitals[0][3] - capitals[0][1] == pytest.approx(
        capitals[1][3] - capitals[1][1], abs=1
    )
    script, display = (each for each in large if len(each[0]) == 2)
    assert script[4] - script[2] == pytest.approx(display[4] - display[2], abs=1)
    *letters, (_, _, top, right, _) = stroke
    assert right == pytest.approx(letters[-1][3], abs=2)
    assert top < letters[-1][2] + 2


INK = """async ([light, bold]) => {
  const dark = async (picture) => {
    const image = await createImageBitmap(await (await fetch(picture)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const data = canvas.getImageData(0, 0, image.width, image.height).data;
    return data.reduce((sum, value, index) => sum + (index % 4 ? 0 : 255 - value), 0);
  };
  return (await dark(bold)) / (await dark(light));
}"""


def test_bold_has_more_ink(formulas) -> None:
    signs = ["0", r"\ell", "+", "=", r"\infty", r"\sum", r"\mathcal R", r"\hbar", "x"]
    page = formulas(
        "\n\n".join(f"$\\Huge {each}$ $\\Huge\\bm{{{each}}}$" for each in signs)
    ).page
    pictures = [
        "data:image/png;base64," + b64encode(each.screenshot()).decode()
        for each in page.locator("math").all()
    ]
    page.goto("about:blank")
    pairs = zip(pictures[::2], pictures[1::2], strict=True)
    thin = {
        sign: ratio
        for sign, pair in zip(signs, pairs, strict=True)
        if (ratio := page.evaluate(INK, list(pair))) < 1.1
    }

    assert thin == {}


COPIED = """() => {
  getSelection().selectAllChildren(document.querySelector('section'));
  const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), bubbles: true});
  document.querySelector('p').dispatchEvent(event);
  return ['text/plain', 'text/html'].map((kind) => event.clipboardData.getData(kind));
}"""


def test_copying_gives_latex(formulas) -> None:
    text = "Let $x_1$ be\n\n$$\n\\frac{a}{b} = c\n$$ (lab)\n\n\\begin{align}a&=b\\\\c&=d\\end{align}\n\nend."
    page = formulas(text).page
    plain, rich = page.evaluate(COPIED)

    assert "Let $x_1$ be" in plain
    assert "$$\n\\frac{a}{b} = c\n$$" in plain
    assert "\n\\begin{align}a&=b\\\\c&=d\\end{align}\n" in plain
    assert "(1)" not in plain
    assert plain.endswith("end.")
    assert "<math" in rich


def test_copying_part_of_a_formula_copies_the_whole(formulas) -> None:
    page = formulas("Let $x_1+y$ be").page
    page.evaluate("""() => {
      const parts = document.querySelectorAll('math mi');
      getSelection().setBaseAndExtent(parts[0].firstChild, 0, parts[1].firstChild, 1);
    }""")
    script = COPIED.replace(
        "getSelection().selectAllChildren(document.querySelector('section'));", ""
    )

    assert page.evaluate(script)[0] == "$x_1+y$"


def test_words_without_formulas_are_copied_as_ever(formulas) -> None:
    page = formulas("Words.\n\nAnd $x$.").page
    page.evaluate("getSelection().selectAllChildren(document.querySelector('section > p'))")
    script = COPIED.replace(
        "getSelection().selectAllChildren(document.querySelector('section'));", ""
    )

    assert page.evaluate(script) == ["", ""]


def test_the_end_of_a_proof_makes_no_formula_scroll(project, read) -> None:
    proofs = (
        f"```{{proof}}\n$$a = {' + '.join(['b'] * count)}$$\n```\n" for count in range(1, 12)
    )
    site = project({"index": "# T\n\n" + "\n".join(proofs)}, html_theme="alabaster")
    page = read(site.build().out, viewport={"width": 390, "height": 800}).open("index.html")
    found = page.evaluate(
        """() => [...document.querySelectorAll('.rigor-ended > div.math')].map((each) =>
            [each.querySelector('math').firstElementChild.getBoundingClientRect().width,
             each.clientWidth, each.scrollWidth])"""
    )
    fitting = [each for each in found if each[0] <= each[1]]

    assert len(found) == 11
    assert any(width > room - 20 for width, room, _ in fitting)
    assert [each for each in fitting if each[2] > each[1]] == []
