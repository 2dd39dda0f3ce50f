"""Make the tree of all pages once for a folder, and only the reader's own branch for each page.

Themes ask for the tree on every page, and Sphinx makes it anew each time: the time of a site
grows with the square of its pages. Pages of one folder link alike, and a branch that does not
hold the page is the same on all of them; only the branches that hold it are made for it.
"""

from __future__ import annotations

import inspect
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BRANCH = '<li class="toctree-l1'
END = "</ul>"
TAKES_TAGS = "tags" in inspect.signature(global_toctree_for_doc).parameters
"""Not every Sphinx that is supported asks for them."""
FEW = 3
"""The whole is not worth making for so many pages of a folder: an edit writes no more."""
NOBODY = "\N{REPLACEMENT CHARACTER}"
"""A document that there is not, from which no branch is the reader's own."""
Place = tuple[int, int]
"""Which of the toctrees of the root document, and which entry of it."""


@dataclass(frozen=True)
class Tree:
    """The HTML of a toctree: what stands before the branches, those of each entry, the rest."""

    before: str
    entries: tuple[str, ...]
    after: str


class Seen:
    """An environment whose root document has these toctrees and nothing else."""

    def __init__(self, env: BuildEnvironment, toctrees: list[addnodes.toctree]) -> None:
        """Stand for an environment."""
        self._env = env
        self.master_doctree = nodes.container("", *toctrees)

    def __getattr__(self, name: str) -> Any:
        """Return what the environment has."""
        return getattr(self._env, name)


@dataclass
class Trees:
    """The trees of one build."""

    app: Sphinx
    toctrees: list[addnodes.toctree] = field(init=False)
    holding: dict[str, list[Place]] = field(init=False)
    known: dict[tuple[str, str], list[Tree]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the toctrees of the root document and which documents hang below each entry."""
        self.toctrees = list(self.app.env.master_doctree.findall(addnodes.toctree))
        self.holding = defaultdict(list)
        for number, toctree in enumerate(self.toctrees):
            for place, (_title, ref) in enumerate(toctree["entries"]):
                for docname in self.below(toctree["parent"] if ref == "self" else ref):
                    self.holding[docname].append((number, place))

    def below(self, docname: str) -> set[str]:
        """Return a document and all that hang below it."""
        found, left = {docname}, [docname]
        while left:
            more = set(self.app.env.toctree_includes.get(left.pop(), ())) - found
            found |= more
            left += more
        return found

    def of(self, docname: str, **asked: Any) -> str:
        """Return the tree as a page shows it, as Sphinx would have made it."""
        own: defaultdict[int, list[int]] = defaultdict(list)
        for number, place in self.holding.get(docname, ()):
            own[number].append(place)
        shared = self.shared(docname.rpartition("/")[0], asked)
        return "".join(
            self.joined(docname, number, tree, own[number], asked)
            for number, tree in enumerate(shared)
        )

    def joined(
        self, docname: str, number: int, tree: Tree, own: list[int], asked: dict[str, Any]
    ) -> str:
        """Return one toctree with the branches that hold the page."""
        entries, before = list(tree.entries), tree.before
        for place in own:
            if made := self.made(docname, number, place, asked):
                before, entries[place] = made.before, made.entries[0]
        return before + "".join(entries) + tree.after

    def shared(self, folder: str, asked: dict[str, Any]) -> list[Tree]:
        """Return the toctrees as a page of a folder shows them that no branch holds."""
        key = folder, repr(sorted(asked.items()))
        if key not in self.known:
            docname = f"{folder}/{NOBODY}" if folder else NOBODY
            self.known[key] = [
                self.whole(docname, number, asked) for number in range(len(self.toctrees))
            ]
        return self.known[key]

    def whole(self, docname: str, number: int, asked: dict[str, Any]) -> Tree:
        """Return a toctree with all its entries; one without a title has no branch."""
        count = len(self.toctrees[number]["entries"])
        made = [self.made(docname, number, place, asked) for place in range(count)]
        there = [each for each in made if each]
        if not there:
            return Tree("", ("",) * count, "")
        entries = tuple("".join(each.entries) if each else "" for each in made)
        return Tree(there[0].before, entries, there[0].after)

    def made(self, docname: str, number: int, place: int, asked: dict[str, Any]) -> Tree | None:
        """Return what Sphinx makes of one entry of a toctree."""
        toctree = self.toctrees[number].copy()
        toctree["entries"] = [toctree["entries"][place]]
        html = rendered(self.app, Seen(self.app.env, [toctree]), docname, asked)
        before, branch, rest = html.partition(BRANCH)
        if not branch:
            return None
        entry, end, after = rest.rpartition(END)
        return Tree(before, (branch + entry,), end + after)


def rendered(app: Sphinx, env: Seen, docname: str, asked: dict[str, Any]) -> str:
    """Return the HTML of a tree, with what the builder takes for granted."""
    builder = app.builder
    given = {"collapse": True, "includehidden": False, **asked}
    if given.get("maxdepth") == "":
        del given["maxdepth"]
    if TAKES_TAGS:
        given["tags"] = app.tags
    tree = global_toctree_for_doc(env, docname, builder, **given)  # type: ignore[arg-type]
    return str(builder.render_partial(tree)["fragment"])  # type: ignore[attr-defined]


def is_plain(env: BuildEnvironment) -> bool:
    """Tell whether every document of the tree is there, has a title and hangs in no circle.

    Sphinx warns of others each time, and what it warns of is repeated as it said it.
    """
    listed = {name for each in env.toctree_includes.values() for name in each}
    return listed <= env.tocs.keys() and all(env.tocs[name].children for name in listed)


class GlobalToctree:
    """The trees of one application, for as long as its pages are written."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.trees: Trees | None = None
        self.pages: Counter[str] = Counter()
        app.connect("write-started", self.on_write_started)
        app.connect("html-page-context", self.on_page, priority=1)

    def on_write_started(self, app: Sphinx, builder: object) -> None:
        """Begin anew where pages are files that link to each other as Sphinx has it."""
        plain = type(builder) is StandaloneHTMLBuilder and is_plain(app.env)
        self.trees, self.pages = Trees(app) if plain else None, Counter()

    def on_page(
        self,
        _app: Sphinx,
        pagename: str,
        _template: str,
        context: dict[str, Any],
        _doctree: Any,
    ) -> None:
        """Give a page the tree in the place of Sphinx's own."""
        stock: Callable[..., str] | None = context.get("toctree")
        folder = pagename.rpartition("/")[0]
        self.pages[folder] += 1
        if self.trees is None or self.pages[folder] <= FEW:
            return
        if getattr(stock, "__module__", "") == StandaloneHTMLBuilder.__module__:
            context["toctree"] = partial(self.trees.of, pagename)


def setup(app: Sphinx) -> None:
    """Attach the trees to the application."""
    GlobalToctree(app)
