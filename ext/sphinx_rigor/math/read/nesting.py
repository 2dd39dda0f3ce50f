r"""Measure how deep a formula nests before anything that recurses sees it.

The converter takes a level of the stack for each group, environment and ``\left``, for a
switch such as ``\color``, which holds all that follows it, and for an argument without
braces that wants one itself, as in ``\sqrt\sqrt x``. TeX itself ends at 255 groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_rigor.math.names.tables import arguments
from sphinx_rigor.math.read.tex import COMMAND

DEEPEST = 100
"""Levels that a formula may nest; those of articles have ten."""
BEYOND = DEEPEST + 1
FAR = 2
"""Characters between two commands that make sure they are apart."""
ROW_ENDS = frozenset({"&", "\\\\", "\\cr"})
LONGEST = 100_000
"""Characters that a formula may have, once its macros are expanded as well."""
STEP = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:[A-Za-z]+|.)|%[^\n]*\n?|[{}&]", re.DOTALL)
SWITCHES = frozenset(
    """
    displaystyle textstyle scriptstyle scriptscriptstyle color rm bf it sf tt cal mit over
    atop choose brace brack above
    """.split()  # noqa: SIM905
)


class Weight(NamedTuple):
    """How deep a macro's body nests, and how many levels it leaves open behind it.

    ``hungry`` tells that what follows may be an argument of it, or of its last command.
    """

    depth: int = 0
    open: int = 0
    hungry: bool = False


Weights = Mapping[str, Weight]
NOTHING = Weight()


def nesting(source: str, macros: Weights) -> Weight:
    """Return how deep a formula nests at most, given what each macro adds.

    Never less than it does, and for what authors write hardly more.
    """
    level = Level(macros)
    end = 0
    for match in STEP.finditer(source):
        level.between += len(source[end : match.start()].strip())
        level.take(match[0])
        end = match.end()
    hungry = "#" in source or level.between < FAR
    return Weight(min(level.deepest, BEYOND), min(level.now, BEYOND), hungry)


class Level:
    """How deep one is at a place of a formula, and was at most.

    ``lift`` is what the arguments of a macro gain by its body, ``between`` counts the
    characters since the last command that takes an argument.
    """

    def __init__(self, macros: Weights) -> None:
        """Begin a formula."""
        self.macros, self.takes = macros, arguments()
        self.deepest = self.now = self.lift = 0
        self.between = FAR
        self.stack: list[tuple[int, int]] = []

    def take(self, text: str) -> None:
        """Go one token on."""
        name = text[1:]
        if text[0] == "%":
            return
        if text == "{" or text.startswith("\\begin") or name == "left":
            self.stack.append((self.now, self.lift))
            self.now, self.lift = self.now + 1 + self.lift, 0
        elif text == "}" or text.startswith("\\end") or name == "right":
            self.now, self.lift = self.stack.pop() if self.stack else (0, 0)
        elif text in ROW_ENDS:
            self.now = sum(self.stack[-1]) + 1 if self.stack else 0
        elif name in self.macros or (name in self.takes and name not in SWITCHES):
            self.command(name)
            return
        self.now += name in SWITCHES
        self.between = FAR
        self.deepest = max(self.deepest, self.now)

    def command(self, name: str) -> None:
        """Take a command with arguments, one deeper if it is itself one of another."""
        weight = self.macros.get(name, NOTHING)
        chained = max(weight.depth, 1) if self.between < FAR else 0
        self.now += max(chained, weight.open)
        self.lift = max(self.lift, weight.depth)
        hungry = weight.hungry if name in self.macros else True
        self.between = 0 if hungry else FAR
        self.deepest = max(self.deepest, self.now + self.lift)


def is_too_deep(source: str, scale: Scale) -> bool:
    """Tell whether a formula nests deeper than the converter is asked to go.

    Hardly any has so many signs of it that it has to be measured.
    """
    signs = source.count("\\") + source.count("{")
    weights = scale.weights
    if signs * (1 + scale.lift) + scale.most <= DEEPEST:
        return False
    return nesting(source, weights).depth > DEEPEST


class Scale:
    """The weights of the macros of a document, as they are defined one by one."""

    def __init__(self) -> None:
        """Begin with none."""
        self.bodies: dict[str, str] = {}
        self.users: dict[str, dict[str, None]] = {}
        self.weighed: dict[str, Weight] = {}
        self.waiting: list[str] = []
        self.lift = self.most = 0

    def copy(self) -> Scale:
        """Return the same weights, to be added to."""
        other = Scale()
        other.bodies, other.weighed = dict(self.bodies), dict(self.weights)
        other.users = {name: dict(users) for name, users in self.users.items()}
        other.lift, other.most = self.lift, self.most
        return other

    def put(self, name: str, body: str) -> None:
        """Note a macro, to be weighed once a formula is."""
        self.bodies[name] = body
        self.waiting.append(name)
        for used in COMMAND.findall(body):
            self.users.setdefault(used[1:], {})[name] = None

    @property
    def weights(self) -> Weights:
        """The weight of each macro."""
        changed, self.waiting = self.waiting, []
        while changed:
            changed = self.weigh(self.in_order(changed))
        return self.weighed

    def in_order(self, changed: Iterable[str]) -> list[str]:
        """Return macros and those that use them, each before its users if that can be.

        TeX looks names up late: a macro may be defined after one that uses it.
        """
        found: list[str] = []
        seen: set[str] = set()
        waiting = [(name, False) for name in changed]
        while waiting:
            name, left = waiting.pop()
            if left:
                found.append(name)
            elif name not in seen:
                seen.add(name)
                waiting += [(name, True), *((user, False) for user in self.users.get(name, ()))]
        return found[::-1]

    def weigh(self, names: list[str]) -> list[str]:
        """Weigh macros; return those that use what was weighed after them."""
        done: set[str] = set()
        again: dict[str, None] = {}
        for name in names:
            done.add(name)
            weight = nesting(self.bodies[name], self.weighed)
            if weight == self.weighed.get(name):
                continue
            self.weighed[name] = weight
            heavy = max(weight.depth, weight.open)
            self.most = max(self.most, heavy)
            self.lift = max(self.lift, heavy if weight.hungry or weight.open else 0)
            again |= {user: None for user in self.users.get(name, ()) if user in done}
        return list(again)
