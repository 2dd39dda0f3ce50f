r"""Tell whose fault a refusal is: the article's, by rule, or the converter's limit.

Only what is known to be wrong is the author's; whatever else the converter does not take
is left to MathJax.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.check.vocabulary import INNER, Vocabulary
from sphinx_rigor.math.convert.converter import RefusalError
from sphinx_rigor.math.names.tables import latex_commands

LIMIT = "math-fallback"
INVALID = "invalid-math"
UNDEFINED = "undefined-macro"
QUOTED = re.compile(r'"\\?([^"]*)"')
LONE_BACKSLASH = 'Unknown command "\\".'
"""What the converter says of a backslash that ends the formula."""
TEXT_ONLY = frozenset("()[]/'`^~=.\" ")
"""Characters behind a backslash that mean something in text."""
IN_TEXT = re.compile(r"\\(?:text[a-z]*|[mh]box)\s*\{(?:[^{}]|\{[^{}]*\})*\Z")
DELIMITER = re.compile(r"\s*(?:[()\[\]<>|/.]|\\[{}|]|[⟨⟩⌈⌉⌊⌋⟮⟯⎰⎱⟦⟧]|\\([A-Za-z]+))")
DELIMITERS = frozenset(
    """
    lt gt lmoustache rmoustache lgroup rgroup arrowvert Arrowvert bracevert Vert vert uparrow
    downarrow updownarrow Uparrow Downarrow Updownarrow backslash rangle langle rbrace lbrace
    rceil lceil rfloor lfloor rbrack lbrack ulcorner urcorner llcorner lrcorner lvert rvert
    lVert rVert lparen rparen
    """.split()  # noqa: SIM905
)
LENGTH = re.compile(
    r"[\s{]*[-+]?\s*(?:\d+[.,]?\d*|[.,]\d+)\s*"
    r"(?:pt|em|ex|mu|px|in|cm|mm|pc|bp|dd|cc|sp)|[\s{]*\\[A-Za-z]"
)
COLUMNS = re.compile(r"[\s{]*(?:[lcr|:\s]|[@!><pmbwW*](?:\{.*\})?)+\}?", re.DOTALL)
COLOURED = re.compile(r"\s*\{?\s*#")
PRIME = re.compile(r"\s*[_^]?\s*['’′]")


def always(_refused: RefusalError, _known: Vocabulary) -> bool:
    """Blame the author whatever stands there."""
    return True


def no_delimiter(refused: RefusalError, known: Vocabulary) -> bool:
    r"""Tell whether what follows ``\left`` is none that MathJax takes."""
    match = DELIMITER.match(refused.behind)
    name = match[1] if match else None
    if match is None:
        return True
    return bool(name) and name not in DELIMITERS and name not in known.defined


def no_length(refused: RefusalError, _known: Vocabulary) -> bool:
    """Tell whether what follows is no length at all."""
    return not LENGTH.match(refused.behind)


def no_columns(refused: RefusalError, _known: Vocabulary) -> bool:
    """Tell whether a table's columns are none that LaTeX has."""
    quoted = QUOTED.search(refused.reason)
    return not COLUMNS.fullmatch(quoted[1] if quoted else refused.behind)


def no_colour(refused: RefusalError, _known: Vocabulary) -> bool:
    """Tell whether a hash stands elsewhere than in a colour."""
    return not COLOURED.match(refused.behind) or not refused.command


def unknown_colour(refused: RefusalError, known: Vocabulary) -> bool:
    """Tell whether nobody defines a colour."""
    quoted = QUOTED.search(refused.reason)
    return not (quoted and quoted[1] in known.defined)


def no_prime(refused: RefusalError, _known: Vocabulary) -> bool:
    """Tell whether two scripts meet of which none is a prime."""
    return not PRIME.match(refused.behind)


def is_in_text(refused: RefusalError) -> bool:
    r"""Tell whether a refusal is about what stands in ``\text``."""
    return bool(IN_TEXT.search(refused.before))


def not_in_text(refused: RefusalError, _known: Vocabulary) -> bool:
    """Tell whether a dollar stands in a formula."""
    return not is_in_text(refused)


Judge = Callable[[RefusalError, Vocabulary], bool]
FAULTS: tuple[tuple[str, Judge], ...] = (
    ("Unmatched closing token", always),
    ("Expected closing token", always),
    ('Expected "\\end', always),
    ("Expected argument", always),
    ("Duplicate subscript", always),
    ("'^' or '_' directly followed", no_prime),
    ("There must be a parenthesis after", no_delimiter),
    ("Expected length with units", no_length),
    ("Found invalid unit", no_length),
    ("Expected column specification", no_columns),
    ("Unknown color", unknown_colour),
    ("Unexpected", not_in_text),
    ('Found "&"', always),
    ('Found "\\tag', always),
    ('Found "\\label', always),
    ("Found more than one", always),
    ("Invalid parameter number", no_colour),
    ("Macro parameter found", no_colour),
    ("Expected parameter number", no_colour),
    ("Expected parameter #", always),
    ("Expected the name of", always),
    ("Invalid macro name", always),
    ("This command is not defined", always),
    ("Too many expansions", always),
    ("Nested too deeply", always),
    ("Expanded too far", always),
)
"""How a reason begins that may be a fault, and what tells whether it is."""


def rule_of(refused: RefusalError, known: Vocabulary) -> str:
    """Return the rule that reports a refusal, :data:`LIMIT` where nothing is wrong."""
    reason = refused.reason
    name = match[1] if (match := QUOTED.search(reason)) else ""
    if reason == LONE_BACKSLASH:
        return INVALID
    if reason.startswith("Unknown command"):
        return rule_of_command(name.rstrip("*"), refused, known)
    if reason.startswith("Unknown environment"):
        return LIMIT if known.is_environment(name) else INVALID
    if reason.startswith("Not valid in math mode"):
        shown = known.is_shown(refused.command) or refused.command in latex_commands()
        return LIMIT if shown else INVALID
    blamed = any(reason.startswith(each) and judge(refused, known) for each, judge in FAULTS)
    return INVALID if blamed else LIMIT


def rule_of_command(name: str, refused: RefusalError, known: Vocabulary) -> str:
    """Return the rule that reports a command the converter does not know.

    Commands for text MathJax shows as they are written.
    """
    if known.is_shown(name) or name in TEXT_ONLY or name in INNER:
        return LIMIT
    return LIMIT if name in latex_commands() and is_in_text(refused) else UNDEFINED


def detail_of(refused: RefusalError) -> str:
    """Return what a finding says of a refusal: the name nobody knows, or the reason."""
    if (
        refused.reason.startswith("Unknown command")
        and refused.reason != LONE_BACKSLASH
        and (match := QUOTED.search(refused.reason))
    ):
        return f"\\{match[1]}"
    return refused.reason
