"""The table of box kinds, and how ``rigor_kinds`` extends it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from sphinx.errors import ConfigError
from sphinx.locale import get_translation

from sphinx_rigor.plugins import Offers

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
OFFERED = Offers("sphinx_rigor.kinds", Kind, lambda: KINDS)
"""The shipped kinds and those of other packages."""
FAMILIES = frozenset(kind.family for kind in TABLE)
OPTIONS = {each.name: each.type for each in fields(Kind) if each.name != "name"}


def kinds_of(extra: object) -> Mapping[str, Kind]:
    """Return the kinds there are with those of ``rigor_kinds`` added or changed.

    Raises ``ConfigError`` that lists every fault of the value.
    """
    if not isinstance(extra, Mapping):
        raise ConfigError("rigor_kinds: expected a dictionary of kinds by name")
    faults = [fault for name, given in extra.items() for fault in kind_faults(name, given)]
    if faults:
        raise ConfigError("; ".join(faults))
    return MappingProxyType(
        {**OFFERED, **{name: make_kind(name, given) for name, given in extra.items()}}
    )


def make_kind(name: str, given: Mapping[str, Any]) -> Kind:
    """Return a user's kind; what it leaves out comes from the shipped one, if any."""
    return replace(OFFERED.get(name, Kind(name, name.replace("-", " ").title())), **given)


def kind_faults(name: object, given: object) -> list[str]:
    """Describe what is wrong with one entry of ``rigor_kinds``."""
    if not isinstance(name, str) or not NAME.fullmatch(name):
        return [f"rigor_kinds: {name!r} is no name; expected lower-case words joined by -"]
    if not isinstance(given, Mapping):
        return [f"rigor_kinds[{name!r}]: expected a dictionary, not {given!r}"]
    return [
        f"rigor_kinds[{name!r}]: {fault}"
        for key, value in given.items()
        if (fault := option_fault(key, value))
    ]


def option_fault(key: object, value: object) -> str:
    """Describe what is wrong with one option of a kind, ``""`` if nothing is."""
    if key not in OPTIONS:
        return f"no option {key!r}; expected one of {', '.join(OPTIONS)}"
    wanted = bool if OPTIONS[key] == "bool" else str
    if not isinstance(value, wanted):
        return f"{key}: expected a {wanted.__name__}, not {value!r}"
    if key == "family" and value not in FAMILIES:
        return f"family: expected one of {', '.join(sorted(FAMILIES))}, not {value!r}"
    return ""
