"""Standards are checked whole: every fault is named with its key and the reason."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from fixtures.drafts import SMALL, complete, standard
from fixtures.languages import left_in_english
from sphinx_rigor.boxes.kinds import KINDS
from sphinx_rigor.standard import line_of
from sphinx_rigor.standard.file import load_standard
from sphinx_rigor.standard.source import SHIPPED, StandardError
from sphinx_rigor.standard.toml_lines import Lines


def test_the_seed_is_stated_whole() -> None:
    found = load_standard("five-part", Path())
    wanted = {(part.id, each.key): each.min for part in found.parts for each in part.require}

    assert wanted == {
        ("theory", "topic.origin"): 1,
        ("theory", "topic.history"): 1,
        ("theory", "topic.axioms"): 1,
        ("theory", "topic.philosophy"): 1,
        ("derivation", "formula"): 20,
        ("derivation", "line"): 200,
        ("derivation", "box.derivation"): 1,
        ("intuition", "entry.analogy"): 2,
        ("intuition", "entry.geometry"): 1,
        ("intuition", "entry.perspective"): 3,
        ("critique", "entry.flaw"): 3,
        ("critique", "entry.improvement"): 3,
        ("critique", "table"): 1,
        ("outlook", "topic.roadmap"): 1,
        ("outlook", "entry.direction"): 3,
    }
    assert [need.field for need in found.part("outlook").require[1].each] == [
        "gap",
        "questions",
        "approach",
        "target",
    ]
    assert dict(found.front_matter.when_enforced) == {"tags_reviewed": True}


FAULTS = [
    ("name = ", "nmae = ", "standard.nmae: unknown key; did you mean 'name'?"),
    ('what = "formula"', 'what = "formulae"', "did you mean 'formula'?"),
    ("min = 2\n", 'min = "2"\n', "part[1] (proof).require[1] (formula).min: expected a whole"),
    ("min = 2\n", "min = -2\n", "from 0 up"),
    ("min = 2\n", "min = 2\nmax = 1\n", "max: 1 is less than min, 2"),
    ("'^Part 1'", "'(Part 1'", "is not a regular expression: missing )"),
    ("'^Part 1'", "'a{99999999999}'", "is not a regular expression: the repetition"),
    ("'^Part 1'", f"'{'(' * 5000}{')' * 5000}'", "expression is nested too deeply"),
    ('kind = "flaw"', 'kind = "flow"', "kind 'flow' is not declared; did you mean 'flaw'?"),
    ('["cause"', '["cuase"', "flaw has no field 'cuase'; did you mean 'cause'?"),
    ('enforced = ["done"]', 'enforced = ["finished"]', "not among status.values"),
    ('id = "faults"', 'id = "proof"', "two parts have the id 'proof'"),
    ('checked = "bool"', 'checked = "boolean"', "expected some of str, int"),
    ('id = "faults"', "", "part[2].id: is missing"),
    ('["cause", {', '["cause", 3, {', "each: expected names of fields or tables, not 3"),
    ('["cause", { field', '["cause", { feld', "(entry).each[2].feld: unknown key"),
    ('what = "formula"', 'what = "box"\nkind = "nonsense"', "there is no box 'nonsense'"),
    ('what = "formula"', 'what = "box"\nkind = "theorm"', "did you mean 'theorem'?"),
    ('kind = "flaw"\n', "", "expected the one kind of entry that is counted"),
    ('what = "entry"\nkind = "flaw"', 'what = "box"', "each: says nothing of box"),
    ("min = 2\n", "columns = 2\n", "columns: says nothing of formula; it goes with table"),
    ("min = 2\n", "unfolded = true\n", "unfolded: says nothing of formula"),
    ('what = "formula"\nmin = 2', 'what = "line"\nunfolded = true', "nothing without max"),
    ('what = "formula"\nmin = 2', 'what = "topic"', "words: is missing"),
    ('what = "formula"\nmin = 2', 'what = "section"\nlevel = 7', "the levels 1 to 6"),
    (
        'what = "formula"',
        'what = "box"\nkind = ["proof"]\ndifferent = true',
        "2 different kinds of 1 can never be met",
    ),
    ("min = 2\n", 'min = 2\nor = [{ what = "tabel" }]\n', "or[1] (tabel).what: expected one"),
    ("match = '^Flaw \\d'\n", "box = 'flow'\n", "kinds.flaw: no title and no box"),
    ("match = '^Part 2'\n", "", "words: is missing: a part is known by words or by match"),
    (
        "steps = { title = \"Steps\", match = '^Steps' }",
        "steps = {}",
        "steps.words: is missing",
    ),
    ("[kinds.flaw]", '[rules]\nof = ["x"]\n[kinds.flaw]', "rules.of: unknown key"),
]


@pytest.mark.parametrize(("old", "new", "words"), FAULTS)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in SMALL

    with pytest.raises(StandardError) as caught:
        standard(tmp_path, SMALL.replace(old, new), boxes=KINDS)

    assert words in str(caught.value)
    assert left_in_english(caught.value) == []
    assert str(tmp_path / "small.toml") in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("'^Part 1'", "'('").replace('what = "formula"', 'what = "x"')

    with pytest.raises(StandardError) as caught:
        standard(tmp_path, text)

    assert len(str(caught.value).splitlines()) >= 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# first\na = " + "[" * 5000 + "]" * 5000, ":2: tables and arrays stand more than"),
        ("a = " + "[\n" * 60 + "1" + "]" * 60, ":60: .*more than 50 deep"),
        ("b = 1\n\n[" + "a." * 5000 + "a]\nb = 1", ":3: tables and arrays stand more than"),
        ("a = " + "9" * 5000, "is not TOML: .*digits"),
        ("a = 2020-13-41", "is not TOML"),
    ],
    ids=["brackets", "lines", "keys", "digits", "date"],
)
def test_toml_that_python_chokes_on_is_an_error_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(StandardError, match=told):
        standard(tmp_path, text)


def test_broken_toml_and_missing_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(StandardError, match=r"small\.toml:2: is not TOML.*line 2"):
        standard(tmp_path, "a = 1\nstandard = [x]\n")
    with pytest.raises(StandardError, match="shipped: .*five-part"):
        load_standard("six-part", tmp_path)


def extended(folder: Path, text: str):
    (folder / "base.toml").write_text(SMALL, encoding="utf-8")
    return standard(folder, '[standard]\nname = "own"\nextends = "base.toml"\n' + text)


def test_extends_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    found = extended(
        tmp_path,
        '[[part]]\nid = "proof"\n[[part.require]]\nwhat = "formula"\nmin = 7\n'
        '[[part.require]]\nwhat = "table"\n[[part]]\nid = "faults"\nremove = true\n',
    )

    assert [(part.id, part.title) for part in found.parts] == [("proof", "Part 1: Proof")]
    assert [(each.what, each.min) for each in found.parts[0].require] == [
        ("formula", 7),
        ("table", 1),
    ]
    assert found.front_matter.required == ("title", "slug", "date", "status")


def test_lists_of_what_is_extended_are_replaced(tmp_path: Path) -> None:
    found = extended(tmp_path, '[front-matter]\nrequired = ["title"]\n')

    assert found.front_matter.required == ("title",)
    assert found.front_matter.optional == ("checked", "source")


def test_headings_of_the_lowest_level_can_be_demanded(tmp_path: Path) -> None:
    text = SMALL.replace('what = "formula"', 'what = "section"\nlevel = 6')
    assert standard(tmp_path, text).parts[0].require[0].level == 6
    assert standard(tmp_path).parts[0].require[0].level == 0


@pytest.mark.parametrize(("words", "line"), [("c", 3), ("b", 2), ("a", 1), ("d", 1)])
def test_words_of_a_file_have_a_line(words: str, line: int) -> None:
    assert line_of("a\nb\nc\nc", words) == line


def test_extends_in_a_circle_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StandardError, match="circle"):
        standard(tmp_path, '[standard]\nname = "x"\nextends = "small.toml"\n')


def test_another_standard_over_the_same_facts_gives_another_verdict(tmp_path: Path) -> None:
    draft = complete()

    strict = standard(tmp_path, SMALL.replace("min = 2\n", "min = 3\n"))

    assert draft.article(standard(tmp_path)).verdict.state == "verified"
    assert draft.article(strict).verdict.state == "claimed"


def demanded(each: object) -> object:
    """Return a standard without what it calls things."""
    if is_dataclass(each):
        names = {field.name for field in fields(each)} - {"name", "files", "title", "hint"}
        return {name: demanded(getattr(each, name)) for name in sorted(names)}
    return [demanded(one) for one in each] if isinstance(each, tuple) else each


def test_the_english_standard_demands_the_same_under_english_titles() -> None:
    english, chinese = (load_standard(name, Path()) for name in ("five-part-en", "five-part"))
    kinds = [*english.kinds, *(field for kind in english.kinds for field in kind.fields)]
    wanted = [*english.require, *(each for part in english.parts for each in part.require)]
    titles = [each.title for each in (*english.parts, *kinds, *wanted)]

    assert demanded(english) == demanded(chinese)
    assert not re.search(r"[^\x00-\x7f]", "".join([*titles, *(each.hint for each in wanted)]))


OWN = """\
note = '''
[[part]]
'''
[standard]
name = "own"
extends = "small.toml"

[[part]]
id = "faults"  # the second of the other
titel = "x"
[[part.require]]
what = "entry"
kind = "flaw"
mim = 1

[kinds.flaw.fields]
cause.words = [
  "",
]
[rules]
severity = { bad-date = "advise" }
"""


def test_each_fault_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(SMALL.replace("items = 2", "itmes = 2"), "utf-8")
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    with pytest.raises(StandardError) as caught:
        load_standard("own.toml", tmp_path)
    told = [each.removeprefix(f"{tmp_path}/") for each in str(caught.value).splitlines()]
    inherited = SMALL.splitlines().index(next(x for x in SMALL.splitlines() if "items" in x))

    assert {each.partition(": ")[0] for each in told} == {
        "own.toml:1",
        "own.toml:10",
        "own.toml:14",
        "own.toml:17",
        "own.toml:21",
        f"small.toml:{inherited + 1}",
    }, told
    assert "own.toml:10: part[2] (faults).titel: unknown key; did you mean 'title'?" in told


def test_the_lines_are_those_of_the_keys_whatever_the_file_holds() -> None:
    text = (SHIPPED / "five-part.toml").read_text("utf-8")
    lines = text.splitlines()
    for key, line in Lines(text).at.items():
        name, number = key[-1]
        words = lines[line - 1]
        assert name in words
        assert words.startswith("[[") is bool(number)
