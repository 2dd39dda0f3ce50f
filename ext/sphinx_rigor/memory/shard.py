"""Read a site in shares, on several machines, and take the shares together.

A share is what a process of Sphinx's parallel reading hands back: an environment of the
documents that it read. Sphinx and every extension that reads in parallel know how to take
such together, so that whatever looks at the whole site (references, labels, rules about
several articles) sees afterwards what it would see had one machine read all.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_rigor.atomic import write_bytes
from sphinx_rigor.memory.stale import named_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ENVIRONMENT = "environment.pickle"
NAMES = 64
"""The bits of a document's digest that choose its share."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of so many shares of a site; the first has the number 1."""

    number: int
    count: int

    def __str__(self) -> str:
        """Return the name of a folder for it."""
        return f"{self.number}-of-{self.count}"

    def has(self, docname: str) -> bool:
        """Tell whether a document is in it, whatever others there are."""
        digest = hashlib.sha256(docname.encode()).digest()[: NAMES // 8]
        return int.from_bytes(digest) * self.count >> NAMES == self.number - 1

    def limit(self, app: Sphinx) -> None:
        """Have an application read these documents alone, and the root, which Sphinx needs."""

        def on_before_read(app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
            root = app.config.root_doc
            docnames[:] = [each for each in docnames if each == root or self.has(each)]

        app.connect("env-before-read-docs", on_before_read, priority=0)


def lay_together(shares: Sequence[Path], doctrees: Path) -> None:
    """Put the documents of all shares into one folder, which begins as the first share."""
    shutil.rmtree(doctrees, ignore_errors=True)
    for share in reversed(shares):
        shutil.copytree(share, doctrees, dirs_exist_ok=True, ignore=besides)


def besides(folder: str, names: list[str]) -> list[str]:
    """Return what stands in a folder of a share that is no document and no environment."""
    return [
        each
        for each in names
        if not each.endswith((".doctree", ENVIRONMENT)) and not Path(folder, each).is_dir()
    ]


def take_together(app: Sphinx, shares: Iterable[Path]) -> None:
    """Take into an application's environment the documents of shares, and store it.

    A share of another Sphinx, configuration or folder is passed over. Its documents are
    read as if they had never been, and so are those that name one thing twice: who reads
    them in turn says so.
    """
    found = [environment_of(share) for share in shares]
    others = [each for each in found if each is not None and is_alike(app, each)]
    again = quarrelling(app, [app.env, *others])
    for docname in again & app.env.all_docs.keys():
        app.events.emit("env-purge-doc", app.env, docname)
        app.env.clear_doc(docname)
    for other in others:
        new = other.all_docs.keys() - app.env.all_docs.keys() - again
        app.env.merge_info_from(new, other, app)
    data = pickle.dumps(app.env, pickle.HIGHEST_PROTOCOL)
    write_bytes(Path(app.doctreedir) / ENVIRONMENT, data)


def quarrelling(app: Sphinx, envs: Sequence[BuildEnvironment]) -> set[str]:
    """Return the documents that give one name in several shares, and whom they name.

    Sphinx says that a label stands in two documents when it reads the second. Those of one
    share that were told of each other are read again together, in the order of a whole.
    """
    owners: dict[object, str] = {}
    found = {
        each
        for env in envs
        for key, owner in owned(env)
        if owners.setdefault(key, owner) != owner
        for each in (owner, owners[key])
    }
    named: dict[str, set[str]] = {}
    for env in envs:
        for docname, said in env.domaindata["rigor"]["warnings"].items():
            words = (name for each in said for name in named_in(app.env, each.message))
            named.setdefault(docname, set()).update(env.all_docs.keys() & set(words))
    while more := {name for each in found for name in named.get(each, ())} - found:
        found |= more
    return found


def owned(env: BuildEnvironment) -> Iterator[tuple[object, str]]:
    """Yield the names that documents give, as the domains keep them, with the document."""
    for domain, data in env.domaindata.items():
        for table, entries in data.items():
            for name, value in entries.items() if isinstance(entries, dict) else ():
                owner = value[0] if isinstance(value, tuple) and value else None
                if isinstance(owner, str) and owner in env.all_docs:
                    yield (domain, table, name), owner


def environment_of(share: Path) -> BuildEnvironment | None:
    """Return the environment that is stored in a share, ``None`` where it cannot be read."""
    with suppress(Exception):  # a damaged or foreign file can raise whatever it likes
        found: Any = pickle.loads((share / ENVIRONMENT).read_bytes())  # noqa: S301 - as Sphinx
        return found if hasattr(found, "all_docs") else None
    return None


def is_alike(app: Sphinx, other: BuildEnvironment) -> bool:
    """Tell whether an environment was made by what this application is."""
    same = (other.version, other.srcdir) == (app.env.version, app.env.srcdir)
    return same and values(other) == values(app.env)


def values(env: BuildEnvironment) -> dict[str, Any]:
    """Return the configuration that documents are read with, as far as Sphinx tells."""
    stored = pickle.loads(pickle.dumps(env.config))  # noqa: S301 - what cannot be stored goes
    return {each.name: each.value for each in stored.filter({"env"})}
