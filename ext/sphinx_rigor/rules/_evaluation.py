"""Every rule there is, and the function that runs them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sphinx_rigor.plugins import Imports, Offers, PluginError, discover, expected, imported
from sphinx_rigor.records import Edit, Finding, Message, Problem, Severity, msg
from sphinx_rigor.rules._elsewhere import ELSEWHERE
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Check, Rule
from sphinx_rigor.rules._running import ALL, CRASHED, Asked, Documents, run
from sphinx_rigor.standard import ADDED, Misfit, Quantity, Standard, at, placed
from sphinx_rigor.verdict import Article

OTHERS = ("failed-check", "skipped-check", *(each.name for each in ELSEWHERE))
"""Findings that come from elsewhere, such as the plan, or from a rule that failed."""


RULES = Offers(
    "sphinx_rigor.rules", Rule, lambda: discover(sys.modules[__package__], "RULE", Rule)
)


def every_rule(imports: Imports) -> Mapping[str, Rule]:
    """Return all rules: ours, those added, one for each quantity that was added.

    Raises ``PluginError`` where what was added cannot be used.
    """
    added = ADDED.among(imports).items()
    counted = {f"too-few-{name}": too_few(name, quantity) for name, quantity in added}
    return {**counted, **RULES.among(imports)}


def too_few(name: str, quantity: Quantity) -> Rule:
    """Return the rule that a standard's demands for a quantity of others are met."""
    summary = msg("fewer %(things)s than the standard asks for", things=quantity.title)
    return Rule(summary=summary, content=True, check=missing(name))


def module_of(name: str, imports: Imports) -> str:
    """Return the name of the module that is about a rule, if there is one."""
    return RULES.module(name, imports) or f"sphinx_rigor.rules.{name.replace('-', '_')}"


def counted_rules(standard: Standard) -> frozenset[str]:
    """Return the rules that find requirements unmet, counted as such, or that say so."""
    every = every_rule(imports_of(standard)).items()
    counted = {name for name, rule in every if rule.content and rule.severity is Severity.ERROR}
    return frozenset({*counted, "unmet-key", "false-completed"})


def rules_of(standard: Standard) -> Mapping[str, Rule]:
    """Return the rules in force.

    Raises ``PluginError`` where an import string is wrong.
    """
    return {
        name: rule
        for name, rule in every_rule(imports_of(standard)).items()
        if name not in standard.off and (not rule.optional or name in standard.on)
    }


def own_rules(standard: Standard) -> Mapping[str, Rule]:
    """Return the rules in force that find the same whenever they look at the same document.

    That is known of our own alone: others may ask a clock or read files.
    """
    package = sys.modules[__package__].__name__
    every = rules_of(standard).items()
    return {name: rule for name, rule in every if is_within(package, rule.check)}


def is_within(package: str, check: Check | None) -> bool:
    """Tell whether a check was defined in a module of a package."""
    return getattr(check, "__module__", "").startswith(f"{package}.")


def imports_of(standard: Standard) -> Imports:
    """Return what the site adds, and the rules that its standard names, by their modules.

    Raises ``PluginError`` where one of those cannot be imported or is no rule.
    """
    own = {
        where.rpartition(":")[0].rpartition(".")[2].replace("_", "-"): where
        for where in standard.rules
    }
    for name, where in own.items():
        try:
            value = imported(name, where)
        except PluginError as error:
            raise wrong_import(standard, *error.messages) from error
        if not isinstance(value, Rule):
            raise wrong_import(standard, at(where, expected(Rule, value)))
    return {**dict(standard.imports), **own}


def wrong_import(standard: Standard, *why: Message) -> PluginError:
    """Return what is said of a rule that a standard names in vain, with file and line."""
    faults = [Misfit("rules.import", each) for each in why]
    return PluginError(*placed(map(Path, standard.files), faults))


def known_rules(standard: Standard) -> frozenset[str]:
    """Return every name a finding can have, those that no module here makes included."""
    return frozenset({*every_rule(imports_of(standard)), *OTHERS})


def edits_for(article: Article, text: str, finding: Finding) -> tuple[Edit, ...]:
    """Return what mends a finding in the text of its file, nothing where that is the author's.

    ``article`` is the document it was found in, measured on this text.
    """
    rule = rules_of(article.standard).get(finding.rule)
    return tuple(rule.fix(article, text, finding)) if rule and rule.fix else ()


def evaluate(
    articles: Sequence[Article],
    standard: Standard,
    translate: Callable[[str], str],
    others: Sequence[Article] = (),
    asked: Asked = ALL,
) -> tuple[Finding, ...]:
    """Run every rule over every article; ``others`` are documents of another kind."""
    weights = dict(standard.severities)
    found, documents = [], Documents(articles, others)
    for name, rule in rules_of(standard).items():
        if not asked.wants(name):
            continue
        for article, problem in run(name, rule, documents, asked):
            severity = weight(rule, article, problem, weights.get(name))
            found.append(
                Finding(
                    path=problem.file or article.facts.path,
                    line=line_of(article, problem),
                    rule=CRASHED if problem.key == CRASHED else name,
                    message=problem.message.render(translate),
                    severity=severity,
                    docname=article.facts.docname,
                    article=article.facts.path,
                    key=problem.key,
                    value=problem.value,
                    written=problem.written,
                )
            )
    return tuple(sorted(found))


def line_of(article: Article, problem: Problem) -> int:
    """Return the line of a problem, one that is there in the article's own file."""
    known = problem.line if problem.file else min(problem.line, article.facts.lines)
    return max(known, 1)


def weight(rule: Rule, article: Article, problem: Problem, chosen: Severity | None) -> Severity:
    """Return how much a problem weighs: the standard decides before the rule."""
    severity = problem.severity or chosen or rule.severity
    if rule.content and not article.verdict.enforced and problem.key != CRASHED:
        return Severity.ADVICE
    return severity
