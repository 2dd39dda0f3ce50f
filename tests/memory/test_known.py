"""What is remembered is known by what it is: files, warnings, modules, documents."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_rigor.memory import warnings
from sphinx_rigor.memory.begun import is_dead
from sphinx_rigor.memory.content import (
    Digests,
    digest_now,
    distributions,
    files_of,
    is_own,
)
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.inventory import asks, inventory, is_known
from sphinx_rigor.memory.meant import Meant
from sphinx_rigor.memory.outputs import LISTING, listed, store_path
from sphinx_rigor.memory.pages import Pages
from sphinx_rigor.memory.reading import named
from sphinx_rigor.memory.recorder import Remembered
from sphinx_rigor.memory.references import Resolved
from sphinx_rigor.memory.shard import ENVIRONMENT, lay_together, quarrelling
from sphinx_rigor.memory.stale import is_stale, named_in
from sphinx_rigor.memory.warned import dumped, loaded, to_be_heard_again
from sphinx_rigor.memory.warnings import REPEATED, WRITING, Memory

FILES: dict[str, str | bytes] = {
    "index": "# I\n\n```{include} part.txt\n```\n\n```{toctree}\na\nb\n```\n",
    "a": "# A\n",
    "b": "# B\n",
    "part.txt": "said\n",
}


def test_a_mark_that_is_gone_is_no_dead_build(tmp_path) -> None:
    assert is_dead(tmp_path / "none") is False
    (tmp_path / "left").write_text("")
    assert is_dead(tmp_path / "left") is True


def test_facts_are_stale_where_a_file_or_one_that_it_includes_is_not_the_same(project) -> None:
    site = project(FILES)
    env = site.build("rigor").app.env
    facts = rigor_domain(env).facts
    names = ("index", "a", "b")

    def stale() -> list[str]:
        return [name for name in names if is_stale(env, name, facts[name])]

    assert stale() == []
    assert is_stale(env, "a", None)
    site.write({"part.txt": "other\n", "a": "# A2\n"})
    (site.root / "b.md").unlink()
    assert stale() == ["index", "a", "b"]


def test_documents_are_named_by_name_or_path(project) -> None:
    env = project(FILES).build("rigor").app.env
    path = str(env.doc2path("a"))

    assert {"b", "a"} <= set(named_in(env, f"see 'b', {path}: it"))
    assert "index" not in set(named_in(env, "see a."))
    assert named(env, "a", "") == named(env, "a", path) == ""
    assert named(env, "a", str(env.doc2path("b"))) == "b.md"
    assert named(env, "a", str(Path(env.srcdir, "..", "x.txt"))) == "../x.txt"


def test_facts_are_those_of_the_data_at_hand(project) -> None:
    domain = rigor_domain(project(FILES).build("rigor").app.env)
    shelf = domain.facts

    assert domain.facts is shelf
    domain.data["facts"] = dict(domain.data["facts"])
    assert domain.facts is not shelf
    assert domain.facts["a"] == shelf["a"]


def test_a_place_is_a_document_and_a_name_in_it_and_other_names_are_boxes(project) -> None:
    app = project(FILES | {"b": "# B\n\n```{theorem} T\n:label: t\nx\n```\n"}).build().app
    domain = rigor_domain(app.env)

    def goes(typ: str, target: str) -> str | None:
        node = nodes.inline()
        found = domain.resolve_xref(
            app.env, "a", app.builder, typ, target, node, nodes.inline()
        )
        return found["refuri"] if found is not None else None

    assert goes("place", "b#x") == "b.html#x"
    assert goes("ref", "t") == "b.html#t"
    assert goes("ref", "b#x") is None
    assert goes("place", "t") == "t.html"


def test_installed_packages_are_known_by_their_lists_of_files(tmp_path, monkeypatch) -> None:
    here, other = tmp_path / "site-packages", tmp_path / "lib"
    for folder in (here, other):
        (folder / "x-1.dist-info").mkdir(parents=True)
        (folder / "x-1.dist-info" / "RECORD").write_text(folder.name)
        (folder / "y-1.egg-info").mkdir()
    gone = tmp_path / "none" / "site-packages"
    monkeypatch.setattr("sys.path", list(map(str, (here, other, gone))))

    found = distributions()
    assert [each.partition(" ")[0] for each in found] == ["x-1.dist-info", "y-1.egg-info"]
    assert digest_now(here / "x-1.dist-info" / "RECORD") in "".join(found)
    assert digest_now(here / "none") == ""


def test_files_of_a_module_are_its_package_where_it_is_not_installed(tmp_path) -> None:
    package = tmp_path / "own"
    (package / "__pycache__").mkdir(parents=True)
    for name in ("__init__.py", "a.py", "__pycache__/a.pyc"):
        (package / name).write_text("")

    def files(name: str) -> set[str]:
        module: Any = SimpleNamespace(__file__=str(tmp_path / name))
        return {Path(each).name for each in files_of(module)}

    assert files("own/__init__.py") == {"__init__.py", "a.py"}
    assert files("own/a.py") == {"a.py"}
    assert files("site-packages/a.py") == set()
    assert list(files_of(None)) == []
    assert is_own(Path("/a/b.py"))
    assert not is_own(Path("/a/dist-packages/b.py"))


def test_digests_are_of_all_files_and_empty_where_one_cannot_be_read(project) -> None:
    site = project(FILES)
    env = site.build("rigor").app.env
    (_, one), (_, two) = Digests(env).of("index")
    assert one
    assert two
    (site.root / "part.txt").unlink()
    assert dict(Digests(env).of("index"))[str(env.doc2path("index"))] == one
    assert "" in dict(Digests(env).of("index")).values()


@pytest.mark.parametrize(
    ("module", "known"),
    [
        ("sphinx.domains.std", True),
        ("myst_parser.x", True),
        ("sphinx.ext.intersphinx", False),
        ("sphinx_proof", False),
        ("", False),
        ("conf", False),
    ],
)
def test_where_references_lead_is_known_with_known_modules_only(
    project, module: str, known: bool
) -> None:
    app = project(FILES).build("rigor").app
    transform: Any = type("Transform", (), {"__module__": module})

    assert is_known(module) is known
    assert bool(inventory(app, "basis", [transform])) is known
    assert inventory(app, "basis", []) != inventory(app, "other", [])
    assert inventory(app, "basis", []) == inventory(app, "basis", [])
    assert asks("linkcheck_ignore") is False


def test_reports_are_those_a_build_lists_and_none_without_a_list(tmp_path) -> None:
    assert list(listed(tmp_path)) == []
    (tmp_path / LISTING).write_text("a.md\nsub/b.md")
    assert list(listed(tmp_path)) == [tmp_path / "a.md", tmp_path / "sub" / "b.md"]


def test_what_a_build_writes_into_the_source_is_not_read_by_the_next(project) -> None:
    site = project(FILES, exclude_patterns=[], suppress_warnings=["toc.not_included"])
    site.build("rigor")
    (site.root / "_build" / "rigor" / "own.md").write_text("# Own\n")
    built = site.build("rigor", fresh=True)

    assert built.read == {"index", "a", "b"}
    assert built.app.env.found_docs == {"index", "a", "b"}


def test_a_page_that_is_not_as_it_was_written_does_not_keep_others_from_staying(
    project,
) -> None:
    site = project({**FILES, "index": "# I\n\n```{toctree}\na\nb\n```\n"})
    site.build()
    page = site.root / "_build" / "html" / "a.html"
    page.write_text(page.read_text() + "<!-- more -->")
    os.utime(page, (1, 1))
    for name in ("index.md", "a.md", "b.md"):
        os.utime(site.root / name)

    assert site.build().written == {"a", "index"}  # and what lists it


class Log:
    """A recorder that has heard something of some documents."""

    def __init__(self, said: dict[str, tuple[Remembered, ...]]) -> None:
        self.said, self.phase = said, ""

    def of(self, phase: str) -> dict[str, tuple[Remembered, ...]]:
        return self.said if phase == WRITING else {}


ONE, TWO = (Remembered(30, word, "", "t", word) for word in ("one", "two"))


CODE = Remembered(30, "lexer", "a.md:3", "misc", "highlighting_failure")


@pytest.mark.parametrize(
    ("said", "quiet", "again"),
    [
        ({"a": (ONE,)}, [], {"a"}),
        ({"a": (CODE,), "b": (TWO,)}, [], {"b"}),
        ({"a": (CODE, ONE)}, [], {"a"}),
        ({"a": (CODE, ONE)}, ["t.one"], set()),
        ({"a": (ONE, TWO), "b": (CODE,)}, ["t.one"], {"a"}),
        ({}, [], set()),
    ],
)
def test_pages_are_written_again_for_what_they_may_say_otherwise_now(
    said: dict, quiet: list[str], again: set[str]
) -> None:
    assert to_be_heard_again(said, quiet) == again


def test_what_pages_said_is_kept_but_for_references(project) -> None:
    app = project(FILES).build("rigor").app
    rigor_domain(app.env).resolved = {"a": Resolved("", (TWO,)), "b": Resolved("")}
    memory = Memory.__new__(Memory)
    memory.app = app
    memory.recorder = Log({"a": (TWO, ONE), "b": (TWO,), "": (ONE,)})  # type: ignore[assignment]

    assert memory.now_said() == {"a": (ONE,), "b": (TWO,)}


@pytest.mark.parametrize("exception", [None, ValueError()])
@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("builder", ["html", "rigor", "gettext"])
def test_what_resolving_said_is_said_again_where_pages_are_written_and_nothing_failed(
    exception: Exception | None, wanted: bool, builder: str, monkeypatch
) -> None:
    repeated: list[str] = []
    monkeypatch.setattr(warnings, "repeat", lambda name, every: repeated.extend(
        f"{name} {each.message}" for each in every))  # fmt: skip
    resolved = {"a": SimpleNamespace(said=(ONE, TWO)), "b": SimpleNamespace(said=(ONE,))}
    monkeypatch.setattr(
        warnings, "rigor_domain", lambda _env: SimpleNamespace(resolved=resolved)
    )
    memory = Memory.__new__(Memory)
    memory.app = app = SimpleNamespace(  # type: ignore[assignment]
        config=SimpleNamespace(rigor_remember_warnings=wanted),
        builder=SimpleNamespace(name=builder),
        env=None,
    )
    memory.recorder = Log({"a": (ONE,)})  # type: ignore[assignment]
    memory.warned, memory.written = {"c": (CODE,), "d": (CODE,)}, {"d"}
    memory.on_written(app, exception)  # type: ignore[arg-type]

    silent = builder in warnings.SILENT_BUILDERS
    told = exception is None and wanted and not silent
    assert repeated == (["a two", "c lexer"] if told else [])
    assert memory.recorder.phase == REPEATED


STORED = '["a.md:3", "misc", "highlighting_failure"]'


@pytest.mark.parametrize(
    "text",
    ["{", "7", "[]", '["a"]', '{"a": 7}', '{"a": [7]}', '{"a": [[30]]}', '{"a": [["a"]]}',
     f'{{"a": [["30", "lexer", {STORED[1:]}]}}', '{"a": [[30, "b", "c", "d", "e", "f"]]}'],
)  # fmt: skip
def test_what_is_stored_of_warnings_counts_whole_or_not_at_all(tmp_path, text: str) -> None:
    path = tmp_path / "warned.json"
    assert loaded(path) is None
    path.write_text(dumped({"a": (CODE, ONE), "b": ()}))
    assert loaded(path) == {"a": (CODE, ONE), "b": ()}
    path.write_text(text)
    assert loaded(path) is None


def test_documents_of_all_shares_are_laid_together_and_the_first_share_counts(tmp_path) -> None:
    shares = [tmp_path / "one", tmp_path / "two"]
    for share in shares:
        (share / "sub").mkdir(parents=True)
        for name in ("a.doctree", "sub/b.doctree", ENVIRONMENT, "rigor-x.json", "sub/c.txt"):
            (share / name).write_text(share.name)
    (shares[1] / "only.doctree").write_text("two")
    together = tmp_path / "all"
    (together / "old").mkdir(parents=True)
    lay_together(shares, together)

    found = {each.relative_to(together).as_posix(): each.read_text()
             for each in together.rglob("*") if each.is_file()}  # fmt: skip
    assert found == {"a.doctree": "one", "sub/b.doctree": "one", ENVIRONMENT: "one",
                     "only.doctree": "two"}  # fmt: skip
    assert not (together / "old").exists()


def test_those_that_give_one_name_in_two_shares_quarrel_with_all_they_name() -> None:
    def env(docnames: str, labels: dict, warnings: dict) -> Any:
        return SimpleNamespace(
            all_docs=dict.fromkeys(docnames),
            domaindata={
                "std": {"labels": labels, "version": 3},
                "rigor": {"warnings": warnings},
            },
            path2doc=lambda _path: None,
        )

    def said(text: str) -> tuple[Remembered, ...]:
        return (Remembered(30, text, "", "", ""),)

    one = env("abc", {"x": ("a", "i"), "y": ("b", "i")}, {"a": said("other in b"), "c": ()})
    two = env("de", {"x": ("d", "i"), "z": ("e", "i")}, {"e": said("other in d")})
    app: Any = SimpleNamespace(env=one)

    assert quarrelling(app, [one, two]) == {"a", "b", "d"}
    assert quarrelling(app, [one]) == set()
    two.domaindata["std"]["labels"]["x"] = ("gone", "i")
    assert quarrelling(app, [one, two]) == set()


@pytest.mark.parametrize("builder", ["html", "rigor"])
@pytest.mark.parametrize("remember", [True, False])
def test_what_pages_are_made_of_is_kept_where_there_are_pages_and_it_is_wanted(
    project, builder: str, remember: bool
) -> None:
    site = project(FILES, rigor_remember_warnings=remember)
    app = site.build(builder).app
    memory = Pages(app)
    memory.on_builder_inited(app)

    assert store_path(app, "pages").is_file() is (builder == "html")
    assert set(memory.known) == (
        {"index", "a", "b"} if builder == "html" and remember else set()
    )


def test_domains_that_keep_trees_are_known_only_where_they_hold_nothing(project) -> None:
    text = "# A\n\n```{c:function} int f(void)\n```\n"
    assert inventory(project(FILES).build("rigor").app, "basis", [])
    assert inventory(project(FILES | {"a": text}).build("rigor").app, "basis", []) == ""


def test_names_stand_bare_in_the_domains_that_need_no_word_before(project) -> None:
    env = project(FILES).build("rigor").app.env
    found = set(Meant(env).of("roles"))
    bare = {each for each in found if ":" not in each}

    assert {"ref", "std:ref", "func", "py:func", "c:func"} <= found
    assert bare == {*env.domains["std"].roles, *env.domains["py"].roles}
