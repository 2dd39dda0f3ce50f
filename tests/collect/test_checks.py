"""What counts as a check, what a record says, and where code begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_rigor.collect.checks import checks_key, states_result, with_outputs
from sphinx_rigor.collect.code_lines import first_code_line
from sphinx_rigor.records import Check
from sphinx_rigor.verify import RecordError, load_record
from sphinx_rigor.verify.record import record_text

KEY = "0" * 64


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("doctest", ">>> 1 + 1\n2"),
        ("doctest", ">>> import math\n>>> math.e > 2\nTrue"),
        ("testcode", "assert 1 == 1"),
        ("testcode", "for x in y:\n    if x:\n        assert x > 0"),
        ("testcode", "np.testing.assert_allclose(a, b)"),
        ("testcode", "if a != b:\n    raise ValueError(a)"),
    ],
)
def test_a_block_that_can_prove_wrong_is_a_check(kind: str, source: str) -> None:
    assert states_result(kind, source)


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("doctest", ">>> import math"),
        ("doctest", ">>> 1 + 1  # doctest: +SKIP\n3"),
        ("doctest", "no prompt"),
        ("doctest", "  >>> 1\n 2"),
        ("testcode", "x = 1\nprint(x)"),
        ("testcode", "# assert x"),
        ("testcode", "assert ("),
        ("testsetup", "assert True"),
        ("testoutput", "assert 1"),
    ],
)
def test_a_block_that_only_prepares_is_none(kind: str, source: str) -> None:
    assert not states_result(kind, source)


def blocks(*kinds: str) -> list[Check]:
    found = []
    for number, kind in enumerate(kinds, 1):
        name, _, group = kind.partition(" ")
        found.append(Check(number, number, "", name, (group or "default",), False, kind, 0))
    return found


@pytest.mark.parametrize(
    ("kinds", "tested"),
    [
        (["testcode", "testoutput"], [1]),
        (["testcode", "testcode", "testoutput"], [2]),
        (["testcode", "testcode b", "testoutput"], [1]),
        (["testcode", "doctest", "testoutput"], []),
        (["testoutput"], []),
    ],
)
def test_code_with_its_output_is_one_check(kinds: list[str], tested: list[int]) -> None:
    assert [each.line for each in with_outputs(blocks(*kinds)) if each.tests] == tested


def test_the_key_tells_checks_from_others() -> None:
    assert checks_key(blocks("testcode")) == checks_key(blocks("testcode"))
    assert checks_key(blocks("testcode")) != checks_key(blocks("testcode b"))
    assert not checks_key([])


def test_a_record_says_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "checks.lock"
    record = frozenset({("a b.md", KEY), ("甲.md", "f" * 64)})
    path.write_text(record_text(record), encoding="utf-8")

    assert load_record(path) == record
    assert load_record(tmp_path / "none") == frozenset()


def test_merged_records_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "checks.lock"
    path.write_text(f"# head\n\n{KEY}  a.md\n{'1' * 64}  a.md\n", encoding="utf-8")

    assert load_record(path) == {("a.md", KEY), ("a.md", "1" * 64)}


@pytest.mark.parametrize("line", ["<<<<<<< main", f"{KEY} a.md", f"{KEY}x  a.md", "a.md"])
def test_a_damaged_record_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "checks.lock"
    path.write_text(f"# head\n{line}\n", encoding="utf-8")

    with pytest.raises(RecordError, match=r"checks\.lock:2: expected .*; delete the file"):
        load_record(path)


@pytest.mark.parametrize(
    ("text", "directive", "line"),
    [
        ("```{testcode}\nx = 1\n```", 1, 2),
        ("```{testcode} a\n:hide:\n\n\nx = 1\n```", 1, 5),
        ("a\n\n> ```{testcode}\n> x = 1\n> ```", 3, 4),
        ("- .. testcode::\n\n     x = 1\n", 1, 3),
        ("a\n\nx = 1\ny = 2\n\nb", 4, 3),
        ("nothing of the kind", 1, 1),
    ],
)
def test_code_begins_below_the_options(text: str, directive: int, line: int) -> None:
    assert first_code_line(text.splitlines(), directive, "x = 1\ny = 2") == line
