"""All that references may lead to, as a digest: while it is the same, so is where they lead.

Only for what is known to ask nothing else: an extension that resolves references in its
own way may look anywhere, and so each is resolved again on every build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sphinx import locale

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.memory.written import digest_of

if TYPE_CHECKING:
    from docutils.transforms import Transform
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

KNOWN = ("sphinx.", "myst_parser.", "sphinx_design.", "sphinx_rigor.")
"""Where the code is from of which it is known what it asks."""
UNKNOWN = "sphinx.ext."
"""Extensions of Sphinx that may keep what they know elsewhere."""
EVENTS = ("missing-reference", "warn-missing-reference")
TREES = frozenset({"c", "cpp"})
"""Domains that keep their objects as trees; where they have none, nothing leads there."""
PASSED = frozenset({"changeset", "index"})
"""Domains to which no reference leads."""
OWN = ("boxes", "equations", "conditional", "outlines", "chapters")
"""What of our own data references may lead to."""


def inventory(app: Sphinx, basis: str, transforms: Iterable[type[Transform]]) -> str:
    """Return the digest of all that references may lead to, ``""`` where that is not known."""
    if not all(map(is_known, deciders(app, transforms))):
        return ""
    env, builder = app.env, app.builder
    try:
        return digest_of(
            basis,
            (builder.name, builder.format, str(app.srcdir), sorted(app.tags)),
            [(each.name, settled(each.value)) for each in app.config if asks(each.name)],
            kinds_of(app.config),
            dict(catalogues()),
            [targets(each) for each in env.domains.sorted()],
            documents(env),
        )
    except (TypeError, RecursionError):
        return ""


def deciders(app: Sphinx, transforms: Iterable[type[Transform]]) -> Iterator[str]:
    """Yield the modules of all that has a say in where references lead."""
    yield from (each.__module__ for each in transforms)
    yield from (type(each).__module__ for each in app.env.domains.sorted())
    for event in EVENTS:
        for listener in app.events.listeners.get(event, ()):
            yield str(getattr(listener.handler, "__module__", ""))


def is_known(module: str) -> bool:
    """Tell whether it is known what the code of a module asks."""
    return module.startswith(KNOWN) and not module.startswith(UNKNOWN)


def asks(name: str) -> bool:
    """Tell whether a value of the configuration may decide where references lead."""
    return not name.startswith("linkcheck_")


def settled(value: object) -> object:
    """Return a value of the configuration; a function is known by its name, and by conf.py."""
    if isinstance(value, type) or (callable(value) and hasattr(value, "__qualname__")):
        return f"{value.__module__}.{value.__qualname__}"
    return value


def catalogues() -> Iterator[tuple[object, object]]:
    """Yield the catalogues that translate anything: Sphinx makes the others when asked."""
    every: Mapping[Any, Any] = locale.translators
    for name, each in every.items():
        if words := getattr(each, "_catalog", None):
            yield name, words


def targets(domain: Domain) -> object:
    """Return what references may lead to in a domain.

    Raises ``TypeError`` where that cannot be told.
    """
    if domain.name in PASSED:
        return domain.name
    if domain.name in TREES:
        if any(True for _ in domain.get_objects()):
            raise TypeError(domain.name)
        return domain.name
    if domain.name == "rigor":
        return [domain.data[name] for name in OWN]
    return domain.name, domain.data


def documents(env: BuildEnvironment) -> object:
    """Return what references and tables of contents may say of documents."""
    found = sorted(env.found_docs)
    return (
        [(name, str(env.doc2path(name)), bool(env.all_docs.get(name))) for name in found],
        [(name, env.metadata[name].get("myst_slugs")) for name in sorted(env.metadata)],
        (env.titles, env.longtitles, env.toc_secnumbers, env.toc_fignumbers),
        sorted(name for name, each in env.tocs.items() if each.children),
        (sorted(env.tocs), sorted(env.all_docs)),
    )
