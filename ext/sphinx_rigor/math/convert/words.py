r"""Read the words of ``\text`` and its like: what of them is a formula, a font, a colour."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.convert.colours import read_colour
from sphinx_rigor.math.convert.fonts import FONTS, SWITCHES, Fonts, as_text, changed
from sphinx_rigor.math.convert.marked import SIZES
from sphinx_rigor.math.convert.marks import SIGN, SIZE, mark
from sphinx_rigor.math.read.tex import argument, group_end, outside

Close = Callable[[str], str]
SAME = frozenset({"text", "mbox", "hbox"})
SPACES = frozenset({">", "!"})
"""Spaces that the converter takes in formulas alone."""
AROUND = {"fbox": "boxed"} | {
    name: name for name in ("underline", "phantom", "hphantom", "vphantom", "boxed")
}
"""Commands around words, as the converter knows them."""
MOVED = frozenset({"rlap", "llap", "clap", "mathrlap", "mathllap", "mathclap", "smash"})
"""Commands around words that are gaps themselves."""
DROPPED = {"cal": "", "mit": "", "strut": "", "/": "", "-": "", "\\": " ", "par": " "}
"""What shows nothing in text, or a space."""
LETTERS = {
    "texttrademark": "™", "textbullet": "•", "textcopyright": "©", "textparagraph": "¶",
    "textsection": "§", "textmu": "µ", "texteuro": "€", "LaTeX": "LaTeX",
    "TeX": "TeX",
}  # fmt: skip
WIDE = frozenset({"quad", "qquad"})
LENGTHS = re.compile(
    r"\\(?:hspace\*?|hskip|kern|mspace)\s*(?:\{[^{}]*\}|[-+\d.][-+\d. ]*[a-z]{2})"
)
"""Spaces of a given length."""
ESCAPED = {
    "_": r"\_", "#": r"\#", "&": r"\&", "^": r"\textasciicircum ", "``": "“", "''": "”",
}  # fmt: skip
EATEN = frozenset(r"\%&#_$")
"""Signs whose backslash the converter takes a space behind to belong to."""
TOKEN = re.compile(r"\\(?:(?P<name>[A-Za-z]+)\s*|(?P<sign>.))|[${_#&^]|``|''", re.DOTALL)
PLAIN = re.compile(r"[^\\$_^#&{}`']*")


def between_dollars(text: str) -> list[str]:
    """Split at each dollar outside of groups."""
    parts, start = [], 0
    while (end := outside(text, start, "$")) >= 0:
        parts.append(text[start:end])
        start = end + 1
    return [*parts, text[start:]]


class Words:
    """The words of one command, or one group in it, read token by token."""

    def __init__(self, fonts: Fonts, close: Close) -> None:
        """Begin in these fonts; ``close`` closes the gaps of formulas among the words."""
        self.fonts = fonts
        self.close = close
        self.written: list[str] = []
        self.kept: list[str] = []
        self.opened = 0

    def read(self, text: str) -> None:
        """Read all, and close what colours and sizes have opened."""
        position = 0
        while match := TOKEN.search(text, position):
            self.kept.append(text[position : match.start()])
            position = self.token(text, match)
        self.kept.append(text[position:])
        self.put("}" * self.opened)

    def put(self, written: str) -> None:
        """Write the words so far, and something behind them."""
        words = "".join(self.kept)
        self.kept = []
        self.written += [as_text(self.fonts, words)] if words else []
        self.written += [written] if written else []

    def inner(self, text: str, fonts: Fonts) -> str:
        """Return words of a group."""
        words = Words(fonts, self.close)
        words.read(text)
        return "".join(words.written)

    def token(self, text: str, match: re.Match[str]) -> int:
        """Take one token and return where the next begins."""
        if match["name"]:
            return self.command(text, match)
        sign = match["sign"]
        if match[0] == "$" or sign == "(":
            return self.formula(text, match)
        if match[0] == "{":
            return self.group(text, match.start())
        if sign in SPACES:
            self.put(match[0])
        elif sign in DROPPED:
            self.kept.append(DROPPED[sign])
        elif sign:
            return self.verbatim(text, match)
        else:
            self.kept.append(ESCAPED[match[0]])
            self.keep_space(text, match.end())
        return match.end()

    def verbatim(self, text: str, match: re.Match[str]) -> int:
        """Keep a command, and the group behind it, for the converter."""
        end = match.end()
        closed = group_end(text, end) if text[end : end + 1] == "{" else end
        end = closed if closed > 0 else end
        self.kept.append(text[match.start() : end])
        if match["sign"] in EATEN:
            self.keep_space(text, end)
        return end

    def keep_space(self, text: str, end: int) -> None:
        """Keep the space behind an escaped sign, which would be taken for its end."""
        if text[end : end + 1].isspace():
            self.kept.append("{}")

    def group(self, text: str, start: int) -> int:
        """Read a group."""
        end = group_end(text, start)
        if end < 0:
            self.kept.append("{")
            return start + 1
        body = text[start + 1 : end - 1]
        if PLAIN.fullmatch(body):
            self.kept.append(body)
        else:
            self.put(self.inner(body, self.fonts))
        return end

    def formula(self, text: str, match: re.Match[str]) -> int:
        r"""Read a formula; in ``\(…\)`` each dollar leaves it or comes back."""
        wanted = "$" if match[0] == "$" else "\\)"
        end = outside(text, match.end(), wanted)
        while end > 0 and wanted == "$" and text[end - 1] == "\\":
            end = outside(text, end + 1, wanted)
        if end < 0:
            self.kept.append(match[0])
            return match.end()
        body = text[match.end() : end]
        parts = [body] if wanted == "$" else between_dollars(body)
        for index, part in enumerate(parts):
            self.put(self.inner(part, self.fonts) if index % 2 else f"{{{self.close(part)}}}")
        return end + len(wanted)

    def command(self, text: str, match: re.Match[str]) -> int:
        """Read a command with a name."""
        name, end = match["name"], match.end()
        if name in SWITCHES or name == "normalfont":
            self.put("")
            self.fonts = changed(self.fonts, SWITCHES.get(name, "textnormal"))
        elif name in SIZES:
            self.open(mark(SIZE, str(SIZES[name])))
        elif name in DROPPED or name in LETTERS:
            self.kept.append(DROPPED.get(name) or LETTERS.get(name, ""))
        elif name in WIDE:
            self.put(f"\\{name} ")
        elif space := LENGTHS.match(text, match.start()):
            self.put(self.close(space[0]))
            return space.end()
        elif name in {"color", "textcolor"}:
            return self.colour(name, text, match)
        elif name in FONTS or name in SAME | MOVED or name in AROUND or name == "textnormal":
            return self.held(name, text, match)
        else:
            return self.verbatim(text, match)
        return end

    def open(self, written: str) -> None:
        """Begin what lasts to the end of the group."""
        self.put(f"{{{written}")
        self.opened += 1

    def colour(self, name: str, text: str, match: re.Match[str]) -> int:
        """Read a colour, of what follows or of an argument."""
        named = read_colour(text, match.end())
        found = argument(text, named[1]) if named and name == "textcolor" else None
        if not named or (name == "textcolor" and not found):
            return self.verbatim(text, match)
        if found:
            self.put(f"{{\\color{named[0]} {self.inner(found[0], self.fonts)}}}")
            return found[1]
        self.open(f"\\color{named[0]} ")
        return named[1]

    def held(self, name: str, text: str, match: re.Match[str]) -> int:
        """Read the argument of a command."""
        found = argument(text, match.end())
        if not found:
            return self.verbatim(text, match)
        if found[0].startswith(SIGN):
            self.put(f"\\text{{{found[0]}}}")
        elif name in MOVED:
            self.put(self.close(f"\\{name}{{{self.inner(found[0], self.fonts)}}}"))
        elif name in AROUND:
            self.put(f"\\{AROUND[name]}{{{self.inner(found[0], self.fonts)}}}")
        else:
            self.put(self.inner(found[0], changed(self.fonts, name)))
        return found[1]
