"""Numbers that several views show in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import bar, state_bar
from sphinx_rigor.index.shapes import STATES, Cell, inline, joined, link, paragraph, state_word
from sphinx_rigor.plan import Site
from sphinx_rigor.records import PartVerdict, State, Verdict

_ = get_translation("sphinx_rigor")
LEVELS = 5
NUMBER = re.compile(r"\d+")
NEAR = 6
"""Characters of a title among which its own number stands."""
SHORT = 12


def verified_of(verdicts: Sequence[Verdict]) -> int:
    """Count the verified articles."""
    return sum(1 for each in verdicts if each.state is State.VERIFIED)


def verified_words(done: int, total: int) -> str:
    """Say how many articles are verified."""
    words = str(_("%(verified)s of %(total)s articles are verified"))
    return words % {"verified": done, "total": total}


def states_words(verdicts: Sequence[Verdict]) -> str:
    """Say how many articles there are of each state that there are any of."""
    counts = [(state, sum(each.state is state for each in verdicts)) for state in State]
    return str(_(", ")).join(
        str(_("%(state)s: %(count)s")) % {"state": STATES[state], "count": count}
        for state, count in counts
        if count
    )


def progress(
    verdicts: Sequence[Verdict], planned: int, *more: str, counts: bool = True
) -> nodes.paragraph:
    """Return a large bar of articles by state with what it says in words.

    ``counts`` says whether the number of each state stands beside it too. Of no articles there
    is nothing but what ``more`` says.
    """
    if not (verdicts or planned):
        return paragraph(*joined(inline(each, "rigor-aside") for each in more))
    words = verified_words(verified_of(verdicts), max(planned, len(verdicts)))
    states = states_words(verdicts)
    drawn = state_bar(verdicts, f"{words} ({states})", planned)
    told = counts and verified_of(verdicts) < len(verdicts)  # else the words say it
    asides = (inline(each, "rigor-aside") for each in (states * told, *more) if each)
    texts = [inline(words, "rigor-words"), *asides]
    return paragraph(drawn, " ", *joined(texts), classes=["rigor-total"])


def small_bar(done: float, total: float, words: str = "") -> nodes.paragraph:
    """Return a bar for a cell, with its numbers."""
    count = f"{done}/{total}"
    drawn = bar(done, total, words or count)
    return paragraph(drawn, " ", inline(count, "rigor-count"), classes=["rigor-small"])


def met_bar(verdict: Verdict) -> nodes.paragraph:
    """Return the bar of the requirements an article meets."""
    words = str(_("%(met)s of %(total)s requirements are met"))
    values = {"met": verdict.met, "total": verdict.total}
    return small_bar(verdict.met, verdict.total, words % values)


def heat(met: int, total: int) -> str:
    """Return the class that shades a number: 0 for nothing, 5 only for all of it."""
    if not met or met >= total:
        return f"rigor-heat-{LEVELS if met else 0}"
    return f"rigor-heat-{1 + met * (LEVELS - 1) // total}"


def part_cells(parts: Sequence[PartVerdict]) -> nodes.paragraph:
    """Return what each part has of what is asked, in one line."""
    cells = [
        inline(f"{each.met}/{each.total}", "rigor-heat", heat(each.met, each.total))
        for each in parts
    ]
    return paragraph(*joined(cells, " "), classes=["rigor-parts"])


def legend(site: Site) -> list[nodes.Node]:
    """Return what the numbers of the parts stand for, and why totals differ."""
    found: list[nodes.Node] = []
    if site.parts:
        titles = [numbered(number, title) for number, (_id, title) in enumerate(site.parts, 1)]
        words = str(_("Parts: ")) + str(_("; ")).join(titles)
        found.append(paragraph(words, classes=["rigor-legend"]))
    if words := totals_words(site):
        found.append(paragraph(words, classes=["rigor-legend"]))
    return found


def numbered(number: int, title: str) -> str:
    """Return the title of a part with its number, which it may say itself."""
    return title if str(number) in NUMBER.findall(title[:NEAR]) else f"{number} {title}"


def totals_words(site: Site) -> str:
    """Say why finished articles meet more requirements than others, if they do."""
    keys = {
        name
        for each in site.articles.values()
        for name, _value in each.standard.front_matter.when_enforced
    }
    kinds = {each.enforced: each.total for each in site.verdicts}
    if len(kinds) < 2 or not keys:
        return ""
    text = str(
        _(
            "An article that says it is finished has %(most)s requirements, any other "
            "%(least)s: the front matter must then say %(keys)s, too."
        )
    )
    names = str(_(", ")).join(sorted(keys))
    return text % {"most": kinds[True], "least": kinds[False], "keys": names}


def article_row(verdict: Verdict) -> list[Cell]:
    """Return title, state, requirements met and parts of an article as cells."""
    cells: list[Cell] = [paragraph(link(verdict.docname, verdict.title))]
    cells += [state_word(verdict), met_bar(verdict)]
    return [*cells, part_cells(verdict.parts)] if verdict.parts else cells


def article_header(site: Site) -> tuple[list[str], tuple[int, ...]]:
    """Return the heads of the columns of :func:`article_row` and their widths."""
    heads = [str(_("Article")), str(_("State")), str(_("Met"))]
    if not site.parts:
        return heads, (60, 20, 20)
    parts = str(_("Parts 1–%(count)s")) % {"count": len(site.parts)}
    return [*heads, parts], (40, 16, 18, 26)
