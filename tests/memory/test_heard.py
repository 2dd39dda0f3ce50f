"""What is heard of a build and kept of it, told without Sphinx."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

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
from sphinx_rigor.memory.warnings import Memory


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
