"""A Sphinx project in a folder, and one build of it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

ANSI = re.compile(r"\x1b\[[0-9;]*m")
ARTICLES = """\
from pathlib import Path
if (Path(__file__).parent / "articles").is_dir():
    rigor_articles = ["articles/**"]
"""
CONF = {
    "extensions": ["myst_parser", "sphinx_rigor"],
    "language": "en",
    "rigor_gc": False,
    "html_theme": "basic",
    "myst_enable_extensions": ["amsmath", "dollarmath"],
    "exclude_patterns": ["_build"],
}


@dataclass
class Built:
    """One build: its output folder, its warnings, what was read and written."""

    app: Sphinx
    out: Path
    warnings: list[str]
    read: set[str]
    written: set[str]

    @property
    def status(self) -> int:
        """The exit status."""
        return self.app.statuscode

    def page(self, name: str = "index") -> str:
        """Return the text of an output file; the suffix may be left out for HTML."""
        path = self.out / name
        path = path if path.suffix else path.with_suffix(".html")
        return path.read_text(encoding="utf-8")

    def about(self, rule: str) -> list[str]:
        """Return the warnings of one rule."""
        return [each for each in self.warnings if f"[rigor.{rule}]" in each]

    def doctree(self, name: str = "index"):
        """Return a stored doctree."""
        return self.app.env.get_doctree(name)


class Project:
    """A project that can be changed and built again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config: dict[str, object] = dict(CONF)

    def write(self, files: dict[str, str | bytes]) -> Project:
        """Write source files; one without a suffix is Markdown."""
        for name, text in files.items():
            path = self.root / (name if Path(name).suffix else f"{name}.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def configure(self, **config: object) -> Project:
        """Change values of conf.py."""
        self.config |= config
        lines = [ARTICLES, *(f"{name} = {value!r}" for name, value in self.config.items())]
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "conf.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 1,
        fresh: bool = False,
        everything: bool = False,
    ) -> Built:
        """Build once; ``fresh`` is ``-E``, ``everything`` is ``-a``."""
        if not (self.root / "index.md").exists() and not (self.root / "index.rst").exists():
            self.write({"index": "# Index\n\n```{toctree}\n:glob:\n\n**\n```\n"})
        out, warnings = self.root / "_build" / builder, io.StringIO()
        read, written = set(), set()
        with patch_docutils(str(self.root)), docutils_namespace():
            app = Sphinx(
                self.root,
                self.root,
                out,
                self.root / "_build" / "doctrees",
                builder,
                status=None,
                warning=warnings,
                freshenv=fresh,
                parallel=parallel,
            )
            app.connect("env-before-read-docs", lambda _a, _e, names: read.update(names))
            app.connect("doctree-resolved", lambda _a, _t, name: written.add(name))
            app.build(force_all=everything)
        lines = [line for line in ANSI.sub("", warnings.getvalue()).splitlines() if line]
        return Built(app, out, lines, read, written)
