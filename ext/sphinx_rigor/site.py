"""The whole site, measured: what the index pages show and the reports tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from sphinx_rigor.model import Finding, Severity, State, Verdict, msg
from sphinx_rigor.plan import Coverage, Plan, assign
from sphinx_rigor.toml_table import line_of


@dataclass(frozen=True, slots=True)
class Site:
    """The verdicts and findings of one build; ``parts`` are id and title of each part."""

    plan: Plan | None
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def coverage(self) -> Coverage | None:
        """Where each article stands in the plan, if there is one."""
        return assign(self.plan, self.verdicts) if self.plan else None

    def count(self, *states: State) -> int:
        """Count the articles in these states."""
        return sum(1 for each in self.verdicts if each.state in states)

    @property
    def recomputed(self) -> int:
        """Count the articles whose results were recomputed."""
        return sum(1 for each in self.verdicts if each.recomputed)


def plan_findings(
    plan: Plan, text: str, verdicts: tuple[Verdict, ...], translate: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield what is wrong between plan and articles; ``text`` is that of the plan's file."""
    known = {each.docname for each in verdicts}
    for batch in plan.batches:
        for name in batch.articles:
            if name not in known:
                stem = name.rpartition("/")[2]
                message = msg(
                    "planned in batch %(batch)s, but there is no such article: %(name)s",
                    batch=batch.id,
                    name=name,
                )
                if near := get_close_matches(name, known, n=1, cutoff=0.8):
                    message = msg(
                        "%(message)s; did you mean %(near)s?", message=message, near=near[0]
                    )
                yield Finding(
                    path=plan.path,
                    line=line_of(text, f'"{stem}'),
                    rule="planned-article-missing",
                    message=message.render(translate),
                    severity=Severity.WARNING,
                    key=name,
                )
    ids = {each.id for each in plan.topics}
    for verdict in verdicts:
        for topic in verdict.topics:
            if topic not in ids:
                message = msg("%(plan)s has no topic %(topic)s", plan=plan.path, topic=topic)
                yield Finding(
                    path=verdict.path,
                    line=1,
                    rule="unknown-topic",
                    message=message.render(translate),
                    severity=Severity.WARNING,
                    docname=verdict.docname,
                    key=topic,
                )
