"""What is read or written again, and what is not, told without Sphinx."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from sphinx_rigor.collect.collect import content_digest
from sphinx_rigor.memory import absent, content, outputs, stale
from sphinx_rigor.memory.begun import Mark, is_dead
from sphinx_rigor.memory.content import own_files
from sphinx_rigor.memory.outputs import LINES, on_builder_inited, store_path
from sphinx_rigor.memory.pages import has_size, is_older, load, navigation, newest_template
from sphinx_rigor.memory.recorder import (
    Remembered,
)
from sphinx_rigor.memory.stale import is_stale


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
    real["beside"] = "/s/out/trees/beside.md"
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
    kept = {"a", "b", "moved", "later", "beside"}
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
        assert newest_template(app) == template
        assert is_older(app, "a", page, template) is older
    assert is_older(app, "none", page, 9) is False
    assert is_older(app, "a", tmp_path / "no", 9) is False
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
