"""Describe a site and its documents to those who answer an editor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst import directives

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.boxes.numbering import BoxRecord, head, kind_of
from sphinx_rigor.gate.among import Judged
from sphinx_rigor.gate.gate import say_message
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Facts
from sphinx_rigor.rules import edits_for, every_rule, rules_of
from sphinx_rigor.server.snapshot import Fix, Rules, Site, Snapshot, Target, TargetKind
from sphinx_rigor.server.warm import Warm

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def described(warm: Warm) -> Site:
    """Return what is known of a site as a whole."""
    config, standard = warm.app.config, warm.terms.standard
    added = rules_of(standard).keys() - every_rule({}).keys()
    own = {name: say_message(rules_of(standard)[name].summary) for name in sorted(added)}
    return Site(
        folder=str(warm.app.srcdir),
        language=config.language,
        standard=standard,
        rules=Rules(config.rigor_rules_url, own),
        directives=dict(sorted(dict(known_directives(warm.env)).items(), key=boxes_first)),
        values=values(warm),
        targets={name: tuple(targets(warm.env, name)) for name in warm.env.all_docs},
        governing=frozenset(map(os.path.realpath, warm.governing.paths)),
    )


def snapshot(warm: Warm, docname: str, text: str | None, judged: Judged) -> Snapshot:
    """Return what is known of a document that was just read."""
    path = Path(warm.env.doc2path(docname))
    if text is None:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    return Snapshot(
        name=docname,
        path=str(path),
        folder=str(warm.app.srcdir),
        text=text,
        article=judged.article,
        findings=judged.findings,
        targets=tuple(targets(warm.env, docname)),
        fixes=tuple(fixes(judged, text)),
    )


def fixes(judged: Judged, text: str) -> Iterator[Fix]:
    """Yield what mends the findings of a document; a fix that crashes is none."""
    for each in judged.findings:
        if each.path == judged.article.facts.path and not each.suppressed:
            try:
                edits = edits_for(judged.article, text, each)
            except Exception as error:  # noqa: BLE001 - rules may be the user's own code
                print(f"the fix of {each.rule} crashed: {error!r}", file=sys.stderr)  # noqa: T201
            else:
                yield from [Fix(each, edits)] if edits else []


def known_directives(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Yield the names of all directives, those of boxes with what they are called."""
    for registry in ("_directive_registry", "_directives"):
        yield from ((name, "") for name in vars(directives)[registry] if name)
    primary = {"std", env.config.primary_domain}
    for domain in env.domains.sorted():
        for name in domain.directives:
            yield f"{domain.name}:{name}", ""
            if domain.name in primary:
                yield name, ""
    for name, kind in kinds_of(env.config).items():
        yield f"rigor:{name}", kind.word
        if name in vars(directives)["_directives"]:
            yield name, kind.word


def boxes_first(directive: tuple[str, str]) -> tuple[bool, bool, str]:
    """Return what directives are ordered by: boxes, then bare names, then those of domains."""
    name, what = directive
    return not what, ":" in name, name


def values(warm: Warm) -> Mapping[str, tuple[str, ...]]:
    """Return the words that keys of the front matter take from plan and other articles."""
    plan, verdicts = warm.terms.plan, [each.verdict for each in warm.documents.articles]
    found = {
        "status": warm.terms.standard.status_values,
        "tags": ordered(tag for each in verdicts for tag in each.tags),
        "series": ordered(each.series.name for each in verdicts if each.series),
        "difficulty": ordered(each.difficulty for each in verdicts if each.difficulty),
    }
    if plan:
        found["topics"] = tuple(each.title for each in plan.topics)
        found["difficulty"] = tuple(name for name, _hours in plan.hours)
    return found


def ordered(words: Iterable[str]) -> tuple[str, ...]:
    """Return words once each, in order."""
    return tuple(sorted(set(words)))


def targets(env: BuildEnvironment, docname: str) -> Iterator[Target]:
    """Yield what references can lead to in a document."""
    facts = rigor_domain(env).facts.get(docname)
    path = str(env.doc2path(docname))
    title = env.titles[docname].astext() if docname in env.titles else ""
    yield Target(f"/{docname}", TargetKind.DOCUMENT, path, 1, title=title)
    if facts is None:
        return
    yield from boxes(env, facts)
    for each in facts.equations:
        for name in each.labels:
            where = str(Path(env.srcdir, each.file)) if each.file else path
            yield Target(name, TargetKind.EQUATION, where, each.line, title=each.tag)
    yield from labels(env, docname, path)


def boxes(env: BuildEnvironment, facts: Facts) -> Iterator[Target]:
    """Yield the boxes and steps of a document that have names."""
    own: dict[str, BoxRecord] = {}
    for each in rigor_domain(env).boxes.get(facts.docname, ()):
        own |= dict.fromkeys((each.label, *each.aliases), each)
    kinds = kinds_of(env.config)
    results = {name for box in facts.boxes if box.states_result for name in box.names}
    places = [(box.names, box.spot, TargetKind.BOX) for box in facts.boxes]
    places += [(step.names, step.spot, TargetKind.STEP) for step in facts.steps]
    for names, spot, kind in places:
        for name in names:
            record = own.get(name)
            what = head(kind_of(record.kind, kinds), record.number) if record else ""
            path = str(Path(env.srcdir, spot.file or facts.path))
            title = record.title if record else ""
            yield Target(name, kind, path, spot.line, what, title, name in results)


def labels(env: BuildEnvironment, docname: str, path: str) -> Iterator[Target]:
    """Yield the other names of a document, and what links call its headings."""
    titles = env.domains.standard_domain.labels
    for name, line, file in rigor_domain(env).data["targets"].get(docname, ()):
        title = titles[name][2] if name in titles else ""
        where = str(Path(env.srcdir, file)) if file else path
        yield Target(name, TargetKind.LABEL, where, line, title=title)
    for name, found in env.metadata[docname].get("myst_slugs", {}).items():
        yield Target(name, TargetKind.HEADING, path, int(found[0] or 1), title=str(found[2]))
