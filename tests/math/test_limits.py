"""No formula ends the process, and none takes forever: each limit is a finding."""

from __future__ import annotations

import time
from itertools import pairwise, product
from string import ascii_lowercase

import pytest

from sphinx_rigor.math.check.checker import Checker, Source, names
from sphinx_rigor.math.read.brackets import left_open_brackets
from sphinx_rigor.math.read.nesting import Scale, Weight, nesting
from sphinx_rigor.math.read.tex import closings, delimited
from sphinx_rigor.math.render.renderer import Manner, Renderer
from sphinx_rigor.records import Spot

DEEP, LONG = "Nested too deeply", "Expanded too far"


def doubling(option: str) -> str:
    """26 macros of which each stands for two of the one before."""
    bodies = ["y", *(f"\\m{each}\\m{each}" for each in ascii_lowercase)]
    pairs = zip(ascii_lowercase, bodies, strict=False)
    return "".join(f"\\newcommand{{\\m{name}}}{option}{{{body}}}" for name, body in pairs)


HUGE = {
    "braces": ("{" * 6000, DEEP),
    "fractions": (r"\frac{" * 3170 + "}{b}" * 3170, DEEP),
    "operators": (r"\mathop{" * 400 + "+" + "}" * 400, DEEP),
    "stacks": (r"\substack{" * 400 + "+" + "}" * 400, DEEP),
    "environments": (r"\begin{matrix}" * 3000 + r"\end{matrix}" * 3000, DEEP),
    "delimiters": (r"\left(" * 3000 + r"\right)" * 3000, DEEP),
    "switches": (r"\displaystyle x" * 9000, DEEP),
    "loose arguments": ("\\frac 1 % why\n\n\n" + r"\frac 1 " * 4000, DEEP),
    "macros": (r"\def\d#1{{{{#1}}}}" + r"\d{" * 40 + "}" * 40, DEEP),
    "a macro in itself": (r"\def\x{{{\x}}}\x", DEEP),
    "doubling": (doubling("[1][x]") + r"\mz", LONG),
    "doubled arguments": (r"\newcommand{\d}[2][]{#2#2}" + r"\d{" * 40 + "a" + "}" * 40, LONG),
    "doubling without option": (doubling("") + r"\mz", "Too many expansions"),
    "a chain": (
        "".join(rf"\newcommand{{\{'a' * n}}}[1][]{{\{'a' * (n - 1)}}}" for n in range(2, 300))
        + rf"\{'a' * 299}",
        LONG,
    ),
    "environments of one's own": (
        r"\newenvironment{q}{"
        + r"\left(" * 60
        + "}{"
        + r"\right)" * 60
        + "}"
        + r"\begin{q}" * 60
        + r"\end{q}" * 60,
        DEEP,
    ),
    "brackets that never close": ("[" * 400, "Hard limit"),
    "characters": ("x^2+" * 30_000, LONG),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_formula_beyond_a_limit_is_reported_at_once(name: str) -> None:
    text, reason = HUGE[name]
    start = time.process_time()
    faults = Checker().check(Source(text, Spot(7, 7, ""), display=True))
    Renderer(Manner((), lambda _label: None)).block(text, (None,))

    assert [fault.line for fault in faults] == [7]
    assert faults[0].detail.startswith(reason)
    assert time.process_time() - start < 4


NAMES = ["".join(each) for each in product(ascii_lowercase, repeat=3)][:2400]
LONG_BUT_FINE = {
    "limits": (r"\operatorname{q}\limits_a" * 800),
    "rows": r"\begin{align}" + r"a&=b\\" * 2000 + r"\end{align}",
    "colours": r"\textcolor{red}{a}" * 2000,
    "texts": r"\text{a b}" * 2000,
    "accents": r"\hat x + \hat y + " * 200,
    "comments": "a % b\n" * 3000,
    "blank lines": "a=b\n\n" * 9000,
    "definitions": "".join(rf"\newcommand{{\x{name}}}[1][a]{{#1}}" for name in NAMES) + "x",
    "late definitions": "".join(
        rf"\def\y{name}{{\y{other}}}" for name, other in pairwise(NAMES[:900])
    )
    + rf"\def\y{NAMES[899]}{{x}}",
    "delimited": r"\def\q#1;{(#1)}" + r"\q x;" * 4000,
    "rows of unequal length": r"\begin{align}"
    + "a&" * 2000
    + r"\\"
    + r"a\\" * 2000
    + r"\end{align}",
    "arrows": r"\begin{CD}" + "A@>a>>" * 5000 + r"B\end{CD}",
    "formulas in words": r"\text{" + "$x$ y" * 7000 + "}",
    "letters": "a" * 30_000,
    "lengths": r"{a\above" + " " * 5000 + r"1pt b}\hspace{" + " " * 5000 + "1em}",
    "scripts": "x" + "²" * 6000,
    "spaces between": r"a\," * 300 + r"\ " * 40_000,
    "spaces": r"\begin{matrix}a\\" + " " * 30_000 + r"\hline b\end{matrix}",
}


@pytest.mark.parametrize("name", LONG_BUT_FINE)
def test_a_long_formula_takes_no_longer_than_its_length(name: str) -> None:
    start = time.process_time()
    source = Source(LONG_BUT_FINE[name], Spot(7, 7, ""), display=True)

    assert Checker().check(source) == []
    assert list(names(source)) == [] or name == "rows"
    Renderer(Manner((), lambda _label: None)).block(source.text, [None] * 2001)
    assert time.process_time() - start < 4


def test_limits_that_nothing_can_have_are_looked_for_in_no_more_than_a_second() -> None:
    start = time.process_time()
    text = "~" * 3000 + r"\limits" * 400
    faults = Checker().check(Source(text, Spot(7, 7, ""), display=True))

    assert [fault.rule for fault in faults] == ["math-fallback"]
    assert time.process_time() - start < 4


def test_what_never_closes_is_looked_for_once() -> None:
    start = time.process_time()
    for text in (r"\def\a{" * 4000, r"\text{" * 4000, r"\left\{" * 4000, "}" * 9000):
        assert Checker().check(Source(text, Spot(7, 7, ""), display=True))
    assert closings("{a{b}") == {0: -1, 2: 5}
    assert time.process_time() - start < 4


def test_nesting_is_never_less_than_it_is_and_hardly_more() -> None:
    assert nesting(r"\frac{\sqrt{x}}{y}", {}).depth == 2
    assert nesting(r"\begin{matrix}{a}&\left({b}\right)\end{matrix}", {}).depth == 3
    assert nesting(r"\sqrt\sqrt\sqrt x", {}).depth == 2
    assert nesting(r"\hat x + \hat y", {}).depth == 0
    assert nesting(r"{\bf a}\bf b & \bf c", {}) == Weight(2, 1, hungry=False)


def test_a_macro_weighs_what_its_body_does_whenever_that_is_defined() -> None:
    scale = Scale()
    scale.put("a", r"\b{x}")
    assert scale.weights["a"].depth == 1
    scale.put("b", r"\frac{{#1}}{2}")

    assert scale.weights["a"].depth == 3
    assert nesting(r"\b{\b{x}}", scale.weights).depth == 6


def test_brackets_that_never_close_are_counted() -> None:
    assert left_open_brackets(r"(a[b\{c\langle d") == 4
    assert left_open_brackets(r"(a)[b)\{c\}\left(\langle x\rangle\right)\bigl(x\bigr)") == 0


def test_the_arguments_of_a_delimited_macro() -> None:
    assert delimited("a,b;c", 0, "#1,#2;") == (["a", "b"], 4)
    assert delimited("{a,b},{c};", 0, "#1,#2;") == (["a,b", "c"], 10)
    assert delimited("(a)b", 0, "(#1)#2") == (["a", "b"], 4)
    assert delimited("a;b", 0, "#1,#2;") is None
