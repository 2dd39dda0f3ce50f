"""What is heard, helped, shared and looked for, told by the functions that do it on stubs."""

from __future__ import annotations

import logging
import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_rigor.boxes.kinds import KINDS
from sphinx_rigor.boxes.numbering import BoxRecord
from sphinx_rigor.collect.collect import content_digest
from sphinx_rigor.math.read.chapters import Stretch
from sphinx_rigor.memory import absent, content, outputs, references, stale
from sphinx_rigor.memory import inventory as inventory_module
from sphinx_rigor.memory.begun import Mark, is_dead
from sphinx_rigor.memory.beside import (
    document,
    file,
    heading,
    of_extension,
    target,
    words_of,
)
from sphinx_rigor.memory.chapters import numbers, renumbered
from sphinx_rigor.memory.content import own_files
from sphinx_rigor.memory.inventory import deciders, inventory
from sphinx_rigor.memory.meant import Meant
from sphinx_rigor.memory.outputs import LINES, on_builder_inited, store_path
from sphinx_rigor.memory.pages import has_size, is_older, load, navigation
from sphinx_rigor.memory.recorder import (
    SPHINX,
    Recorder,
    Remembered,
    current_docname,
    docname_of,
    location_text,
    remembered,
    unheard,
    with_help,
)
from sphinx_rigor.memory.references import (
    Resolved,
    addresses,
    early_transforms,
    is_outermost,
    packed,
    shape,
    warn_of_untitled,
)
from sphinx_rigor.memory.shard import Shard, is_alike, quarrelling
from sphinx_rigor.memory.stale import is_stale
from sphinx_rigor.memory.warnings import Memory
from sphinx_rigor.records import Paths


def record(level: int = 30, message: str = "m", **more: Any) -> logging.LogRecord:
    made = logging.LogRecord("sphinx", level, "", 0, message, (), None)
    vars(made).update(more)
    return made


def placed(line: int | None = 3) -> nodes.Node:
    node = nodes.paragraph()
    node.source, node.line = "/s/b.md", line
    return node


NAMES = {"a", "b"}
ENV = SimpleNamespace(
    found_docs=NAMES,
    all_docs=dict.fromkeys([*NAMES, "old"]),
    path2doc=lambda path: Path(path).stem if path.endswith(".md") else None,
)
LOCATIONS = [
    (None, "", ""),
    ("", "", ""),
    ("a", "a", "a"),
    ("/s/b.md:7", "/s/b.md:7", "b"),
    ("/s/old.md", "/s/old.md", "old"),
    ("/s/none.md:1", "/s/none.md:1", ""),
    (":7", ":7", ""),
    (("a", 7), "/s/a:7", "a"),
    (("a", None), "/s/a:", "a"),
    (("", 7), ":7", ""),
    ((None, None), ":", ""),
    (placed(), "/s/b.md:3", "b"),
    (placed(None), "/s/b.md:", "b"),
]


@pytest.mark.parametrize(("location", "text", "docname"), LOCATIONS)
def test_a_warning_is_about_the_document_of_its_place_or_the_one_being_read(
    location: object, text: str, docname: str
) -> None:
    said = record(location=location)
    assert location_text(said, lambda name: f"/s/{name}") == text
    assert docname_of(ENV, said) == docname  # type: ignore[arg-type]
    assert docname_of(None, said) == ""
    reading = SimpleNamespace(**vars(ENV), current_document=SimpleNamespace(docname="now"))
    assert docname_of(reading, said) == "now"  # type: ignore[arg-type]


def test_nothing_is_read_outside_of_reading() -> None:
    for env in (SimpleNamespace(), SimpleNamespace(current_document=SimpleNamespace())):
        assert current_docname(env) == ""  # type: ignore[arg-type]
    nameless = SimpleNamespace(current_document=SimpleNamespace(docname=None))
    assert current_docname(nameless) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize("said", [None, "", "first words"])
@pytest.mark.parametrize("kind", [None, "myst"])
def test_a_record_becomes_plain_data_with_the_words_first_said(
    said: str | None, kind: str | None
) -> None:
    found = remembered(record(40, "m", type=kind, subtype=kind, rigor_said=said), str)
    assert found == Remembered(40, said or "m", "", kind or "", kind or "")


def test_a_recorder_hears_each_record_once_in_its_phase_and_puts_help_behind() -> None:
    told: list[Remembered] = []

    def help_for(said: Remembered) -> str:
        told.append(said)
        return "help" if said.message == "one" else ""

    recorder = Recorder(lambda each: each.getMessage(), str, help_for)
    one, two, held = record(message="one"), record(message="two"), record(rigor_said="held")
    recorder.emit(one)
    recorder.emit(one)
    recorder.phase = "p"
    for each in (two, held, record(message="one", rigor_docname="other")):
        recorder.emit(each)

    heard = [(each.phase, each.docname, each.warning.message) for each in recorder.heard]
    assert heard == [
        ("", "one", "one"), ("p", "two", "two"), ("p", "m", "held"), ("p", "other", "one"),
    ]  # fmt: skip
    assert [each.getMessage() for each in (one, two, held)] == ["one — help", "two", "m"]
    assert [each.message for each in told] == ["one", "two", "one"]
    assert {name: len(each) for name, each in recorder.of("p").items()} == {
        "two": 1,
        "m": 1,
        "other": 1,
    }
    assert recorder.of("q") == {}
    for other in (-1, 1):
        recorder.process = os.getpid() + other
        late = record(message="one")
        recorder.emit(late)
        assert late.getMessage() == "one"


@pytest.mark.parametrize("missed", [None, 0, 3])
def test_what_was_said_before_we_were_loaded_is_told_as_a_number(missed: int | None) -> None:
    app: Any = SimpleNamespace(connect=lambda *_given, **_more: None, _warncount=missed)
    memory = Memory(app)
    memory.recorder.stop()
    heard = [(each.warning.level, each.warning.message) for each in memory.recorder.heard]
    wanted = [(30, f"warnings said before sphinx_rigor was loaded: {missed}")]
    assert heard == wanted * bool(missed)


def test_a_recorder_listens_first_and_alone_while_the_others_are_not_to_hear() -> None:
    before = list(SPHINX.handlers)
    recorder, other = Recorder(str, str), Recorder(str, str)
    recorder.start()
    recorder.start()
    assert SPHINX.handlers == [recorder, *before]
    with unheard(other):
        assert SPHINX.handlers == [other]
    recorder.stop()
    assert SPHINX.handlers == before


@pytest.mark.parametrize(
    ("said", "helped"),
    [("a", "a — h"), ("a \nb", "a — h\nb"), ("", " — h"), ("a\nb\nc", "a — h\nb\nc")],
)
def test_help_stands_in_the_first_line(said: str, helped: str) -> None:
    assert with_help(said, "h") == helped


@pytest.mark.parametrize(
    ("template", "said", "name"),
    [
        ("undefined label: %r", "undefined label: 'x y'", "x y"),
        ("undefined label: %r", 'undefined label: "x"', "x"),
        ("undefined label: %r", "undefined label: x", "x"),
        ("at %s there", "WARNING: at x y there, z", "x y"),
        ("not found: %(target)s", "not found: x  ", "x"),
        ("not found: %(target)r", "not found: 'x", "'x"),
        ("no name", "well, no name here", ""),
        ("no name", "none", None),
        ("a.b %s", "a-b x", None),
    ],
)
def test_the_name_is_taken_out_of_the_words(template: str, said: str, name: str | None) -> None:
    match = words_of(template).search(said)
    assert (match and match["name"]) == name


@pytest.mark.parametrize(
    ("said", "helped"),
    [
        ("Non-consecutive header level increase; H1 to H3 [myst.header]", "write ##,"),
        ("Non-consecutive header level increase; H2 to H5", "write ###,"),
        ("Non-consecutive header level increase; H0 to H2", "begin with"),
        ("Document headings start at H2, not H1", "begin with"),
        ("other", None),
    ],
)
def test_a_heading_is_one_level_below_the_one_above(said: str, helped: str | None) -> None:
    message = heading(None, said)  # type: ignore[arg-type]
    assert (message is None) is (helped is None)
    assert helped is None or message.render().startswith(helped)  # type: ignore[union-attr]


def test_names_are_looked_for_where_they_may_stand() -> None:
    names: Any = SimpleNamespace(
        env=SimpleNamespace(srcdir="/s"),
        files=Paths(["sub/article.md", "pic.png"]),
        documents=Paths(["/sub/article"]),
        labels=SimpleNamespace(nearest=lambda name: f"label {name}"),
    )
    assert "sub/article.md" in target(names, "sub/artcle.md").render()  # type: ignore[union-attr]
    assert "label x" in target(names, "##x").render()  # type: ignore[union-attr]
    assert "pic.png" in file(names, "/s/pic.jpg").render()  # type: ignore[union-attr]
    assert "/sub/article" in document(names, "//sub/artcle").render()  # type: ignore[union-attr]
    assert "sphinx_proof" in of_extension("prf:theorem").render()  # type: ignore[union-attr]
    assert "sphinx_design" in of_extension("grid").render()  # type: ignore[union-attr]
    assert of_extension("unheard:x") is None


@pytest.mark.parametrize("count", [1, 2, 5])
def test_each_document_is_in_one_share_and_the_root_is_read_in_all(count: int) -> None:
    names = [f"articles/{n}" for n in range(200)]
    shares = [Shard(number, count) for number in range(1, count + 1)]
    owned = [[each for each in names if share.has(each)] for share in shares]
    assert sorted(name for each in owned for name in each) == sorted(names)
    assert min(map(len, owned)) > 100 / count
    assert [str(each) for each in shares][-1] == f"{count}-of-{count}"

    handlers: list[Any] = []
    app: Any = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        connect=lambda _event, handler, **_more: handlers.append(handler),
    )
    shares[0].limit(app)
    other = next(
        f"zebra/{n}" for n in range(99) if count == 1 or not shares[0].has(f"zebra/{n}")
    )
    read = [*names, "index", other]
    handlers[0](app, None, read)
    assert read == [*owned[0], "index", *([other] if count == 1 else [])]


class Config:
    """A configuration of one value that documents are read with."""

    def __init__(self, value: object) -> None:
        self.value = value

    def filter(self, rebuild: set[str]) -> Iterator[Any]:
        assert rebuild == {"env"}
        yield SimpleNamespace(name="value", value=self.value)


def test_an_environment_is_alike_by_version_folder_and_configuration() -> None:
    def made(version: int = 1, srcdir: str = "/s", value: object = 1) -> Any:
        return SimpleNamespace(version=version, srcdir=srcdir, config=Config(value))

    app: Any = SimpleNamespace(env=made())
    assert is_alike(app, made())
    assert not is_alike(app, made(version=2))
    assert not is_alike(app, made(srcdir="/t"))
    assert not is_alike(app, made(value=2))


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a"), ("a", "a")])
def test_two_documents_that_give_one_name_in_any_order_quarrel(names: tuple[str, str]) -> None:
    envs: Any = [
        SimpleNamespace(
            domaindata={"std": {"labels": {"l": (name, "id")}}, "rigor": {"warnings": {}}},
            all_docs={"a": 1, "b": 1},
        )
        for name in names
    ]
    assert quarrelling(SimpleNamespace(), envs) == (set(names) if len({*names}) > 1 else set())  # type: ignore[arg-type]


def test_files_of_a_site_are_named_from_its_root_without_what_is_built(tmp_path: Path) -> None:
    for name in (
        "a.md",
        "x/b.md",
        "x/y/c.md",
        "_build/d",
        ".git/e",
        "x/node_modules/f",
        "+x/g",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    meant = Meant(SimpleNamespace(srcdir=tmp_path, found_docs={"a", "x/b"}))  # type: ignore[arg-type]
    assert meant.files.all == {"a.md", "x/b.md", "x/y/c.md", "+x/g"}
    assert meant.documents.all == {"/a", "/x/b"}


def test_what_is_known_of_outputs_is_kept_apart_by_folder_builder_and_thing() -> None:
    def path(what: str = "w", out: str = "/o", name: str = "html") -> Path:
        builder = SimpleNamespace(name=name)
        app: Any = SimpleNamespace(outdir=out, doctreedir="/d", builder=builder)
        return store_path(app, what)

    different = {path(), path("v"), path(out="/p"), path(name="dirhtml")}
    assert len(different) == 4
    assert path() == path()
    assert all(each.parent == Path("/d") and each.suffix == ".json" for each in different)


@pytest.mark.parametrize("lines", range(LINES + 2))
def test_a_torn_note_of_the_configuration_is_taken_away(tmp_path: Path, lines: int) -> None:
    app: Any = SimpleNamespace(outdir=tmp_path)
    on_builder_inited(app)
    note = tmp_path / ".buildinfo"
    note.write_text("x\n" * lines)
    on_builder_inited(app)
    assert note.exists() is (lines >= LINES)


def test_files_of_extensions_beside_conf_are_own_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "mine": tmp_path / "conf" / "mine.py",
        "beside": tmp_path / "conf" / "beside.py",
        "far": tmp_path / "far.py",
        "env": tmp_path / "conf" / "site-packages" / "env.py",
    }
    for name, path in files.items():
        module = ModuleType(name)
        module.__file__ = str(path)
        monkeypatch.setitem(sys.modules, name, module)
    app: Any = SimpleNamespace(confdir=tmp_path / "conf", extensions=["sphinx_rigor.x", "far"])
    assert set(own_files(app)) == {files["mine"], files["beside"], files["far"]}


class Node(addnodes.pending_xref):
    """A reference, to be found where it stands in no other."""


def test_references_and_tables_of_contents_are_kept_once_without_their_document() -> None:
    document = new_document("a.md")
    inner, outer = addnodes.pending_xref("", nodes.Text("b")), addnodes.pending_xref()
    outer += nodes.emphasis("", "", inner)
    toctree = addnodes.toctree()
    document += [nodes.paragraph("", "", outer), toctree, nodes.paragraph("", "x")]
    assert [is_outermost(each) for each in (outer, inner, toctree)] == [True, False, True]
    kept = pickle.loads(packed(document))
    assert [type(each) for each in kept] == [addnodes.pending_xref, addnodes.toctree]
    assert all(one.document is None for each in kept for one in each.findall())
    document.children = []
    assert packed(document) == b""


def test_a_resolved_reference_is_told_by_its_addresses_titles_and_words() -> None:
    def link(words: str = "w", **given: str) -> str:
        return shape(nodes.paragraph("", "", nodes.reference("", words, **given)))

    different = [
        link(),
        link("v"),
        link(refuri="u"),
        link(refid="u2"),
        link(refuri="u", reftitle="t"),
        shape(nodes.paragraph("", "w")),
    ]
    assert len(set(different)) == len(different)
    assert link(refuri="u") == link(refuri="u", refid="other")


def test_every_document_has_one_address_for_a_while_and_its_own_afterwards() -> None:
    class Builder:
        def get_target_uri(self, docname: str, _typ: str = "") -> str:
            return f"{docname}.html"

        def get_relative_uri(self, _from: str, to: str, _typ: str = "") -> str:
            return f"../{to}.html"

    builder, own = Builder(), Builder()
    vars(own)["get_target_uri"] = str.upper
    for each, before in ((builder, "a.html"), (own, "A")):
        with addresses(each):  # type: ignore[arg-type]
            assert each.get_target_uri("a", "b") == "a"
            assert each.get_relative_uri("a", "b", "c") == "b"
        assert each.get_target_uri("a") == before
        assert each.get_relative_uri("a", "b") == "../b.html"


def test_a_document_without_a_title_is_told_where_a_table_of_contents_lists_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[tuple] = []
    logger = SimpleNamespace(warning=lambda _words, name, **more: said.append((name, more)))
    monkeypatch.setattr(references, "logger", logger)
    full = nodes.bullet_list("", nodes.list_item())
    env: Any = SimpleNamespace(tocs={"full": full, "bare": nodes.bullet_list()})
    toctree = addnodes.toctree(entries=[(None, each) for each in ("full", "bare", "gone")])
    warn_of_untitled(env, toctree)
    assert [name for name, _ in said] == ["bare"]
    assert (said[0][1]["type"], said[0][1]["subtype"]) == ("toc", "no_title")


def test_transforms_up_to_that_of_references_have_a_say() -> None:
    limit = references.ReferencesResolver.default_priority
    every = [
        SimpleNamespace(default_priority=each)
        for each in (None, 0, limit - 1, limit, limit + 1, 999)
    ]
    app: Any = SimpleNamespace(registry=SimpleNamespace(get_post_transforms=lambda: every))
    assert early_transforms(app) == every[:4]


def test_a_reference_that_leads_somewhere_all_the_same_is_no_fault() -> None:
    said = tuple(
        Remembered(30, "m", "", *kind)
        for kind in (("ref", "any"), ("toc", "no_title"), ("ref", "ref"), ("any", "ref"))
    )
    assert Resolved("", said).faults == said[2:]


@pytest.mark.parametrize("failure", [None, TypeError, RecursionError])
@pytest.mark.parametrize("known", [True, False])
def test_where_references_lead_is_not_known_where_it_cannot_be_written_out(
    failure: type[Exception] | None, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def documents(_env: object) -> object:
        if failure:
            raise failure
        return 1

    handler = SimpleNamespace(handler=os.path.join)
    listeners = {} if known else {"missing-reference": [handler]}
    names = SimpleNamespace(sorted=list)
    app: Any = SimpleNamespace(
        env=SimpleNamespace(domains=names),
        builder=SimpleNamespace(name="b", format="f"),
        srcdir="/s",
        tags={"t"},
        config=[],
        events=SimpleNamespace(listeners=listeners),
    )
    monkeypatch.setattr(inventory_module, "documents", documents)
    monkeypatch.setattr(inventory_module, "kinds_of", lambda _config: {})
    assert bool(inventory(app, "basis", ())) is (known and failure is None)
    if known and not failure:
        assert inventory(app, "basis", ()) != inventory(app, "other", ())
    assert list(deciders(app, [Node])) == [__name__, *([] if known else ["posixpath"])]  # type: ignore[list-item]


@pytest.mark.parametrize("digest", ["", "0", "same", "z"])
@pytest.mark.parametrize("included", ["same", "other", "gone"])
def test_facts_are_stale_but_where_every_byte_is_the_same(
    tmp_path: Path, digest: str, included: str
) -> None:
    source, part = tmp_path / "a", tmp_path / "part"
    for path in (source, part):
        path.write_text("x")
    same = content_digest(b"x")
    path = str(part if included != "gone" else tmp_path / "none")
    known = ((path, same if included == "same" else "0"),)
    env: Any = SimpleNamespace(
        domains={"rigor": SimpleNamespace(included={"a": known})}, doc2path=lambda _: source
    )
    facts: Any = SimpleNamespace(digest=same if digest == "same" else digest)
    assert is_stale(env, "a", facts) is not (digest == included == "same")
    assert is_stale(env, "other", facts) is (digest != "same")
    assert is_stale(env, "other", None)
    source.unlink()
    assert is_stale(env, "a", facts)


def test_what_is_outdated_is_stale_or_names_what_is_gone_or_has_changed(tmp_path: Path) -> None:
    said = (Remembered(30, "other instance in b", "", "", ""),)
    for name in "abcde":
        (tmp_path / name).write_text(name)
    facts = {name: SimpleNamespace(digest=content_digest(name.encode())) for name in "abcde"}
    domain = SimpleNamespace(facts=facts, included={}, warnings={"c": said, "d": ()})
    env: Any = SimpleNamespace(
        domains={"rigor": domain},
        found_docs=set("abcde"),
        toctree_includes={"d": ["a", "gone"], "e": ["a"]},
        doc2path=lambda name: tmp_path / name,
        path2doc=lambda _path: None,
    )

    def outdated(*settled: set[str]) -> list[str]:
        return stale.on_outdated(None, env, *settled)  # type: ignore[arg-type]

    assert outdated(set(), set(), set()) == []
    assert outdated({"b"}, set(), set()) == outdated(set(), {"b"}, set()) == ["c"]
    assert outdated({"a"}, {"e"}, set()) == []
    assert outdated(set(), set(), {"gone"}) == ["d"]
    assert outdated({"a", "b"}, {"b"}, {"gone"}) == ["c", "d"]
    (tmp_path / "b").write_text("other")
    assert outdated(set(), set(), set()) == ["b", "c"]
    assert outdated(set(), {"b"}, set()) == ["c"]


def test_what_builds_wrote_into_the_source_folder_is_no_document() -> None:
    real = {name: f"/s/{name}.md" for name in ("a", "b", "out/c", "report", "r/d")}
    real |= {"moved": "/a/moved.md", "later": "/t/later.md"}
    env: Any = SimpleNamespace(
        found_docs=set(real),
        doc2path=lambda name, base=True: real[name] if base else f"out/{name}.md"
        if name in {"moved", "later"} else f"{name}.md",
        project=SimpleNamespace(docnames=set(real)),
        all_docs={"out/c": 1},
    )  # fmt: skip
    app: Any = SimpleNamespace(srcdir="/s", outdir="/s/out", doctreedir="/s/out/trees")
    added, changed, removed = set(real), set(real), {"z"}
    with pytest.MonkeyPatch.context() as patch:
        reports = {Path("/s"): ["report.md"], Path("/s/r"): ["d.md"]}
        patch.setattr(
            outputs,
            "listed",
            lambda folder: (folder / each for each in reports.get(folder, ())),
        )
        assert outputs.on_outdated(app, env, added, changed, removed) == []
    kept = {"a", "b", "moved", "later"}
    assert env.project.docnames == added == changed == kept
    assert removed == {"z", "out/c"}


def test_what_reads_documents_is_known_by_what_is_not_ours_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "distributions", list)
    monkeypatch.setattr(content, "ours", str)
    monkeypatch.setattr(content, "own_files", lambda _app: [tmp_path / "x.py"])

    def basis(tags: str = "", **overrides: object) -> str:
        config = SimpleNamespace(overrides=overrides)
        app: Any = SimpleNamespace(config=config, tags=set(tags), confdir=tmp_path)
        return content.basis_of(app)

    usual = basis()
    assert basis(rigor_gc=1) == usual
    assert len({usual, basis(nitpicky=1), basis(nitpicky=2), basis("t")}) == 4
    for name in ("conf.py", "x.py"):
        (tmp_path / name).write_text("a")
        assert basis() != usual
        usual = basis()


def test_absent_files_are_watched_and_one_that_appears_has_its_document_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "there").write_text("")
    domain = SimpleNamespace(absent={"old": ("x",), "b": ("z",)})
    env: Any = SimpleNamespace(
        srcdir=tmp_path,
        domains={"rigor": domain},
        dependencies={"a": {"there", "gone"}, "b": {"more"}, "c": {"there"}},
        found_docs={"a", "b", "c"},
    )
    wanted: Any = SimpleNamespace(config=SimpleNamespace(rigor_remember_warnings=False))
    absent.on_updated(wanted, env)
    assert env.dependencies["a"] == {"there", "gone"}
    wanted.config.rigor_remember_warnings = True
    absent.on_updated(wanted, env)
    assert domain.absent == {"old": ("x",), "a": ("gone",), "b": ("more", "z")}
    assert env.dependencies == {"a": {"there"}, "b": set(), "c": {"there"}}

    def outdated() -> list[str]:
        return absent.on_outdated(wanted, env, set(), set(), set())

    assert outdated() == []
    for name in ("x", "z", "gone"):
        (tmp_path / name).write_text("")
    assert outdated() == ["a", "b"]


def test_a_page_is_older_than_its_document_or_a_template_or_is_left(tmp_path: Path) -> None:
    page, source = tmp_path / "p", tmp_path / "a.md"
    for path in (page, source):
        path.write_text("abc")
    builder = SimpleNamespace(templates=None)
    env = SimpleNamespace(all_docs={"a": 1}, doc2path=lambda name: tmp_path / f"{name}.md")
    app: Any = SimpleNamespace(builder=builder, env=env)
    for written, read, template, older in (
        *((5, 4, 0, False), (5, 5, 0, False), (5, 6, 0, True)),
        *((5, 4, 6, True), (5, 4, 5, False), (5, 6, 4, True)),
    ):
        os.utime(page, (written, written))
        os.utime(source, (read, read))
        newest = SimpleNamespace(newest_template_mtime=lambda value=template: value)
        builder.templates = newest if template else None
        assert is_older(app, "a", page) is older
    assert is_older(app, "none", page) is False
    assert is_older(app, "a", tmp_path / "no") is False
    assert [has_size(page, size) for size in (2, 3, 4)] == [False, True, False]
    assert has_size(tmp_path / "no", 0) is False


def test_what_is_stored_of_pages_is_read_or_is_nothing(tmp_path: Path) -> None:
    app: Any = SimpleNamespace(
        outdir="/o", doctreedir=tmp_path, builder=SimpleNamespace(name="html")
    )
    assert list(load(app)) == []
    store_path(app, "pages").write_text('{"a": ["c", "n", 7]}')
    assert list(load(app)) == [("a", ("c", "n", 7))]
    for text in ("{", "[]", '{"a": 1}', '{"a": ["c", "n"]}', '{"a": ["c", "n", "x"]}'):
        store_path(app, "pages").write_text(text)
        assert list(load(app)) == []


def test_navigation_is_titles_tables_and_numbers_of_all_documents() -> None:
    def digest(**more: object) -> str:
        given = {"titles": {}, "tocs": {}, "toc_secnumbers": {}, **more}
        return navigation(SimpleNamespace(**given))  # type: ignore[arg-type]

    different = [digest(), *(digest(**{name: {"a": 1}}) for name in ("titles", "tocs"))]
    different.append(digest(toc_secnumbers={"a": 1}))
    assert len(set(different)) == 4


@pytest.mark.parametrize("mended", [True, False])
def test_marks_of_dead_builds_go_where_every_page_was_written(
    tmp_path: Path, mended: bool
) -> None:
    dead = tmp_path / "m-1-x"
    dead.write_text("")
    running = Mark(tmp_path / "m")
    assert running.others
    assert not is_dead(running.path)
    mark = Mark(tmp_path / "m")
    assert mark.dead == [dead]
    mark.remove(mended=mended)
    assert not mark.path.exists()
    assert dead.exists() is not mended
    assert running.path.exists()
    running.leave()
    assert is_dead(running.path)
    assert not Mark(tmp_path / "n").others


def box(node_id: str, serial: str, kind: str = "theorem", owner: str = "") -> BoxRecord:
    given = {"docname": "a", "kind": kind, "node_id": node_id, "number": serial}
    given |= {"serial": serial, "owner_id": owner, "owner_number": "9" if owner else ""}
    names = BoxRecord.__dataclass_fields__
    blank: Any = dict.fromkeys(names, "")
    return BoxRecord(**{**blank, **{k: v for k, v in given.items() if k in names}})


def test_boxes_have_the_numbers_of_the_book_and_steps_those_of_their_owner() -> None:
    kinds: Any = KINDS
    row = kinds["theorem"].row
    found: Any = {row: {"a": {1: (2, 1)}}}
    records = (box("x", "1"), box("y", "2"), box("s", "", owner="x"), box("z", "", "unknown"))
    one, two, step, other = renumbered(records, found, kinds)
    assert [each.number for each in (one, two, step, other)] == ["2.1", "2", "", ""]
    assert (step.owner_number, other.owner_number) == ("2.1", "")


def test_each_counter_goes_its_own_way_through_the_tables_of_contents() -> None:
    way = {
        "index": (("", Stretch((), (), ("a", "b"))),),
        "a": (("t", Stretch((), (1,))), ("u", Stretch((), (1,)))),
        "b": (("t", Stretch((), (1,))),),
    }
    env: Any = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        toc_secnumbers={"a": {"": (1,)}, "b": {"": (2,)}},
    )
    found = numbers(env, way, 1)  # type: ignore[arg-type]
    assert set(found) == {"t", "u"}
    assert "b" in found["t"]
    assert set(numbers(env, {"a": way["a"]}, 1)) == {"t", "u"}  # type: ignore[arg-type, dict-item]
    assert not found["u"].get("b")
