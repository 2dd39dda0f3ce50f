r"""Measure how deep a formula nests before anything that recurses sees it.

The converter takes a level of the stack for each group, environment and ``\left``, for a
switch such as ``\color``, which holds all that follows it, and for an argument without
braces that wants one itself, as in ``\sqrt\sqrt x``. TeX itself ends at 255 groups.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from sphinx_rigor.math.names.tables import arguments

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
    if signs * (1 + scale.lift) + scale.most <= DEEPEST:
        return False
    return nesting(source, scale.weights).depth > DEEPEST


class Scale:
    """The weights of the macros of a document, as they are defined one by one."""

    def __init__(self) -> None:
        """Begin with none."""
        self.bodies: dict[str, str] = {}
        self.weights: dict[str, Weight] = {}
        self.lift = self.most = 0

    def copy(self) -> Scale:
        """Return the same weights, to be added to."""
        other = Scale()
        other.bodies, other.weights = dict(self.bodies), dict(self.weights)
        other.lift, other.most = self.lift, self.most
        return other

    def put(self, name: str, body: str) -> None:
        """Weigh a macro, and again those that use it: TeX looks names up late."""
        self.bodies[name] = body
        changed = {name}
        while changed:
            name = changed.pop()
            weight = nesting(self.bodies[name], self.weights)
            if weight != self.weights.get(name):
                self.weights[name] = weight
                self.most = max(self.most, weight.depth, weight.open)
                self.lift = (
                    max(self.lift, weight.depth, weight.open)
                    if weight.hungry or weight.open
                    else self.lift
                )
                changed |= {each for each, text in self.bodies.items() if f"\\{name}" in text}
