"""Documents of a site that stand in another folder: generated pages, beside the caches.

Sphinx asks its project for the documents and their files; ours has these as well. What the
site has under the same name goes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.project import Project


class LentProject(Project):
    """The documents of a source folder, and those lent to it by another folder.

    ``lent`` is that folder.
    """

    lent: Path

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Return the names of all documents."""
        names = super().discover(exclude_paths, include_paths)
        for path in sorted(self.lent.rglob("*.rst")):
            name = path.relative_to(self.lent).with_suffix("").as_posix()
            if name not in names:
                names.add(name)
                self._docname_to_path[name] = path
                self._path_to_docname[path] = name
        return names

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """Return the file of a document; within the site a lent one is where it would be."""
        path = super().doc2path(docname, absolute)
        if absolute or not Path(path).is_absolute():
            return path
        return type(path)(f"{docname}{path.suffix}")


def lend(project: Project, folder: Path) -> None:
    """Have a project take the documents of a folder for its own, too."""
    project.__class__ = LentProject
    vars(project)["lent"] = folder.resolve()
