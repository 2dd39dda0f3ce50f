"""The table of box kinds, and how ``rigor_kinds`` extends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from sphinx.config import Config
from sphinx.locale import get_translation

from sphinx_rigor.plugins import Imports, Offers
from sphinx_rigor.records import Message, msg

_ = get_translation("sphinx_rigor")
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of box.

    ``label`` is the English word for it, the message to translate; ``family`` names
    the look it shares with others; kinds with one ``counter`` are numbered in one row,
    by default each kind in its own.
    """

    name: str
    label: str
    family: str = "note"
    numbered: bool = True
    counter: str = ""

    @property
    def word(self) -> str:
        """The label in the language of the site."""
        return str(_(self.label))

    @property
    def row(self) -> str:
        """The name of the counter that numbers this kind."""
        return self.counter or self.name


STEP = Kind("derivation-step", "Step", "steps")
TABLE = (
    Kind("derivation", "Derivation", "derivation"),
    Kind("intuition", "Intuition", "intuition"),
    Kind("theorem", "Theorem", "theorem"),
    Kind("lemma", "Lemma", "theorem"),
    Kind("proposition", "Proposition", "theorem"),
    Kind("corollary", "Corollary", "theorem"),
    Kind("definition", "Definition", "definition"),
    Kind("axiom", "Axiom", "definition"),
    Kind("proof", "Proof", "proof", numbered=False),
    Kind("example", "Example", "example"),
    Kind("verification", "Verification", "example"),
    Kind("experiment", "Experiment", "example"),
    Kind("remark", "Remark", "note"),
    Kind("analysis", "Analysis", "analysis"),
    Kind("comparison", "Comparison", "analysis"),
    Kind("algorithm", "Algorithm", "algorithm"),
    Kind("pitfall", "Pitfall", "warning"),
    Kind("summary", "Summary", "note", numbered=False),
    Kind("analogy", "Analogy", "intuition"),
    Kind("geometry", "Geometry", "intuition"),
    Kind("perspective", "Perspective", "intuition"),
    Kind("flaw", "Flaw", "warning"),
    Kind("improvement", "Improvement", "example"),
    Kind("direction", "Direction", "analysis"),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in TABLE})
FAMILIES = frozenset(kind.family for kind in TABLE)


def fault_of(name: str, kind: Kind) -> Message | None:
    """Say what keeps a kind that was added from being used by its name."""
    if kind.name != name:
        return msg("expected a kind of this name, not of %(other)s", other=repr(kind.name))
    return next(option_faults("family", kind.family), None)


OFFERED = Offers("sphinx_rigor.kinds", Kind, lambda: KINDS, fault_of)
"""The shipped kinds and those of other packages."""
BY_NAME = msg("a dictionary of kinds by name")
A_DICTIONARY = msg("a dictionary")
OPTIONS = {each.name: each.type for each in fields(Kind) if each.name != "name"}


def kinds_of(config: Config) -> Mapping[str, Kind]:
    """Return the kinds there are, with those a site imports and those of ``rigor_kinds``."""
    return kinds_with(config.rigor_kinds, config.rigor_import)


def kinds_with(extra: Mapping[str, Mapping[str, Any]], imports: Imports) -> Mapping[str, Kind]:
    """Return the kinds there are with others added or changed.

    Raises ``PluginError`` where an import string is wrong.
    """
    known = OFFERED.among(imports)
    if not extra:
        return known
    return MappingProxyType(
        {**known, **{name: make_kind(known, name, given) for name, given in extra.items()}}
    )


def make_kind(known: Mapping[str, Kind], name: str, given: Mapping[str, Any]) -> Kind:
    """Return a user's kind; what it leaves out comes from the one of its name, if any."""
    return replace(known.get(name, Kind(name, name.replace("-", " ").title())), **given)


def kind_faults(extra: object) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong with ``rigor_kinds``, each with the key it is about."""
    if not isinstance(extra, Mapping):
        yield "", msg("expected %(what)s, not %(value)s", what=BY_NAME, value=repr(extra))
        return
    for name, given in extra.items():
        for fault in faults_of_kind(name, given):
            yield str(name), fault


def faults_of_kind(name: object, given: object) -> Iterator[Message]:
    """Describe what is wrong with one entry of ``rigor_kinds``."""
    if not isinstance(name, str) or not NAME.fullmatch(name):
        yield msg("expected a name of lower-case words joined by -")
    elif isinstance(given, Mapping):
        for key, value in given.items():
            yield from option_faults(key, value)
    else:
        yield msg("expected %(what)s, not %(value)s", what=A_DICTIONARY, value=repr(given))


def option_faults(key: object, value: object) -> Iterator[Message]:
    """Describe what is wrong with one option of a kind."""
    if key not in OPTIONS:
        names = ", ".join(OPTIONS)
        yield msg("no option %(name)s; expected one of %(names)s", name=repr(key), names=names)
        return
    wanted = bool if OPTIONS[key] == "bool" else str
    if not isinstance(value, wanted):
        yield msg(
            "%(name)s: expected a %(type)s, not %(value)s",
            name=key,
            type=wanted.__name__,
            value=repr(value),
        )
    elif key == "family" and value not in FAMILIES:
        names = ", ".join(sorted(FAMILIES))
        yield msg(
            "family: expected one of %(names)s, not %(value)s", names=names, value=repr(value)
        )
