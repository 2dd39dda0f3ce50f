"""Convert the formulas of one document to MathML, each with the macros before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

from math_core import LatexError, LatexToMathML

from sphinx_rigor.math.convert.expand import (
    EndlessError,
    expand,
    expand_spoken,
    is_beyond,
    take_definitions,
)
from sphinx_rigor.math.convert.gaps import close_gaps
from sphinx_rigor.math.convert.mend import mended
from sphinx_rigor.math.convert.operators import HELD, unheld
from sphinx_rigor.math.convert.operators import SIGN as OPERATOR
from sphinx_rigor.math.convert.primitives import ALIASES as SAID_BY_ANOTHER
from sphinx_rigor.math.convert.reworked import reworked
from sphinx_rigor.math.read.brackets import has_endless_brackets
from sphinx_rigor.math.read.definitions import Macro, definitions, may_define
from sphinx_rigor.math.read.nesting import LONGEST, Scale, is_too_deep

AROUND = re.compile(r"\A<math[^<>]*>(.*)</math>\Z", re.DOTALL)
TRIES, READ = 300, 1_000_000
"""How often a formula is rewritten because of a limit that stands where none may, and how
many characters are read for it."""
SPACES = re.compile(r"(?:(?:~|\\(?:[ ,;:!>]|q?quad(?![A-Za-z])))\s*){50}")
r"""Spaces in a row, each of which the converter looks for the end of anew."""
UNESCAPED = "<mtext>\\<</mtext>", "<mtext>\\&lt;</mtext>"
r"""An unknown command ``\<`` as the engine writes it, and as it ought to."""
UNSAID = "Not an operator that can be written by itself"
DEEP, LONG, MANY = "Nested too deeply", "Expanded too far", "Hard limit"
"""Reasons of our own: the converter would end the process, or take forever."""
NEAR = 400
"""Characters around the place of a refusal that tell whose fault it is."""
COMMAND = re.compile(r"\\([A-Za-z]+)")
STAR = re.compile(r"\\([A-Za-z]+)\*")
STARRED = frozenset({"operatorname", "tag", "hspace", "vspace", "mathop"}) | frozenset(
    {"bra", "ket", "braket", "ketbra", "Bra", "Ket", "Braket", "Set"}
)
"""The commands that have another form with a star, in MathJax's packages, too."""
ALIASES = {
    **SAID_BY_ANOTHER,
    "bigtimes": r"\mathop{\times}",
    "dotsb": r"\cdots",
    "dotsc": r"\ldots",
    "dotsi": r"\cdots",
    "dotsm": r"\cdots",
    "dotso": r"\ldots",
    "hdots": r"\ldots",
    "idotsint": r"\int\cdots\int",
    "injlim": r"\operatorname*{inj lim}",
    "mathstrut": r"\vphantom{(}",
    "mit": r"\mathit",
    "projlim": r"\operatorname*{proj lim}",
    "strut": r"\vphantom{(}",
}
"""Commands of amsmath and MathJax that the converter has no name for."""
ALIAS_DEFINITIONS = "".join(
    Macro(name, body.count("#1"), body).definition for name, body in ALIASES.items()
)

BEYOND = {"fbox": Macro("fbox", 1, r"\boxed{\text{#1}}")}
"""Those that the converter cannot say by a definition."""


class RefusalError(ValueError):
    """The converter does not take a formula: why, and where in it.

    ``line`` counts the lines of the formula before the place, ``command`` is the control
    word that stands there, without its backslash, ``around`` what stands before and
    behind the place.
    """

    def __init__(
        self, reason: str, line: int, command: str = "", around: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.command = command
        self.before, self.behind = around


class Converter:
    """The converter of one document.

    What a formula defines counts in those after it, as in MathJax. ``lenient`` shows
    commands that nobody defined as words in red.
    """

    def __init__(self, macros: Iterable[Macro] = (), *, lenient: bool = False) -> None:
        """Define the macros of the site."""
        self.engine = LatexToMathML(
            global_group=True,
            allow_unreliable_rendering=True,
            fancy_error=False,
            ignore_unknown_commands=lenient,
        )
        self.macros: dict[str, Macro] = {}
        self.beyond = dict(BEYOND)
        self.scale = alias_scale().copy()
        self.engine.convert_with_global_state(alias_source(), displaystyle=False)
        for macro in sorted(macros, key=lambda each: not is_beyond(each, {})):
            self.define(macro)

    def define(self, macro: Macro) -> None:
        """Define a macro, here where it is beyond the engine."""
        self.note(macro)
        if is_beyond(macro, self.beyond):
            self.beyond[macro.name] = macro
        else:
            self.attempt(macro.definition)

    def note(self, macro: Macro) -> None:
        """Note that a macro is defined, and how deep it nests."""
        self.macros[macro.name] = macro
        self.scale.put(macro.name, macro.body)

    def keep_definitions(self, source: str) -> None:
        """Define what a formula defines that could not be converted."""
        for macro in definitions(source):
            with suppress(LatexError):
                self.engine.convert_with_global_state(macro.definition, displaystyle=False)

    def attempt(self, source: str) -> None:
        """Convert what may fail, for what it defines."""
        with suppress(RefusalError):
            self.read(source, display=False)

    def expanded(self, source: str) -> str:
        """Return a formula without the macros beyond the engine, noting those it defines.

        Raises :class:`RefusalError` where the formula is too large for anything.
        """
        settled = source
        if may_define(source):
            for macro in definitions(source):
                self.note(macro)
            settled = take_definitions(source, self.beyond)
        if is_too_deep(source, self.scale):
            raise RefusalError(DEEP, 0)
        try:
            written = expand_spoken(expand(settled, self.beyond), self.macros)
        except EndlessError:
            raise RefusalError(LONG, 0) from None
        if len(written) > LONGEST:
            raise RefusalError(LONG, 0)
        if written != source and is_too_deep(written, self.scale):
            raise RefusalError(DEEP, 0)
        if has_endless_brackets(written):
            raise RefusalError(MANY, 0)
        return written

    def convert(self, source: str, *, display: bool) -> str:
        """Return a formula as MathML that browsers set as TeX does.

        Raises :class:`RefusalError`.
        """
        return mended(self.read(source, display=display))

    def read(self, source: str, *, display: bool) -> str:
        """Return a formula as the engine writes it, which tells whether it can be read.

        Raises :class:`RefusalError`.
        """
        written = without_stars(close_gaps(self.expanded(source)))
        if len(written) > NEAR:
            written = SPACES.sub(lambda match: f"{match[0]}{{}}", written)
        for _ in range(min(TRIES, 1 + READ // (1 + len(written)))):
            try:
                mathml = self.engine.convert_with_global_state(written, displaystyle=display)
            except LatexError as error:
                other = reworked(written, str(error))
                if other == written:
                    self.keep_definitions(written)
                    raise refusal(written, str(error)) from None
                written = other
            else:
                # XML knows the entity by its number only, and EPUB is XML.
                mathml = mathml.replace("&ApplyFunction;", "\u2061").replace(*UNESCAPED)
                return self.with_operators(mathml, display=display)
        raise RefusalError(MANY, 0)

    def with_operators(self, mathml: str, *, display: bool) -> str:
        """Return MathML with the operators in it that are formulas themselves."""
        if OPERATOR not in mathml:
            return mathml

        def inner(match: re.Match[str]) -> str:
            name = self.read(unheld(match), display=display)
            return AROUND.sub(r"<mrow>\1</mrow>", name)

        found = HELD.sub(inner, mathml)
        if OPERATOR in found:
            raise RefusalError(UNSAID, 0)
        return found


@cache
def alias_source() -> str:
    """Return the definitions of the aliases, as the converter reads them."""
    return close_gaps(ALIAS_DEFINITIONS)


@cache
def alias_scale() -> Scale:
    """Return the weights of the aliases."""
    scale = Scale()
    for name, body in ALIASES.items():
        scale.put(name, body)
    return scale


def without_stars(source: str) -> str:
    r"""Keep a star apart from the command before it: ``\xi*\eta`` is a product."""
    if "*" not in source:
        return source
    return STAR.sub(
        lambda match: match[0] if match[1] in STARRED else f"\\{match[1]} *", source
    )


def refusal(source: str, error: str) -> RefusalError:
    """Return what the converter says, ``OFFSET: REASON``, as a refusal."""
    offset, _, reason = error.partition(": ")
    place = int(offset)
    command = COMMAND.match(source, place)
    around = source[max(place - NEAR, 0) : place], source[place : place + NEAR]
    name = command[1] if command else ""
    return RefusalError(reason, source.count("\n", 0, place), name, around)
