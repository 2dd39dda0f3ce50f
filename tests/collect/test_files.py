"""The names, lines and levels of the files that a document comes from, told without Sphinx."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_rigor.boxes.passages import Passage
from sphinx_rigor.collect.collect import encoding_faults
from sphinx_rigor.collect.files import Files

OWN = "# A\n\n## B\n\ntext\n\n## B\n"
PART = "x\n\n# C\n\n> ### D\n\nE\n---\n"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a document that includes a file twice, from its third line on, lowering it."""
    for name, text in (("a.md", OWN), ("inc/p.md", PART), ("c.rst", "T\n=\n\nx\n")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    part, inside = str(tmp_path / "inc" / "p.md"), PART.split("\n", 2)[2]
    passages = [
        Passage("", OWN),
        Passage(part, inside, 2, 1, 0, 5),
        Passage(part, inside, 2, 3, 0, 6),
    ]
    return Files(tmp_path / "a.md", tmp_path, OWN.encode(), passages)


def test_files_have_names_from_the_root_and_what_is_none_has_none(
    files: Files, tmp_path: Path
) -> None:
    part = str(tmp_path / "inc" / "p.md")
    assert files.name("", "now") == "now"
    assert files.name(str(tmp_path / "a.md"), "now") == ""
    assert files.name(str(tmp_path / "inc" / ".." / "a.md"), "now") == ""
    assert files.name(part, "") == "inc/p.md"
    other = str(tmp_path / "c.rst")
    assert files.name(f"{other}:docstring of m.f", "") == "c.rst:docstring of m.f"
    assert files.name(str(tmp_path / "none"), "") is None
    assert [files.data("inc/p.md"), files.data("none")] == [PART.encode(), b""]
    assert list(files.lines("inc/p.md")) == PART.split("\n")[:-1]
    assert [name for name, _ in files.read] == ["", "inc/p.md", "inc/p.md"]
    assert list(files.passages) == ["", "inc/p.md"]


def test_levels_are_those_of_the_passage_and_each_time_of_the_next(files: Files) -> None:
    assert [files.level("", line) for line in range(1, 9)] == [1, 0, 2, 0, 0, 0, 2, 0]
    assert [files.level("inc/p.md", line) for line in range(1, 9)] == [0, 0, 2, 0, 4, 0, 3, 0]
    assert [files.level("inc/p.md", line) for line in (3, 5, 7)] == [4, 6, 5]
    assert [files.level("inc/p.md", line) for line in (3, 5, 7)] == [4, 6, 5]
    assert files.level("c.rst", 1) == 0
    assert [len(files.around("inc/p.md", line)) for line in (2, 3, 8, 20)] == [0, 2, 2, 0]
    assert [files.last("", line) for line in (1, 7, 9)] == [7, 7, 9]
    assert [files.last("inc/p.md", line) for line in (1, 3)] == [1, 8]
    assert files.last("c.rst", 2) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [("T\n=\n\nx\n", [1, 1, 3, 4]), ("=\nT\n=\n", [1, 2, 2]), ("T\n=\nU\n--", [1, 1, 3, 3]),
     ("\n===\nT\n", [1, 2, 3]), ("a\n==!\n", [1, 2]), ("=\n", [1])],
)  # fmt: skip
def test_the_words_of_a_heading_stand_above_its_marks(
    text: str, words: list[int], tmp_path: Path
) -> None:
    files = Files(tmp_path / "x", tmp_path, text.encode())
    found = [files.line_of_words("", line) for line in range(1, len(words) + 1)]
    assert found == words
    assert [files.line_of_words("", line) for line in (0, 99)] == [0, 99]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"a\nb", []), (b"\xef\xbb\xbfa", []), (b"\xff", [(1, "0xff")]),
     (b"a\n\nb\xe4\n\xff", [(3, "0xe4")]), (b"a\n\x80", [(2, "0x80")])],
)  # fmt: skip
def test_a_wrong_byte_is_told_with_its_line(data: bytes, told: list) -> None:
    assert [(each.line, each.detail) for each in encoding_faults("n", data)] == told
