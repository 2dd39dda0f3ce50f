"""Proofs rest on each other in a circle.

What: A proof or derivation uses a result whose own proof uses, by way of others or at once,
the first result. A circle proves nothing, or a reference points forward that is no argument.

Example: The proof of Theorem 1 refers to Lemma 2, whose proof refers to Theorem 1.

Instead: Prove one of the results without the others, or move what is only a remark out of
the proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._looked import results_among
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article, Key, ResultMap, Use

Uses = Mapping[Key, Sequence[Use]]


def check(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each circle once, at the reference by which its first result begins it."""
    found = {each.facts.docname: each for each in articles}
    results = results_among(articles)
    uses: dict[Key, list[Use]] = {}
    for use in results.uses:
        if use.proof:
            uses.setdefault(use.user, []).append(use)
    told: set[Key] = set()
    for key in results.nodes:
        if key not in told and (circle := circle_from(key, uses)):
            told.update(use.user for use in circle)
            first = circle[0]
            message = msg(
                "the proof comes back to itself: %(chain)s", chain=chain(circle, results)
            )
            yield found[key.docname], Problem(first.line, message, key=key.id, file=first.file)


def circle_from(start: Key, uses: Uses) -> tuple[Use, ...]:
    """Return the shortest chain of uses from a result back to it, none if there is none."""
    chains: list[tuple[Use, ...]] = [(use,) for use in uses.get(start, ())]
    seen: set[Key] = set()
    for each in chains:  # grows while it is read
        last = each[-1].used
        if last == start:
            return each
        if last not in seen:
            seen.add(last)
            chains += [(*each, use) for use in uses.get(last, ())]
    return ()


def chain(circle: Sequence[Use], results: ResultMap) -> str:
    """Say the results of a circle in their order, each with the line that uses the next."""
    names = [f"{results.nodes[use.user].name} ({where(use, circle[0])})" for use in circle]
    return " → ".join([*names, results.nodes[circle[0].user].name])


def where(use: Use, first: Use) -> str:
    """Return line, and document where it is another than that of the first."""
    line = f"{use.file}:{use.line}" if use.file else str(use.line)
    same = use.user.docname == first.user.docname
    return line if same else f"{use.user.docname}:{line}"


RULE = Rule(
    summary=msg("proofs rest on each other in a circle"),
    severity=Severity.ADVICE,
    check_site=check,
)
