"""Formulas in a browser, measured: no text cut, columns in line, glyphs from our font."""

from __future__ import annotations

import pytest

from fixtures.chromium import Reader

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


FONTS = r"""
$f(h) + \mathbb{RNZQPCH} + \mathcal{LHEFMBIR} + \mathscr{LHEFM} + \mathfrak{CHIRZ}$
$\hbar \ell \varnothing \emptyset \aleph \beth \imath \mathit{h} \mathbf{h} \mathsf{h}$

$$ \sum_{i=1}^n \sqrt{x_i} \le \left\lfloor \frac{a}{b} \right\rfloor \leftrightsquigarrow
⩴ ⤡ ⟦x⟧ ⌀ ⪯ \text{x² yₙ ⁻¹} \circledR \bigsqcap \xrightarrow{abc} \overbrace{a+b} \ddddot{x} $$
"""


def test_each_glyph_comes_from_our_font(formulas) -> None:
    reader = formulas(FONTS)
    session = reader.page.context.new_cdp_session(reader.page)
    for each in ("DOM.enable", "CSS.enable"):
        session.send(each)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = {"nodeId": root, "selector": "math :is(mi, mn, mo, mtext, mspace)"}
    used = [
        font["familyName"]
        for node in session.send("DOM.querySelectorAll", found)["nodeIds"]
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    ]

    assert len(used) > 50
    assert set(used) == {"Rigor Math"}
