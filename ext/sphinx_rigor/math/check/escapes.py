r"""Find what an author escaped twice, as in ``\left\\{``, and prose taken for a formula.

Both come from a dollar or a backslash that some other tool has eaten or doubled. The
converter takes many of them for something else, so they are looked for in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.math.read.tex import group_end

FENCED = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*(\\\\)(?!\s)")
SIDE = re.compile(r"(?<!\\)(\\\\)(?:left|right)(?=\s*(?:\\|[()\[\].|/<>]))")
BRACE = re.compile(r"(?<!\\)(?:\\\\\\\\)*(\\\\)\{")
HASH = re.compile(r"(?<!\\)(\\\\)#")
TEXT = re.compile(r"\\(?:text[a-z]*|[mh]box|operatorname\*?|mathrm|tag\*?)\s*(?=\{)")
CONTROL = re.compile(r"\\(?:[A-Za-z]+|.)|[{}]", re.DOTALL)
IN_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|sf|tt|normal|up)?|[mh]box)\s*\{([^{}$]*)\}")
BARE = re.compile(r"(?<!\\)[_^#&]")
LATE_RULE = re.compile(r"(?<!\\)\\\\(?:\s*\\\s)+\s*(\\h(?:dash)?line)(?![A-Za-z])")
CJK = re.compile(r"[\u3400-\u9fff]")
CJK_STOP = re.compile(r"[，。；：、！？]")
RUN = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}+(?:[ \n]++[A-Za-z]{2,}+){3}")
WORDS = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}(?:[ \n]+[A-Za-z]{2,}){3,}")
MARKDOWN = re.compile(
    r"(?<![A-Za-z0-9)\]}*])\*\*(?=[^\s*])[^*\n]+(?<=\S)\*\*(?![A-Za-z0-9(\[{*\\])"
)
"""Bold in Markdown; ``x**2 - y**2`` is a power of other languages."""
COMMENT = re.compile(r"(?<!\\)%[^\n]*")
PROSE = 6
"""Chinese characters outside of ``\text`` that, with a full stop or comma, make prose."""


def doubled_escape(source: str) -> int | None:
    """Return where something is escaped twice, None where nothing is."""
    return next(doubled_escapes(source), None)


def doubled_escapes(source: str) -> Iterator[int]:
    """Yield the first of two backslashes that stand where one should, delimiters first."""
    if "\\\\" not in source:
        return
    for pattern in (SIDE, FENCED, HASH):
        yield from (match.start(1) for match in pattern.finditer(source))
    for match in BRACE.finditer(source):
        end = group_end(source, match.end() - 1)
        if end > 0 and source[end - 3 : end] == "\\\\}":
            yield from (match.start(1), end - 3)


def bare_in_text(source: str) -> tuple[int, str] | None:
    r"""Return where a character needs a backslash in ``\text``, and which it is."""
    for match in IN_TEXT.finditer(source):
        if found := BARE.search(match[1]):
            return match.start(1) + found.start(), found[0]
    return None


def ends_in_backslash(source: str) -> bool:
    """Tell whether a backslash ends a formula: what follows in a book loses its own."""
    bare = source.rstrip("\n")
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1


def late_rule(source: str) -> int | None:
    r"""Return where an ``\hline`` does not follow its ``\\`` at once, as it has to."""
    match = LATE_RULE.search(source)
    return match.start(1) if match else None


def is_prose(source: str) -> bool:
    """Tell whether a formula is running text between two dollars that do not pair."""
    bare = without_text(source)
    bare = COMMENT.sub("", bare) if "%" in bare else bare
    if not bare.isascii() and len(CJK.findall(bare)) >= PROSE and CJK_STOP.search(bare):
        return True
    if RUN.search(bare) and WORDS.search(CONTROL.sub(" \\0 ", bare)):
        return True
    return "**" in bare and MARKDOWN.search(bare) is not None


def without_text(source: str) -> str:
    r"""Return a formula without the words in ``\text`` and its like."""
    kept, start = [], 0
    for match in TEXT.finditer(source):
        if match.start() < start:
            continue
        end = group_end(source, match.end())
        kept.append(source[start : match.start()])
        start = end if end > 0 else match.end()
    return "".join([*kept, source[start:]])
