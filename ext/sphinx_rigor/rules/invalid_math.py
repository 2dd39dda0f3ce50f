r"""A formula cannot be read.

What: A brace or environment is not closed, an argument is missing, a script stands twice.
The line is that of the place in the formula where reading stops. The page shows the
source instead.

Example: ``\frac{2LC}T}``.

Instead: Close what was opened, in the order in which it was opened.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.check.mending import with_rules_in_place
from sphinx_rigor.records import Fault, Message, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import in_formulas

REASONS = (
    (r'Unmatched closing token: "(.*)"', msg("%(what)s closes nothing")),
    (r'Expected closing token "(.*)", but reached', msg("%(what)s is missing at the end")),
    (r'Expected "(.*)", but found "(.*)"', msg("%(other)s stands where %(what)s should")),
    (r'Expected closing token "(.*)", but', msg("%(what)s is missing")),
    (r'Unknown command "\\"', msg("a backslash stands at its end")),
    (r"Expected argument", msg("an argument is missing")),
    (r"Duplicate subscript", msg("there are two subscripts or two superscripts")),
    (r'There must be a parenthesis after "(.*)"', msg("%(what)s needs a delimiter")),
    (r'Unknown environment "(.*)"', msg("there is no environment %(what)s")),
    (r'Unknown color "(.*)"', msg("there is no colour %(what)s")),
    (r'Found "&"', msg("& stands outside of a table")),
    (r'Found "\\tag', msg("\\tag stands inside of another environment")),
    (r'Bare "(.*)"', msg("%(what)s needs a backslash in \\text")),
    (r"Two tags", msg("a row has two tags")),
    (r"Two labels", msg("a row has two labels")),
    (r"Not in a table", msg("\\cr stands outside of a table")),
    (r"Equations within equations", msg("an equation stands inside of another")),
    (r"Expected an operator", msg("\\limits follows what is no operator")),
    (r"Expected length behind a row", msg("what stands behind \\\\ in brackets is no length")),
    (r"Expected a number in an index", msg("\\uproot wants a number, in the index of a root")),
    (r"Late rule", msg("\\hline has to follow \\\\ at once")),
    (r"Macro parameter|Invalid parameter", msg("# stands outside of a definition")),
    (
        r"Nested too deeply",
        msg("it nests more than 100 levels deep, or a macro in it calls itself; take it apart"),
    ),
    (
        r"Expanded too far|Too many expansions",
        msg(
            "it has more than 100000 characters, or its macros stand for so many;"
            " write less, and out"
        ),
    ),
    (r"Expected the name|Invalid macro name", msg("the definition has no name")),
)
"""How the converter's reasons begin, and what they mean."""


def describe(fault: Fault) -> Message:
    """Say what was found; a reason that is not in the table is given as it is."""
    for pattern, meaning in REASONS:
        if match := re.match(pattern, fault.detail):
            what, other = (*match.groups(), "", "")[:2]
            found = Message(meaning.text, (("what", what), ("other", other)))
            return msg("this formula cannot be read: %(reason)s", reason=found)
    return msg("this formula cannot be read: %(reason)s", reason=fault.detail)


RULE = Rule(
    summary=msg("a formula cannot be read"),
    everywhere=True,
    check=report("invalid-math", describe),
    fix=in_formulas(with_rules_in_place, "Late rule"),
)
