"""A waiver counts with a rule and a reason only; what is wrong with one is said at its line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from docutils import nodes

from fixtures.drafts import Draft, standard
from fuzz.folder import folder
from fuzz.seeds import texts_with
from sphinx_rigor.collect.comments import allow_of, is_ours
from sphinx_rigor.gate.waivers import settle_claims, suppress, waivers
from sphinx_rigor.records import Finding, Severity, Spot
from sphinx_rigor.source import read_front_matter
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict import Article, examine

WATCHED = "sphinx_rigor.gate"
WORDS = (
    *(
        "<!-- rigor: allow ",
        " -->",
        "bad-date",
        "false-completed",
        ": ",
        "rigor:",
        "allow:",
        "\n\n",
    ),
    *(
        "---\nrigor:\n  allow:\n    bad-date: x\n---\n",
        "*",
        "[!a]",
        "unused-waiver",
        "internal-error",
    ),
    *("rigor: {allow: [bad-date]}\n", "- ", "~", "null", "\x85", "\u2028"),
)
KNOWN = ("bad-date", "false-completed", "too-few-formulas")
PATH = "articles/a.md"
OWN = frozenset({"malformed-waiver", "unknown-rule", "waiver-without-reason", "unused-waiver"})


def seeds() -> Iterator[str]:
    """Yield texts with waivers."""
    yield from texts_with("rigor:", "gate", "server", "rules")


def holds(text: str) -> None:
    """Take each part of a text for a comment, and all of it for front matter."""
    article, lines = article_of(text), text.count("\n") + 1
    pattern = text.partition("\n")[0]
    given = list(waivers([article], (), {pattern: ["bad-date"]}))
    raised = [
        Finding(PATH, 1, "bad-date", "m", docname="articles/a", article=PATH),
        Finding(PATH, 2, "false-completed", "m", docname="articles/a", article=PATH),
        Finding("b.md", 1, "bad-date", "m", Severity.ADVICE),
    ]
    found = settle_claims(suppress(raised, given, KNOWN, str))
    assert [(each.path, each.rule) for each in found[:3]] == [
        (each.path, each.rule) for each in raised
    ]
    for each in found[:3]:
        reasons = [one for one in given if one.covers(each) and one.reason.strip()]
        waived_with_all = each.suppressed == "all its findings are waived"
        assert not each.suppressed or reasons or waived_with_all, each
    for each in found[3:]:
        assert each.rule in OWN
        assert 1 <= each.line <= lines, each
        assert len(each.message.splitlines()) == 1, each


def article_of(text: str) -> Article:
    """Return an article with the front matter of a text, its other parts being comments."""
    draft, line = Draft(""), 1
    draft.front_matter = read_front_matter(text)
    for part in text.split("\n\n"):
        node = nodes.comment("", part)
        if is_ours(node):
            draft.add("allows", allow_of(node, Spot(line, line, "")))
        line += part.count("\n") + 2
    draft.line = text.count("\n") + 1
    return examine(draft.facts(), small())


@cache
def small() -> Standard:
    """Return the small standard, read once."""
    return standard(folder())
