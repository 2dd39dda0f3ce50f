r"""Keep large delimiters large where they carry a script, and close to what they hold.

An operator that is itself the base of a script is not stretched by browsers, whatever
``minsize`` asks for; inside a row of its own it is, if it says that it is a closing one.
See https://www.w3.org/TR/mathml-core/#embellished-operators.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.convert.fences import slack

LARGE_BASE = re.compile(
    r"(?P<script><m(?:sup|sub|subsup)>)<mo (?P<given>[^>]*\bminsize=[^>]*)>(?P<sign>[^<]*)</mo>"
)
LARGE = re.compile(r'<mo minsize="([\d.]+)em" maxsize="\1em"([^>]*)>([^<])</mo>')
SIZES = {"1.2": 1.19, "1.623": 1.79, "2.047": 2.39, "2.470": 2.99}
"""The sizes that the converter asks for, and a little less than those of TeX, which are met."""
OPENING, CLOSING = frozenset("([{⟨⌊⌈⟦"), frozenset(")]}⟩⌋⌉⟧")
WANTED = ("stretchy", "true"), ("form", "postfix")


def enlarged(mathml: str) -> str:
    """Return MathML in which large delimiters with scripts have a row of their own."""
    return LARGE_BASE.sub(in_a_row, mathml)


def in_a_row(match: re.Match[str]) -> str:
    """Return the beginning of a script element with its base in a row."""
    given = match["given"]
    more = "".join(f' {name}="{value}"' for name, value in WANTED if f"{name}=" not in given)
    return f"{match['script']}<mrow><mo {given}{more}>{match['sign']}</mo></mrow>"


def sided(mathml: str) -> str:
    """Return MathML in which large brackets say which side they are on.

    In the middle of a row browsers take them for operators and put space around them.
    """
    return LARGE.sub(on_its_side, mathml)


def on_its_side(match: re.Match[str]) -> str:
    """Return a large delimiter with its form, if it is a bracket, in a size of TeX."""
    asked, more, delimiter = match.groups()
    side = "prefix" if delimiter in OPENING else "postfix" if delimiter in CLOSING else ""
    form = f' form="{side}"' if side else ""
    size = SIZES.get(asked, float(asked))
    free = slack(delimiter, size)
    style = f' style="{free}"' if free else ""
    return f'<mo{form} minsize="{size}em" maxsize="{size}em"{more}{style}>{delimiter}</mo>'
