r"""Set tables of rows as LaTeX does.

Rows that end early are filled up, so that numbers stay in their column; a closing
``\hline`` is the table's own lower edge; marks say what the converter has no words for.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.convert.elements import Element
from sphinx_rigor.math.convert.marks import (
    APART,
    DOUBLE,
    FLUSH,
    INTERTEXT,
    JOINED,
    NARROW,
    SMALL,
    SPACE,
    mark_of,
    take,
)

WHOLE = "width: 100%"
"""The style of a table whose numbers stand at the margin."""
LINE = "width: 7.5%"
"""The style of what stands before the lines of ``multline``."""
BINARY = frozenset("+−±∓×·⋅∗⋆∘⊕⊗⊙∪∩∧∨")
STRUT = ' height=".74em" depth=".26em"'
RULE = re.compile(r"border-top: ([^;]+);")
TWO_RULES = "0.18em double currentcolor"
CLASSES = {SMALL: "rigor-small", NARROW: "rigor-narrow", FLUSH: "rigor-flush"}


def settle_table(table: Element) -> None:
    """Mend one table."""
    for kind, name in CLASSES.items():
        if take_first(table, kind):
            table.say("class", name)
            if kind == SMALL:
                table.say("scriptlevel", "1")
    numbered = WHOLE in table.given
    close(table)
    columns = max((len(row.children) for row in table.children), default=0)
    if table.children and double_rule(table.children[0]):
        table.given = RULE.sub(f"border-top: {TWO_RULES};", table.given)
    for row in table.children:
        double_rule(row)
        space_above(row)
        between_columns(row)
        set_alone(row)
        say_binary(row, lines=bool(row.children) and LINE in row.children[0].given)
        if not say_between(row, columns):
            fill(row, columns, numbered=numbered)
        prop(row)
    if "rigor-flush" in table.given and numbered:
        flush(table)


def prop(row: Element) -> None:
    """Give a row the height and depth that LaTeX gives the rows of all tables."""
    if row.children and not any("padding-top: 0;" in cell.given for cell in row.children):
        row.children[0].children.append(Element("mspace", STRUT))


def say_binary(row: Element, *, lines: bool) -> None:
    """Have a sign that begins the right side of an equation, or a line, stand between things.

    LaTeX begins them with an empty group; browsers would take the sign for that of a number.
    """
    for cell in row.children[1:]:
        first = next((each for each in cell.children if each.name != "mspace"), None)
        alone = len(cell.children) == 1
        sided = lines or "padding-left: 0;" in cell.given
        if first is None or alone or not sided:
            continue
        if first.name == "mo" and first.text in BINARY and not first.says("form"):
            first.given = ' form="infix"'


def take_first(table: Element, kind: str) -> bool:
    """Take the mark of a table away, which begins its first cell with content."""
    first = table.children[0].children if table.children else []
    return any(take(cell, kind) is not None for cell in first)


def is_empty(row: Element) -> bool:
    """Tell whether a row shows nothing."""
    return not any(
        cell.text or any(not mark_of(each) for each in cell.children) for cell in row.children
    )


def close(table: Element) -> None:
    r"""Drop the row that a last ``\\`` begins; its rule is the lower edge of the table."""
    if len(table.children) < 2 or not is_empty(table.children[-1]):
        return
    last = table.children[-1]
    double_rule(last)
    rule = RULE.search("".join(cell.given for cell in last.children))
    spaced = any(mark_of(each) for cell in last.children for each in cell.children)
    if rule:
        table.style(f"border-bottom: {rule[1]};")
    if rule or spaced or len(last.children) == 1:
        table.children.pop()


def double_rule(row: Element) -> bool:
    """Draw two rules above a row where a mark tells that; tell whether one did."""
    if not row.children or take(row.children[0], DOUBLE) is None:
        return False
    for cell in row.children:
        cell.given = RULE.sub(f"border-top: {TWO_RULES};", cell.given)
    return True


def between_columns(row: Element) -> None:
    """Take the space away that columns with words of their own between them do not have."""
    for index, cell in enumerate(row.children):
        if take(cell, APART) is not None:
            cell.style("padding-inline:0")
        elif (beyond := take(cell, JOINED)) is not None:
            cell.style("padding-left:0")
            if not beyond:
                row.children[index - 1].style("padding-right:0")


def set_alone(row: Element) -> None:
    """Set a sign that is all of its cell as TeX does: with space on the side of an equation.

    The right side begins with an empty group; elsewhere nothing stands beside the sign.
    """
    for cell in row.children:
        if len(cell.children) != 1 or cell.children[0].name != "mo":
            continue
        sign = cell.children[0]
        if sign.text in BINARY or "padding-left: 0;" not in cell.given:
            sign.say("lspace", "0")
        sign.say("rspace", "0")


def space_above(row: Element) -> None:
    r"""Set the space that ``\\[1ex]`` asks for above the row that follows."""
    for cell in row.children:
        if space := take(cell, SPACE):
            cell.style(f"padding-top: max(0px, .1em + {space});")


def say_between(row: Element, columns: int) -> bool:
    """Set the text between rows from the left margin, over all columns, if there is one."""
    for cell in row.children:
        if take(cell, INTERTEXT) is not None:
            cell.given = (
                f' columnspan="{columns}" style="text-align: left;justify-items: start;"'
            )
            row.children = [cell]
            return True
    return False


def fill(row: Element, columns: int, *, numbered: bool) -> None:
    """Fill a row up with an empty cell, with a rule where the row has one."""
    missing = columns - len(row.children)
    if missing <= 0:
        return
    drawn = [RULE.search(cell.given) for cell in row.children[:1]]
    given = f' style="{drawn[0][0]}"' if drawn and drawn[0] else ""
    given += f' columnspan="{missing}"' if missing > 1 else ""
    end = len(row.children) - numbered
    row.children.insert(end, Element("mtd", given))


def flush(table: Element) -> None:
    """Spread the equations of a table over the whole width, the first at the margin."""
    pairs = max((len(row.children) - 2) // 2 for row in table.children)
    share = 100 // max(pairs - 1, 1)
    for row in table.children:
        for edge in (row.children[0], row.children[-1]):
            edge.given = edge.given.replace("width: 50%;", "").replace(
                ' style="width: 50%"', ""
            )
        for cell in row.children[2 : max(3, len(row.children) - 3) : 2]:
            cell.style(f"width: {share}%")
