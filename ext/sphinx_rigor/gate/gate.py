"""The gate: measure every article against the standard on every build.

Facts are collected while Sphinx reads; here the rules run over all of them, in the
parent process, whether anything was read this time or not: on ``env-get-updated``, which
Sphinx emits on each build before it writes, once numbers are given out and references are
resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

from sphinx_rigor.gate.articles import Measured, facts_of, generated_by, idle_articles, measured
from sphinx_rigor.gate.baseline import apply_baseline
from sphinx_rigor.gate.checked import checked
from sphinx_rigor.gate.circles import circle_findings
from sphinx_rigor.gate.held import hold_back
from sphinx_rigor.gate.others import all_findings
from sphinx_rigor.gate.planned import planned_in_time
from sphinx_rigor.gate.terms import Terms, plan_path, terms_of
from sphinx_rigor.gate.waivers import CLAIM, Waiver, settle_claims, suppress, waivers
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.outputs import SILENT_BUILDERS
from sphinx_rigor.plan import Plan, Site, name_of_content, plan_findings
from sphinx_rigor.plugins import PluginError
from sphinx_rigor.records import Facts, Finding, Message, Severity, msg, once
from sphinx_rigor.refusal import translate
from sphinx_rigor.rules import ALL, Asked, evaluate, known_rules
from sphinx_rigor.verdict import Article, result_map

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
FAILING = {
    "never": frozenset[Severity](),
    "error": frozenset({Severity.ERROR}),
    "warning": frozenset({Severity.ERROR, Severity.WARNING}),
}
"""The severities that fail a build, by ``rigor_fail_on``."""


class Gate:
    """The gate of one application: its terms and its verdict."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.terms: Terms | None = None
        app.connect("config-inited", self.on_config, priority=700)
        app.connect("env-get-updated", self.on_get_updated, priority=850)
        app.connect("build-finished", self.on_finished, priority=900)

    def on_config(self, app: Sphinx, config: Config) -> None:
        """Read the terms before anything else is done."""
        self.terms = terms_of(config, Path(app.confdir))

    def on_get_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Measure the site and say what was found; no page is asked for."""
        if self.terms is None or app.builder.name in SILENT_BUILDERS:
            return []
        try:
            site = measure(env, self.terms, Path(app.confdir))
        except PluginError as error:
            raise ExtensionError(error.said(translate)) from error
        rigor_domain(env).site = site
        for finding in once(site.findings):
            say(finding)
        return []

    def on_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Let findings, those of others too, decide the exit status where that is wanted."""
        if exception is not None or app.env is None:
            return
        site = rigor_domain(app.env).site
        if site is not None and fails(all_findings(app), fail_on(app)):
            app.statuscode = 1


def measure(
    env: BuildEnvironment,
    terms: Terms,
    confdir: Path,
    change: Callable[[Facts], Facts] | None = None,
) -> Site:
    """Return the verdict on the site: facts, articles, findings, waived, known.

    ``change`` alters the facts first, to ask what the verdict would be.
    """
    facts = facts_of(env, confdir)
    if change:
        facts = map(change, facts)
    documents = measured(facts, env, terms, stored=change is None)
    looked_at = documents_of_rules(env, documents)
    known = {} if change else checked(rigor_domain(env), looked_at, terms.standard)
    found = tuple(findings(env, terms, documents, confdir, Asked(known=known)))
    articles, settled = settle(env, terms, documents, found)
    by_name = {each.facts.docname: each for each in articles}
    parts = tuple((part.id, part.title) for part in terms.standard.parts)
    results = result_map([each.facts for each in (*documents.articles, *documents.others)])
    history = terms.history
    behind = history.behind(contents(env, by_name)) if history else ()
    site = Site(terms.plan, by_name, settled, parts, results, history, behind)
    return planned_in_time(site, plan_text(env, terms, confdir), translate)


def contents(env: BuildEnvironment, names: Iterable[str]) -> dict[str, str]:
    """Return the name that git gives what each document holds now, as it stands in its file."""
    paths = {name: Path(env.doc2path(name)) for name in names}
    return {
        name: name_of_content(path.read_bytes())
        for name, path in paths.items()
        if path.is_file()
    }


def plan_text(env: BuildEnvironment, terms: Terms, confdir: Path) -> str:
    """Return the text of the plan's file, ``""`` without a plan."""
    return plan_path(env.config, confdir).read_text("utf-8-sig") if terms.plan else ""


def settle(
    env: BuildEnvironment, terms: Terms, documents: Measured, found: tuple[Finding, ...]
) -> tuple[tuple[Article, ...], tuple[Finding, ...]]:
    """Return the articles, held back by errors, and what is found once all is allowed for."""
    given, known = waivers_of(env, documents), known_rules(terms.standard)
    articles = hold_back(documents.articles, suppress(found, given, known, translate))
    claimed = newly_claimed(documents.articles, articles)
    claims = evaluate(claimed, terms.standard, translate, asked=Asked(only={CLAIM}))
    live = suppress((*found, *claims), given, known, translate)
    if terms.known is not None:
        live = apply_baseline(live, terms.known, env.config.rigor_baseline, translate)
    return articles, tuple(sorted(settle_claims(live)))


def findings(
    env: BuildEnvironment,
    terms: Terms,
    documents: Measured,
    confdir: Path,
    asked: Asked = ALL,
) -> Iterator[Finding]:
    """Yield what the rules find, and what plan and configuration ask for in vain."""
    articles, others = documents_of_rules(env, documents)
    yield from evaluate(articles, terms.standard, translate, others, asked)
    if terms.plan:
        text = plan_text(env, terms, confdir)
        yield from plan_findings(terms.plan, text, documents.articles, translate)
        if error := rigor_domain(env).unwritten:
            yield unwritten_pages(terms.plan, error)
    yield from idle_articles(env, generated_by(terms), translate)
    yield from circle_findings(env, translate)


def documents_of_rules(env: BuildEnvironment, documents: Measured) -> Measured:
    """Return the documents that rules look at: articles alone where conf.py says so."""
    return documents._replace(others=()) if env.config.rigor_only_articles else documents


def unwritten_pages(plan: Plan, error: str) -> Finding:
    """Say that the pages of the plan are not all there, and how they come to be."""
    message = msg(
        "the index pages cannot be written here: %(error)s; generate them first where the"
        " source folder can be written (rigor check), and take them along",
        error=error,
    ).render(translate)
    return Finding(plan.path, 1, "pages-not-written", message, Severity.ERROR, key="pages")


def newly_claimed(before: Sequence[Article], after: Sequence[Article]) -> list[Article]:
    """Return the articles whose state an error has changed; no rule has seen them so."""
    pairs = zip(before, after, strict=True)
    return [new for old, new in pairs if new.verdict.state is not old.verdict.state]


def waivers_of(env: BuildEnvironment, documents: Measured) -> tuple[Waiver, ...]:
    """Return what articles and conf.py allow."""
    every = (*documents.articles, *documents.others)
    return tuple(waivers(every, env.config.rigor_ignore, env.config.rigor_per_file_ignores))


def say_message(message: Message) -> str:
    """Return the words of a message in the language of the build."""
    return message.render(translate)


def say(finding: Finding) -> None:
    """Say one finding through Sphinx's logger: advice as information, the rest counts.

    The location is a string so that Sphinx prints the path as it stands, relative.
    """
    location = f"{finding.path}:{finding.line}"
    if finding.severity is Severity.ADVICE and not finding.docname:
        logger.info("%s", finding.message)
    if finding.severity is Severity.ADVICE or finding.suppressed:
        return
    logger.warning(finding.message, location=location, type="rigor", subtype=finding.rule)


def fail_on(app: Sphinx) -> str:
    """Return from which severity on findings fail the build."""
    default = "error" if app.builder.name == "rigor" else "never"
    return str(app.config.rigor_fail_on or default)


def fails(findings: tuple[Finding, ...], threshold: str) -> bool:
    """Tell whether a finding is as severe as the threshold or more."""
    return any(each.severity in FAILING[threshold] and not each.suppressed for each in findings)


def setup(app: Sphinx) -> None:
    """Attach a gate to the application."""
    Gate(app)
