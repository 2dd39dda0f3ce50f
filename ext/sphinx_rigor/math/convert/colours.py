r"""Close the gaps of colours: names of CSS, models, and ``\textcolor`` with a model."""

from __future__ import annotations

import re

import webcolors

from sphinx_rigor.math.read.tex import argument, bracket, skip_space

HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\s*\Z")


def colour(source: str, end: int) -> tuple[str, int]:
    r"""Write the colour of ``\color``."""
    named = read_colour(source, end)
    return (f"\\color{named[0]}", named[1]) if named else ("\\color", end)


def text_colour(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\textcolor`` as a group with a colour."""
    named = read_colour(source, end)
    return coloured(named[0], source, named[1]) if named else ("\\textcolor", end)


def coloured(written: str, source: str, start: int) -> tuple[str, int]:
    """Begin a group in a colour with what follows; a group's own end ends it."""
    start = skip_space(source, start)
    if source[start : start + 1] == "{":
        return f"{{\\color{written} ", start + 1
    found = argument(source, start)
    if not found:
        return f"\\textcolor{written}", start
    return f"{{\\color{written} {found[0]}}}", found[1]


def read_colour(source: str, end: int) -> tuple[str, int] | None:
    """Return a colour as the arguments the converter takes, and where it ends."""
    model = bracket(source, end)
    found = argument(source, model[1] if model else end)
    if not found:
        return None
    number = hexadecimal(model[0].strip() if model else "", found[0].strip())
    plain = f"[{model[0]}]{{{found[0]}}}" if model else f"{{{found[0]}}}"
    return (f"[HTML]{{{number}}}" if number else plain), found[1]


def hexadecimal(model: str, value: str) -> str:
    """Return a colour as six hexadecimal digits, ``""`` for a name of LaTeX's own.

    Names in lower case are those of CSS, as in MathJax.
    """
    if model in {"rgb", "RGB", "gray"}:
        return from_numbers(value, 255 if model == "RGB" else 1)
    if match := HEX.match(value) if model or value.startswith("#") else None:
        digits = match[1] if len(match[1]) == 6 else "".join(each * 2 for each in match[1])
        return digits.upper()
    if model or not value.islower():
        return ""
    try:
        return str(webcolors.name_to_hex(value))[1:].upper()
    except ValueError:
        return ""


def from_numbers(value: str, most: int) -> str:
    """Return numbers from 0 to ``most``, one for grey or three, as hexadecimal digits."""
    try:
        parts = [round(float(each) / most * 255) for each in value.split(",")]
    except ValueError:
        return ""
    parts = parts * 3 if len(parts) == 1 else parts
    return "".join(f"{min(max(each, 0), 255):02X}" for each in parts) if len(parts) == 3 else ""


COLOUR_GAPS = {"color": colour, "textcolor": text_colour}
