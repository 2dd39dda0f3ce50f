"""Mend what the converter writes: what browsers do not set as TeX does.

Text patterns mend what is common; what is left is read as elements, only where a formula
has a table, a bracket that stretches, a mark, or scripts typed as characters.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.convert.bold import embolden
from sphinx_rigor.math.convert.delimiters import enlarged, sided
from sphinx_rigor.math.convert.elements import ROWS, Element, parse, upward, written
from sphinx_rigor.math.convert.fences import STRETCHED, fit
from sphinx_rigor.math.convert.functions import apply_functions
from sphinx_rigor.math.convert.infix import fenced
from sphinx_rigor.math.convert.marks import SIGN, SIZE, mark_of, without_marks
from sphinx_rigor.math.convert.tables import settle_table
from sphinx_rigor.math.convert.typed import TYPED, raise_typed
from sphinx_rigor.math.convert.wraps import wrapped

DIGITS = re.compile(
    r"<mi>([0-9\U0001d7ce-\U0001d7ff]+)</mi>"
    r"|<mrow><mspace/><mi>([0-9\U0001d7ce-\U0001d7ff.,]+)</mi></mrow>"
)
LIGHT = re.compile(r'<mrow><mspace/><mi mathvariant="normal">([α-ωϑϕϖϱϵ])</mi></mrow>')
r"""Small Greek letters in ``\mathrm``, of which LaTeX has no upright ones."""
HYPHEN = re.compile(r"−(?<=[^\W\d_]−)(?=[^\W\d_][^<]*</m[io]>)")
PRODUCT = re.compile(
    r"((?:<(?:math|mrow|mtd)[^<>]*>(?:<mo[^<>]*>[^<]*</mo>)?|</m[a-z]+><mo[^<>]*>[^<]*</mo>)"
    r"<mn>[^<]*</mn>)(?=(?:<msu(?:b|p|bsup)>|<mover accent=\"true\">)?<mi>[^<]</mi>|<msqrt>)"
)
"""A number before a letter, where neither is an argument of a script or a fraction."""
CAPITAL = re.compile(r"<mi>([Α-Ω])</mi>")
"""A capital of Greek that is typed: upright, as that of the command of its name."""
DISPLAYED = re.compile(r'(<mfrac[^<>]* displaystyle="(?:true|false)")(?! scriptlevel)')
r"""What ``\dfrac`` writes: as large in a script as elsewhere."""
POINT = re.compile(r"((?:<(?:math|mrow|mtd)[^<>]*>|</mo>)<)mi>\.</mi><mn>")
"""A number that begins with its point."""
UPRIGHT = r'<mi mathvariant="normal">\1</mi>'
TIMES = "<mo>\u2062</mo>"
TILDE, WIDE_TILDE = (f'<mo stretchy="true">{sign}</mo></mover>' for sign in "~\u02dc")
"""What the converter writes above a word, and what the font has in several sizes."""
MOVED = re.compile(r'(<mpadded[^<>]* voffset="(-?)([^"]*)")>')
"""What stands higher or lower, of which browsers do not see that it takes more room."""
NOTHING = "<mo>\u2063</mo>"
r"""What the converter writes for ``\left.``."""


def mended(mathml: str) -> str:
    """Return MathML that browsers set as TeX does."""
    mathml = DIGITS.sub(lambda match: f"<mn>{match[1] or match[2]}</mn>", mathml)
    mathml = mathml if mathml.isascii() else CAPITAL.sub(UPRIGHT, mathml)
    if "<mfrac " in mathml:
        mathml = DISPLAYED.sub(r'\1 scriptlevel="0"', mathml)
    mathml = LIGHT.sub(r"<mi>\1</mi>", mathml) if '"normal">' in mathml else mathml
    if "minsize" in mathml:
        mathml = enlarged(sided(mathml))
    if "−" in mathml:
        mathml = HYPHEN.sub("-", mathml)
    if "<mi>.</mi><mn>" in mathml:
        mathml = POINT.sub(r"\1mn>.", mathml)
    if "</mn><mi>" in mathml or "</mn><ms" in mathml or "</mn><mover" in mathml:
        mathml = PRODUCT.sub(rf"\1{TIMES}", mathml)
    if needs_elements(mathml):
        mathml = rebuilt(mathml)
    if "voffset" in mathml:
        mathml = MOVED.sub(roomy, mathml)
    return mathml.replace(NOTHING, "").replace(TILDE, WIDE_TILDE)


def roomy(match: re.Match[str]) -> str:
    """Return the tag of what is moved up or down with room for it."""
    side = "bottom" if match[2] else "top"
    return f'{match[1]} style="padding-{side}:{match[3]}">'


def needs_elements(mathml: str) -> bool:
    """Tell whether text patterns do not reach what has to be mended."""
    return bool(
        "<mtable" in mathml
        or SIGN in mathml
        or STRETCHED.search(mathml)
        or TYPED.search(mathml)
    )


def rebuilt(mathml: str) -> str:
    """Return MathML mended element by element."""
    root = parse(mathml)
    elements = upward(root)
    for each in elements:
        if each.name == "mtable":
            settle_table(each)
    rows = [each for each in elements if each.children]
    apply_functions(rows)
    if SIGN in mathml:
        rows += fenced(rows)
        wrapped(rows)
        embolden(rows)
        for each in rows:
            resize(each)
        without_marks(root)
    if TYPED.search(mathml):
        for each in rows:
            raise_typed(each)
    unwrap(rows)
    fit(root, rows)
    return written(root)


def resize(row: Element) -> None:
    r"""Set what follows a ``\small`` and its like in its size, to the end of the row."""
    if not any(mark_of(each)[:1] == SIZE for each in row.children):
        return
    found: list[Element] = []
    held = row
    row.children, written_out = found, row.children
    for each in written_out:
        if mark_of(each)[:1] == SIZE:
            size = mark_of(each)[1:]
            held = row if size == "100" else Element("mrow", f' style="font-size:{size}%"')
            found += [held] if held is not row else []
        else:
            held.children.append(each)


def unwrap(rows: list[Element]) -> None:
    """Put what stands alone in a row without attributes in the place of the row."""
    for row in rows:
        for index, each in enumerate(row.children):
            alone = each.name == "mrow" and not each.given and len(each.children) == 1
            # The size of what is a script itself would take the place of that of scripts.
            if alone and (row.name in ROWS or "font-size" not in each.children[0].given):
                row.children[index] = each.children[0]
