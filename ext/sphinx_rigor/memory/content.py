"""Do not read a document again whose content is what it was when it was read.

Sphinx goes by the times of files. In a fresh checkout every file is new, so that an
environment kept from the build before saves nothing there, and a change of branches costs
a cold build. Here the bytes of a document, of all it depends on and of what reads it
are known by their digests; where they are the same, its file may be as new as it likes.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sphinx_rigor.memory.domain import rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OURS = __name__.partition(".")[0]
INSTALLED = frozenset({"site-packages", "dist-packages"})
Content = tuple[str, tuple[tuple[str, str], ...]]
"""What a document was read with: a digest of what reads it, the files with theirs."""


class Contents:
    """What the documents of one application were read from, and what reads them."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.read: set[str] = set()
        app.connect("env-get-outdated", self.on_outdated, priority=2)
        app.connect("env-before-read-docs", self.on_before_read, priority=998)
        app.connect("env-updated", self.on_updated, priority=60)

    def on_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Take out of the changed documents, in place, those that only have a new file."""
        del added, removed
        known, found = rigor_domain(env).read, Digests(env)
        for docname in sorted(changed) if app.config.rigor_remember_warnings else ():
            if docname in env.reread_always or not has_doctree(env, docname):
                continue
            if known.get(docname) == (basis(app), found.of(docname)):
                changed.discard(docname)
        return []

    def on_before_read(
        self, _app: Sphinx, _env: BuildEnvironment, docnames: Sequence[str]
    ) -> None:
        """Note what is read."""
        self.read = set(docnames)

    def on_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Keep what was read, unless one of the files has changed meanwhile."""
        known, found = rigor_domain(env).read, Digests(env)
        for docname in self.read & env.all_docs.keys():
            content = found.of(docname)
            if all(digest for _, digest in content) and not found.newer(docname):
                known[docname] = basis(app), content


class Digests:
    """The digests of files, each taken once."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Begin with none."""
        self.env = env
        self.known: dict[str, str] = {}

    def paths(self, docname: str) -> list[str]:
        """Return the file of a document and those that it depends on."""
        names = {str(self.env.doc2path(docname)), *map(str, self.env.dependencies[docname])}
        return sorted(names)

    def of(self, docname: str) -> tuple[tuple[str, str], ...]:
        """Return the files of a document with the digests that they have now."""
        return tuple((name, self.digest(name)) for name in self.paths(docname))

    def digest(self, name: str) -> str:
        """Return the digest of a file, ``""`` where it cannot be read."""
        if name not in self.known:
            try:
                data = Path(self.env.srcdir, name).read_bytes()
            except OSError:
                return ""
            self.known[name] = hashlib.sha256(data).hexdigest()
        return self.known[name]

    def newer(self, docname: str) -> bool:
        """Tell whether one of a document's files was changed after it was read."""
        read = self.env.all_docs[docname]
        paths = (Path(self.env.srcdir, name) for name in self.paths(docname))
        return any(each.stat().st_mtime_ns > read * 1_000 for each in paths)


def has_doctree(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a document is stored as it was read."""
    return Path(env.doctreedir, f"{docname}.doctree").is_file()


def basis(app: Sphinx) -> str:
    """Return the digest of what reads documents, taken once a build."""
    domain = rigor_domain(app.env)
    domain.basis = domain.basis or basis_of(app)
    return domain.basis


def basis_of(app: Sphinx) -> str:
    """Return the digest of what reads documents.

    Installed packages have lists of their files; what is not installed, such as an
    extension beside conf.py, is known by its bytes.
    """
    given = {name: each for name, each in app.config.overrides.items() if not is_ours(name)}
    asked = repr((sorted(given.items()), sorted(app.tags)))
    found = hashlib.sha256(repr((sys.version, asked, *distributions(), ours())).encode())
    update(found, sorted({Path(app.confdir, "conf.py"), *own_files(app)}))
    return found.hexdigest()


def update(found: hashlib._Hash, paths: Sequence[Path]) -> None:
    """Put files into a digest with their paths."""
    for path in paths:
        found.update(f"\0{path}\0".encode())
        found.update(path.read_bytes() if path.is_file() else b"")


@cache
def ours() -> str:
    """Return the digest of this extension, as it was first asked for: that is what runs."""
    found = hashlib.sha256()
    update(found, sorted(files_of(sys.modules[OURS])))
    return found.hexdigest()


def is_ours(name: str) -> bool:
    """Tell whether a value is ours: Sphinx knows which of them a document is read with."""
    return name.startswith("rigor_")


def distributions() -> list[str]:
    """Return the installed packages with their versions, and digests of their lists of files.

    Such a list has the digest of each file: two states of a branch may have one version.
    """
    folders = [each for each in map(Path, sys.path) if each.name in INSTALLED and each.is_dir()]
    found = (each / "RECORD" for folder in folders for each in folder.glob("*.*-info"))
    return sorted(f"{each.parent.name} {digest_now(each)}" for each in found)


def digest_now(record: Path) -> str:
    """Return the digest of a list of files, ``""`` without one."""
    try:
        state = record.stat()
    except OSError:
        return ""
    return digest_at(record, state.st_mtime_ns, state.st_size)


@cache
def digest_at(record: Path, _time: int, _size: int) -> str:
    """Return the digest of a list of files, which is taken once while it stays as it is."""
    return hashlib.sha256(record.read_bytes()).hexdigest()


def own_files(app: Sphinx) -> Iterator[Path]:
    """Yield the files of extensions that are not installed, and of what conf.py imports."""
    for name in app.extensions:
        if name.partition(".")[0] != OURS:
            yield from files_of(sys.modules.get(name))
    beside = f"{app.confdir}{os.sep}"
    for module in list(sys.modules.values()):
        file = file_of(module)
        if file.startswith(beside) and is_own(Path(file)):
            yield Path(file)


def files_of(module: ModuleType | None) -> Iterator[Path]:
    """Yield the files of a module, if it is not installed; of a package, all."""
    path = Path(file_of(module))
    if not path.name or not is_own(path):
        return
    if path.name != "__init__.py":
        yield path
        return
    for each in path.parent.rglob("*"):
        if each.is_file() and "__pycache__" not in each.parts:
            yield each


def file_of(module: object) -> str:
    """Return the file of a module, ``""`` where it has none."""
    name = getattr(module, "__file__", None)
    return name if isinstance(name, str) else ""


def is_own(path: Path) -> bool:
    """Tell whether a file belongs to no installed package."""
    return INSTALLED.isdisjoint(path.parts)


def setup(app: Sphinx) -> None:
    """Attach the knowledge to the application."""
    Contents(app)
