r"""Keep large delimiters large where they carry a script, as in ``\Bigr)^2``.

An operator that is itself the base of a script is not stretched by browsers, whatever
``minsize`` asks for; inside a row of its own it is, if it says that it is a closing one.
See https://www.w3.org/TR/mathml-core/#embellished-operators.
"""

from __future__ import annotations

import re

LARGE_BASE = re.compile(
    r"(?P<script><m(?:sup|sub|subsup)>)<mo (?P<given>[^>]*\bminsize=[^>]*)>(?P<sign>[^<]*)</mo>"
)
WANTED = ("stretchy", "true"), ("form", "postfix")


def enlarged(mathml: str) -> str:
    """Return MathML in which large delimiters with scripts have a row of their own."""
    return LARGE_BASE.sub(in_a_row, mathml)


def in_a_row(match: re.Match[str]) -> str:
    """Return the beginning of a script element with its base in a row."""
    given = match["given"]
    more = "".join(f' {name}="{value}"' for name, value in WANTED if f"{name}=" not in given)
    return f"{match['script']}<mrow><mo {given}{more}>{match['sign']}</mo></mrow>"
