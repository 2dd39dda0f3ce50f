"""Whole articles, line by line: no traceback, no warning without a line, pages that nest well."""

from __future__ import annotations

import atexit
import io
import logging
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from fixtures.drafts import GOOD, SMALL
from fuzz import seeds as known
from fuzz.folder import MEMORY
from sphinx_rigor.doctree.raw_html import OPTIONAL_END
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Verdict
from sphinx_rigor.source import VOID, split_lines
from sphinx_rigor.source.scanner import open_lines

FEW = 12
ALWAYS = True
LONGEST = 3_000
WORDS = (
    *(
        "```{theorem} T\n:label: t\n\n",
        "```\n",
        "````{note}\n",
        ":::{proof}\n",
        ":::\n",
        "{ref}`t`",
    ),
    *(
        '<div class="proof-box">\n',
        "</div>\n",
        "<details>\n",
        "<b>",
        "</b>",
        "<!-- x -->\n",
        "> ",
        "- ",
    ),
    *(
        "$$\n",
        "$",
        "\\begin{align}\n",
        "\\end{align}\n",
        "[^1]",
        "[^1]: x\n",
        "| a |\n|---|\n",
        "# ",
        "## ",
    ),
    *(
        "```{include} index.md\n```\n",
        "```{figure} x.png\n```\n",
        "(t)=\n",
        "{eq}`e`",
        "$$ (e)\n",
        "+++\n",
    ),
    *(
        "```{eval-rst}\n.. note::\n\n   x\n```\n",
        "```{list-table}\n* - a\n```\n",
        "% x\n",
        ": d\n",
        "***\n",
    ),
)
CONF = """\
extensions = ["myst_parser", "sphinx_design", "sphinx_rigor"]
language = "en"
html_theme = "basic"
html_use_index = html_copy_source = False
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath", "fieldlist"]
rigor_articles = ["article"]
rigor_standard = "small.toml"
rigor_gc = False
exclude_patterns = ["_build"]
"""
LOCATED = re.compile(
    r"WARNING: unknown (?:directive|role) name: |\S.*:\d+: |\S.*\.(?:md|rst|toml|py)(?::docstring.*)?: "
)
"""What begins with its place, but for what Sphinx's domains say beside what parsers say of it."""
QUOTING = re.compile(r": ERROR: |: WARNING: The \"[\w-]+\" directive ")
"""What docutils says with the lines that it is about below."""
ANSI = re.compile(r"\x1b\[[0-9;]*m")
COMMENT = "<!-- a comment -->\n\n"
SITEWIDE = ("copy_assets", "gen_additional_pages", "gen_indices", "handle_finish")
"""What of Sphinx's builder makes files that are the site's, two thirds of a build's time."""
EVERY = 4
"""One article in so many is built with a comment, too."""


def seeds() -> Iterator[str]:
    """Yield articles, and pieces of Markdown."""
    yield GOOD
    yield from (each for each in known.texts("fixtures") if "\n\n" in each)
    for folder in ("boxes", "gate", "collect", "doctree", "source", "index", "math"):
        yield from (each for each in known.texts(folder) if each.count("\n") > 3)
    yield from (each[:1500] for each in known.articles())


class Site:
    """A site of three documents that stays ready in a folder of this process."""

    def __init__(self) -> None:
        """Build it once."""
        memory = str(MEMORY) if MEMORY.is_dir() else None
        self.root = Path(tempfile.mkdtemp(prefix="rigor-fuzz-site-", dir=memory))
        atexit.register(self.end)
        files = {"conf.py": CONF, "small.toml": SMALL, "article.md": GOOD, "other.md": GOOD}
        files["index.md"] = "# I\n"  # of circles of contents Sphinx itself ends
        for name, text in files.items():
            (self.root / name).write_text(text, encoding="utf-8")
        self.said = io.StringIO()
        self.held = ExitStack()
        self.held.enter_context(patch_docutils(str(self.root)))
        self.held.enter_context(docutils_namespace())
        out = self.root / "_build"
        self.app = Sphinx(
            *(self.root, self.root, out, out / "trees", "html"), status=None, warning=self.said
        )
        self.app.build()
        for each in SITEWIDE:
            setattr(self.app.builder, each, lambda *_: None)
        logging.getLogger("sphinx").setLevel(logging.WARNING)

    def build(self, text: str) -> tuple[list[str], Verdict]:
        """Build with a text as the article; return what was said, and the verdict."""
        (self.root / "article.md").write_bytes(text.encode("utf-8", "replace"))
        self.said.seek(0)
        self.said.truncate()
        rigor_domain(self.app.env).heard.clear()
        self.app.build()
        said = [each for each in ANSI.sub("", self.said.getvalue()).splitlines() if each]
        return said, rigor_domain(self.app.env).site.articles["article"].verdict

    def end(self) -> None:
        """Leave docutils and the disk as they were."""
        self.held.close()
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def page(self) -> str:
        """The page of the article."""
        return (self.root / "_build" / "article.html").read_text("utf-8")


@cache
def site() -> Site:
    """Return the site of this process."""
    return Site()


def end() -> None:
    """End the site: docutils has but one set of directives in a process."""
    site().end()
    site.cache_clear()


def holds(text: str) -> None:
    """Build an article, look at what is said and at its page; build some with a comment."""
    said, verdict = site().build(text)
    for each in whole(said):
        assert LOCATED.match(each), each
        assert "internal-error" not in each, each
    assert "{rigor:" in text or "{rigor:" not in site().page, site().page
    nests_well(site().page)
    if len(text) % EVERY == 0 and (commented := with_comment(text)):
        _said, other = site().build(commented)
        assert told(verdict) == told(other), commented


def whole(said: list[str]) -> list[str]:
    """Return what was said, with what docutils quotes below in one."""
    found: list[str] = []
    for each in said:
        if found and QUOTING.search(found[-1]) and not found[-1].endswith("[docutils]"):
            found[-1] += f"\n{each}"
        else:
            found.append(each)
    return found


def told(verdict: Verdict) -> tuple[object, ...]:
    """Return what of a verdict has nothing to do with lines."""
    return verdict.state, verdict.met, verdict.total


def with_comment(text: str) -> str:
    """Return a text with a comment before a heading behind a blank line, "" without one."""
    lines = split_lines(text)
    for line in open_lines(text):
        if line.text.startswith("##") and not lines[line.number - 2].strip():
            above = lines[: line.number - 1]
            return "\n".join([*above, COMMENT + "\n".join(lines[line.number - 1 :])])
    return ""


class Nesting(HTMLParser):
    """Fails where a tag closes another element than the last that is open."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        super().__init__()
        self.opened: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """Open an element."""
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, _attrs: object) -> None:
        """Take an element that ends in its tag for whole."""

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        while self.opened and self.opened[-1] in OPTIONAL_END and self.opened[-1] != tag:
            self.opened.pop()
        if self.opened and self.opened[-1] == tag:
            self.opened.pop()
        elif tag not in OPTIONAL_END:
            self.wrong.append(f"</{tag}> in {self.opened[-4:]} at {self.getpos()}")


def nests_well(page: str) -> None:
    """Fail where the elements of a page do not nest."""
    nesting = Nesting()
    nesting.feed(page)
    nesting.close()
    assert not nesting.wrong, nesting.wrong
    assert not [each for each in nesting.opened if each not in OPTIONAL_END], nesting.opened
