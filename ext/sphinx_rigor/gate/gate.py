"""The gate: measure every article against the standard on every build.

Facts are collected while Sphinx reads; here the rules run over all of them, in the
parent process, whether anything was read this time or not. ``env-updated`` is the one
event that Sphinx emits on each build before it writes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.matching import compile_matchers

from sphinx_rigor.collect.checks import checks_key
from sphinx_rigor.collect.collect import content_digest
from sphinx_rigor.collect.included import digests
from sphinx_rigor.gate.baseline import BaselineError, Known, apply_baseline, load_baseline
from sphinx_rigor.gate.waivers import settle_claims, suppress, waivers
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan.file import PlanError, load_plan
from sphinx_rigor.plan.site import Site, idle_patterns, plan_findings
from sphinx_rigor.records.model import Severity
from sphinx_rigor.rules import evaluate, known_rules, rules_of
from sphinx_rigor.standard.file import load_standard
from sphinx_rigor.standard.source import StandardError
from sphinx_rigor.verdict.article import Article, examine
from sphinx_rigor.verify.record import Record, RecordError, load_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_rigor.plan.schema import Plan
    from sphinx_rigor.records.facts import Facts
    from sphinx_rigor.records.model import Finding
    from sphinx_rigor.standard.schema import Standard

logger = logging.getLogger(__name__)
SKIPPED_BUILDERS = frozenset(
    {"gettext", "linkcheck", "changes", "coverage", "doctest", "rigor-verify"}
)


class Gate:
    """The gate of one application: its standard, its plan and its verdict."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.standard: Standard | None = None
        self.plan: Plan | None = None
        self.baseline: tuple[Known, ...] = ()
        app.connect("config-inited", self.on_config, priority=700)
        app.connect("env-get-outdated", self.on_outdated)
        app.connect("env-updated", self.on_updated, priority=400)
        app.connect("build-finished", self.on_finished, priority=900)

    def on_config(self, app: Sphinx, config: Config) -> None:
        """Read the standard and the plan before anything else is done."""
        confdir = Path(app.confdir)
        try:
            self.standard = load_standard(config.rigor_standard, confdir)
            rules_of(self.standard)
        except (StandardError, ImportError, TypeError) as error:
            raise ConfigError(str(error)) from error
        self.plan = load_plan_of(config, confdir)
        if config.rigor_baseline:
            self.baseline = load_baseline_of(config, confdir)

    def on_outdated(
        self,
        _app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Have documents read again whose content changed under an old time stamp."""
        facts = rigor_domain(env).facts
        settled = added | changed | removed
        return [
            docname
            for docname in sorted(env.found_docs - settled)
            if is_stale(env, docname, facts.get(docname))
        ]

    def on_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Run the rules over all facts and say what they found."""
        if self.standard is None or app.builder.name in SKIPPED_BUILDERS:
            return
        domain = rigor_domain(env)
        domain.site = self.measure(env, self.standard, Path(app.confdir))
        for finding in domain.site.findings:
            log_finding(finding)

    def measure(self, env: BuildEnvironment, standard: Standard, confdir: Path) -> Site:
        """Return the verdict on every article of the site."""
        wanted = compile_matchers(env.config.rigor_articles)
        record = record_of(env.config, confdir)
        generated = self.plan.pages if self.plan else frozenset[str]()
        articles: list[Article] = []
        others: list[Article] = []
        for name, facts in sorted(rigor_domain(env).facts.items()):
            if name in env.found_docs:
                ours = name not in generated and any(match(name) for match in wanted)
                kind = articles if ours else others
                kind.append(examine(replace(facts, passed=has_passed(facts, record)), standard))
        translation = get_translation("sphinx_rigor")

        def translate(text: str) -> str:
            return str(translation(text))

        findings = evaluate(articles, standard, translate, others)
        given = tuple(
            waivers(
                (*articles, *others),
                env.config.rigor_ignore,
                env.config.rigor_per_file_ignores,
            )
        )
        if self.plan:
            text = plan_path(env.config, confdir).read_text(encoding="utf-8")
            findings += tuple(plan_findings(self.plan, text, articles, translate))
        findings += tuple(idle_articles(env, translate))
        findings = suppress(findings, given, known_rules(standard), translate)
        if env.config.rigor_baseline:
            path = env.config.rigor_baseline
            findings = apply_baseline(findings, self.baseline, path, translate)
        findings = settle_claims(findings)
        parts = tuple((part.id, part.title) for part in standard.parts)
        by_name = {each.facts.docname: each for each in articles}
        return Site(self.plan, by_name, tuple(sorted(findings)), parts)

    def on_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Let findings decide the exit status where the user wants it so."""
        if exception is not None or app.env is None:
            return
        site = rigor_domain(app.env).site
        if site is not None and fails(site.findings, fail_on(app)):
            app.statuscode = 1


def idle_articles(env: BuildEnvironment, translate: Callable[[str], str]) -> Iterator[Finding]:
    """Yield a finding for each pattern in conf.py that is to name articles and does not."""
    if "rigor_articles" not in env.config._raw_config:  # noqa: SLF001 - the default is no claim
        return

    def matched(pattern: str) -> bool:
        (match,) = compile_matchers([pattern])
        return any(map(match, env.found_docs))

    yield from idle_patterns(env.config.rigor_articles, matched, translate)


def plan_path(config: Config, confdir: Path) -> Path:
    """Return where the plan stands."""
    return confdir / (config.rigor_plan or "plan.toml")


def load_plan_of(config: Config, confdir: Path) -> Plan | None:
    """Return the site's plan; a plan that was named must exist, the default need not."""
    path = plan_path(config, confdir)
    if config.rigor_plan is None and not path.exists():
        return None
    try:
        return load_plan(path)
    except PlanError as error:
        raise ConfigError(str(error)) from error


def load_baseline_of(config: Config, confdir: Path) -> tuple[Known, ...]:
    """Return the known findings of the site."""
    try:
        return load_baseline(confdir / config.rigor_baseline)
    except BaselineError as error:
        raise ConfigError(str(error)) from error


def record_of(config: Config, confdir: Path) -> Record | None:
    """Return the record of checks that passed, ``None`` where the site keeps none."""
    if not config.rigor_checks:
        return None
    try:
        return load_record(confdir / config.rigor_checks)
    except RecordError as error:
        raise ConfigError(str(error)) from error


def has_passed(facts: Facts, record: Record | None) -> bool | None:
    """Tell whether a document's checks are on record as passed, ``None`` without one."""
    return None if record is None else (facts.path, checks_key(facts.checks)) in record


def is_other(included: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether a file that a document includes has changed since it was read."""
    return tuple(digests(path for path, _ in included)) != included


def is_stale(env: BuildEnvironment, docname: str, facts: Facts | None) -> bool:
    """Tell whether the stored facts are not those of the file as it is now."""
    if facts is None or is_other(rigor_domain(env).included.get(docname, ())):
        return True
    try:
        return content_digest(Path(env.doc2path(docname)).read_bytes()) != facts.digest
    except OSError:
        return True


def log_finding(finding: Finding) -> None:
    """Say one finding through Sphinx's logger: advice as information, the rest counts.

    The location is a string so that Sphinx prints the path as it stands, relative.
    """
    location = f"{finding.path}:{finding.line}"
    if finding.severity is Severity.ADVICE or finding.suppressed:
        return
    logger.warning(finding.message, location=location, type="rigor", subtype=finding.rule)


def fail_on(app: Sphinx) -> str:
    """Return from which severity on findings fail the build."""
    default = "error" if app.builder.name == "rigor" else "never"
    return str(app.config.rigor_fail_on or default)


def fails(findings: tuple[Finding, ...], threshold: str) -> bool:
    """Tell whether a finding is as severe as the threshold or more."""
    counted = {
        "never": (),
        "error": (Severity.ERROR,),
        "warning": (Severity.ERROR, Severity.WARNING),
    }[threshold]
    return any(each.severity in counted and not each.suppressed for each in findings)


def setup(app: Sphinx) -> None:
    """Attach a gate to the application."""
    Gate(app)
