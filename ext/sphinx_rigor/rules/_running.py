"""Run a rule over the documents it looks at."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._looked import Looked
from sphinx_rigor.rules._rule import Check, Rule
from sphinx_rigor.verdict import Article

CRASHED = "rule-crashed"
Found = Mapping[str, tuple[Problem, ...]]
"""What rules found in one document, by the names of the rules that looked at it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the rules; as it stands, all of them about all documents.

    ``only`` names the rules to run where not all are wanted, ``about`` the document that
    alone is asked about: what one rule says of several documents is still seen by all.
    ``known`` is what rules are known to find, by docname: they need not look again.
    """

    only: Container[str] | None = None
    about: str | None = None
    known: Mapping[str, Found] = field(default_factory=dict)

    def wants(self, rule: str) -> bool:
        """Tell whether a rule is asked."""
        return self.only is None or rule in self.only

    def is_about(self, article: Article) -> bool:
        """Tell whether a document is asked about."""
        return self.about in {None, article.facts.docname}


ALL = Asked()


@dataclass(frozen=True)
class Documents:
    """Articles and documents of another kind, those that a rule looks at found once for all."""

    articles: Sequence[Article]
    others: Sequence[Article]
    found: dict[tuple[bool, bool], Looked] = field(default_factory=dict)

    def of(self, rule: Rule) -> Looked:
        """Return the documents that a rule looks at."""
        key = rule.everywhere, rule.refuses
        if key not in self.found:
            ours = [each for each in self.articles if looks_at(rule, each, ours=True)]
            rest = [each for each in self.others if looks_at(rule, each, ours=False)]
            self.found[key] = Looked((*ours, *rest))
        return self.found[key]


def run(
    name: str, rule: Rule, documents: Documents, asked: Asked = ALL
) -> Iterator[tuple[Article, Problem]]:
    """Yield what one rule finds in the documents that are asked about."""
    wanted = documents.of(rule)
    if rule.check:
        for article in wanted:
            if asked.is_about(article):
                before = asked.known.get(article.facts.docname, {}).get(name)
                found = check_one(name, rule.check, article) if before is None else before
                yield from ((article, problem) for problem in found)
    if rule.check_site and wanted:
        for article, problem in guarded(name, wanted[0], partial(rule.check_site, wanted)):
            if asked.is_about(article):
                yield article, problem


def looks_at(rule: Rule, article: Article, *, ours: bool) -> bool:
    """Tell whether a rule looks at a document, one of ``ours`` or of another kind."""
    return rule.everywhere or (ours and (rule.refuses or not article.facts.refused))


def found_alone(article: Article, rules: Mapping[str, Rule], *, ours: bool) -> Found:
    """Return what the rules that look at each document by itself find in this one."""
    return {
        name: check_one(name, rule.check, article)
        for name, rule in rules.items()
        if rule.check and looks_at(rule, article, ours=ours)
    }


def check_one(name: str, check: Check, article: Article) -> tuple[Problem, ...]:
    """Return what a check finds in a document."""
    pairs = guarded(name, article, lambda: ((article, each) for each in check(article)))
    return tuple(problem for _, problem in pairs)


def guarded(
    name: str, article: Article, check: Callable[[], Iterable[tuple[Article, Problem]]]
) -> list[tuple[Article, Problem]]:
    """Run a check; one that crashes is a finding, and the other rules go on."""
    try:
        return list(check())
    except Exception as error:  # noqa: BLE001 - rules may be the user's own code
        message = msg(
            "the rule %(rule)s crashed: %(error)s; this is a fault of the rule",
            rule=name,
            error=f"{type(error).__name__}: {error}",
        )
        return [(article, Problem(1, message, key=CRASHED))]
