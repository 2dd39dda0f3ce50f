"""What names there are in a site, for those who look for the one that was meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils.parsers.rst import directives, roles

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

ALIKE = 0.7
"""How alike two names are from here on, from 0 to 1."""
BESIDE = ("_build", "node_modules", "__pycache__")
"""Folders that hold no sources."""


class Names:
    """The names that a site has, by what they name; each list is made when it is needed."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look into an environment; what it has later is found, too, by another one."""
        self.env = env

    @cached_property
    def directives(self) -> frozenset[str]:
        """The directives, those of domains with the domain before them, too."""
        every = vars(directives)["_directive_registry"], vars(directives)["_directives"]
        return frozenset({*chain.from_iterable(every), *self.of("directives")})

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles, likewise."""
        every = vars(roles)["_role_registry"], vars(roles)["_roles"]
        return frozenset({*chain.from_iterable(every), *self.of("roles")})

    def of(self, what: str) -> Iterator[str]:
        """Yield what domains have of this, by the names an author may write."""
        bare = {"std", str(self.env.config.primary_domain or "")}
        for domain in self.env.domains.values():
            for name in getattr(domain, what):
                yield f"{domain.name}:{name}"
                if domain.name in bare:
                    yield str(name)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of headings, figures, boxes and whatever else has one."""
        return frozenset(self.env.domains.standard_domain.anonlabels)

    @cached_property
    def equations(self) -> frozenset[str]:
        """The labels of equations."""
        return frozenset(self.env.domains["math"].data["objects"])

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of glossaries."""
        objects = self.env.domains.standard_domain.objects
        return frozenset(name for kind, name in objects if kind == "term")

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents, from the root on."""
        return frozenset(f"/{name}" for name in self.env.found_docs)

    @cached_property
    def files(self) -> frozenset[str]:
        """The files of the source folder, from the root on."""
        found, root = set(), str(self.env.srcdir)
        for folder, inside, names in os.walk(root):
            inside[:] = [each for each in inside if each[0] != "." and each not in BESIDE]
            within = Path(folder).relative_to(root).as_posix()
            found |= {name if within == "." else f"{within}/{name}" for name in names}
        return frozenset(found)


def nearest(written: str, names: Iterable[str]) -> str:
    """Return the name most like what was written, ``""`` where none is."""
    folded: dict[str, str] = {}
    for name in sorted(names):
        folded.setdefault(name.casefold(), name)
    found = get_close_matches(written.casefold(), folded, n=1, cutoff=ALIKE)
    return folded[found[0]] if found else ""


def nearest_path(written: str, paths: Iterable[str]) -> str:
    """Return the path meant: one of the same name elsewhere, or one whose name is most alike.

    Suffixes are not compared: they are alike everywhere.
    """
    every = sorted(paths)
    name = PurePosixPath(written.casefold())
    same = [each for each in every if each.casefold().rpartition("/")[2] == name.name]
    if same:
        return nearest(written, same) or same[0]
    stems: dict[str, str] = {}
    for each in every:
        stems.setdefault(PurePosixPath(each).stem.casefold(), each)
    near = nearest(name.stem, stems)
    return stems[near] if near else ""
