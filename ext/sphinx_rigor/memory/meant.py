"""What names there are in a site, for those who look for the one that was meant."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst import directives, roles

from sphinx_rigor.records import Names, Paths

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

BESIDE = ("_build", "node_modules", "__pycache__")
"""Folders that hold no sources."""


class Meant:
    """The names that a site has, by what they name; each list is made when it is needed."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look into an environment; names that come later are found by another one."""
        self.env = env

    @cached_property
    def directives(self) -> Names:
        """The directives, those of domains with the domain before them, too."""
        every = vars(directives)["_directive_registry"], vars(directives)["_directives"]
        return Names({*chain.from_iterable(every), *self.of("directives")})

    @cached_property
    def roles(self) -> Names:
        """The roles, likewise."""
        every = vars(roles)["_role_registry"], vars(roles)["_roles"]
        return Names({*chain.from_iterable(every), *self.of("roles")})

    def of(self, what: str) -> Iterator[str]:
        """Yield what domains have of this, by the names an author may write."""
        bare = {"std", str(self.env.config.primary_domain or "")}
        for domain in self.env.domains.values():
            for name in getattr(domain, what):
                yield f"{domain.name}:{name}"
                if domain.name in bare:
                    yield str(name)

    @cached_property
    def labels(self) -> Names:
        """The labels of headings, figures, boxes and whatever else has one."""
        return Names(self.env.domains.standard_domain.anonlabels)

    @cached_property
    def equations(self) -> Names:
        """The labels of equations."""
        return Names(self.env.domains["math"].data["objects"])

    @cached_property
    def terms(self) -> Names:
        """The terms of glossaries."""
        objects = self.env.domains.standard_domain.objects
        return Names(name for kind, name in objects if kind == "term")

    @cached_property
    def documents(self) -> Paths:
        """The documents, from the root on."""
        return Paths(f"/{name}" for name in self.env.found_docs)

    @cached_property
    def files(self) -> Paths:
        """The files of the source folder, from the root on."""
        found: set[str] = set()
        root = str(self.env.srcdir)
        for folder, inside, names in os.walk(root):
            inside[:] = [each for each in inside if each[0] != "." and each not in BESIDE]
            within = Path(folder).relative_to(root).as_posix()
            found |= {name if within == "." else f"{within}/{name}" for name in names}
        return Paths(found)
