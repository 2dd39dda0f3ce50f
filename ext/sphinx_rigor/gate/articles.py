"""Which documents are articles, and each of them measured."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.matching import compile_matchers

from sphinx_rigor.collect import checks_key
from sphinx_rigor.doctree.guard import crash
from sphinx_rigor.gate.limit import SECONDS, TooSlow, limited, next_limit
from sphinx_rigor.gate.measured import Earlier, earlier_of, measure_once
from sphinx_rigor.gate.terms import Terms, fixed_folder, load_record_of
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.recorder import Remembered
from sphinx_rigor.plan import idle_patterns
from sphinx_rigor.records import Dangling, Facts, Fault, Finding
from sphinx_rigor.verdict import Article, examine, recomputed_labels
from sphinx_rigor.verify import Record

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Measured(NamedTuple):
    """The documents of a site, measured: articles, and those of another kind."""

    articles: tuple[Article, ...]
    others: tuple[Article, ...]


def facts_of(env: BuildEnvironment, confdir: Path) -> Iterator[Facts]:
    """Yield the facts of every document there is, with what this build knows of them.

    That is what the record says of their checks, and which references lead nowhere.
    """
    record = load_record_of(env.config, confdir)
    for name, facts in sorted(rigor_domain(env).facts.items()):
        if name in env.found_docs:
            yield as_of_now(env, facts, record)


def as_of_now(env: BuildEnvironment, facts: Facts, record: Record | None) -> Facts:
    """Return the facts of a document with what this build knows of them."""
    resolved = rigor_domain(env).resolved.get(facts.docname)
    broken = resolved.faults if resolved else ()
    dangling = tuple(dangling_of(env, facts, each) for each in broken)
    return facts.but(passed=has_passed(facts, record), dangling=dangling)


def dangling_of(env: BuildEnvironment, facts: Facts, said: Remembered) -> Dangling:
    """Return a reference that leads nowhere, given what was said of it."""
    written, _colon, line = said.location.rpartition(":")
    path = os.path.relpath(written, env.srcdir).replace(os.sep, "/") if written else ""
    file = "" if path == facts.path else path
    return Dangling(int(line) if line.isdigit() else 1, said.message, file)


def has_passed(facts: Facts, record: Record | None) -> bool | None:
    """Tell whether a document's checks are on record as passed, ``None`` without one."""
    return None if record is None else (facts.path, checks_key(facts.checks)) in record


def measured(
    facts: Iterator[Facts], env: BuildEnvironment, terms: Terms, *, stored: bool
) -> Measured:
    """Measure each document; the generated pages of the plan are no articles.

    Where facts are those ``stored``, what was measured before holds if nothing has changed.
    """
    documents = list(facts)
    recomputed = recomputed_labels(documents)
    earlier = earlier_of(rigor_domain(env) if stored else None, terms.standard, recomputed)
    return sorted_out(examined(documents, earlier), env, terms)


def sorted_out(documents: Iterable[Article], env: BuildEnvironment, terms: Terms) -> Measured:
    """Tell articles from documents of another kind."""
    generated = generated_by(terms)
    wanted = compile_matchers(env.config.rigor_articles)
    articles: list[Article] = []
    others: list[Article] = []
    for each in documents:
        name = each.facts.docname
        ours = name not in generated and any(match(name) for match in wanted)
        (articles if ours else others).append(each)
    return Measured(tuple(articles), tuple(others))


def examined(documents: list[Facts], earlier: Earlier) -> Iterator[Article]:
    """Measure each document; where that fails, the failure is all that is found in it."""
    standard, seconds = earlier.standard, SECONDS
    for each in documents:
        try:
            with limited(seconds):
                found = measure_once(each, earlier)
        except TooSlow as error:
            seconds = next_limit(seconds)
            found = examine(failed(each, Fault("slow-pattern", 1, str(error))), standard)
        except Exception as error:  # noqa: BLE001 - the others are measured nevertheless
            found = examine(failed(each, crash(error)), standard)
        yield found


def failed(facts: Facts, fault: Fault) -> Facts:
    """Return what is left of a document that could not be measured."""
    bare = Facts(facts.docname, facts.path, facts.digest, facts.title, facts.solid)
    return replace(bare, front_matter=facts.front_matter, faults=(fault,), refused=True)


def generated_by(terms: Terms) -> frozenset[str]:
    """Return the docnames of the pages that the plan makes."""
    return terms.plan.pages if terms.plan else frozenset()


def idle_articles(
    env: BuildEnvironment, generated: AbstractSet[str], translate: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield a finding for each pattern in conf.py that is to name articles and does not."""
    if "rigor_articles" not in env.config._raw_config:  # noqa: SLF001 - the default is no claim
        return

    def matched(pattern: str) -> bool:
        (match,) = compile_matchers([pattern])
        return any(map(match, env.found_docs))

    patterns = env.config.rigor_articles
    fresh = not any(map(matched, patterns)) and not missed(env, generated, patterns)
    yield from idle_patterns(patterns, matched, translate, fresh=fresh)


def missed(env: BuildEnvironment, generated: AbstractSet[str], patterns: Iterable[str]) -> bool:
    """Tell whether a document was most likely meant to be an article.

    It states a status, or stands in a folder that is called nearly as a pattern's.
    """
    others, facts = env.found_docs - generated - {env.config.root_doc}, rigor_domain(env).facts
    stated = (facts[name].front_matter.keys for name in others if name in facts)
    folders = {name.rpartition("/")[0] for name in others}
    wanted = [fixed_folder([pattern]) for pattern in patterns]
    claims = any(each.name == "status" for keys in stated for each in keys)
    return claims or any(get_close_matches(each, filter(None, folders)) for each in wanted)
