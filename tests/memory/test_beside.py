"""Our help stands beside the warnings of others: behind their words, never in place of them."""

from __future__ import annotations

import json
import logging
import random
import re
from difflib import SequenceMatcher, get_close_matches

import pytest
from click.testing import CliRunner

from sphinx_rigor.cli import main
from sphinx_rigor.memory.beside import words_of
from sphinx_rigor.memory.recorder import Recorder
from sphinx_rigor.records import Names, Paths
from sphinx_rigor.records.nearest import ALIKE, MOST

PAGE = """\
# I

### Jump

(lab-one)=
## Two

See {ref}`lab-oen` {fubar}`x` {doc}`otehr` {numref}`lab-on` [x](#lab-onn) {eq}`energi`

$$a$$ (energy)

- a

  > text
  > and ![](losss.png)

| a | b |
|---|---|
| 1 | 2 |
| 1 | ![](moved.png) |

```{theorm} X
y
```

```{prf:theorem}
y
```

```{toctree}
/othr
```

```{eval-rst}
.. theorm:: x

   y

:taget:`x`
```
"""
FILES = {
    "index": PAGE,
    "lost": "# L\n",
    "other": "---\norphan: true\n---\n\n# O\n\n## P\n\n(no-title)=\n\nWords {ref}`no-title`\n",
    "pics/loss.png": b"",
    "pics/moved.png": b"",
}
HELP = {
    "myst.header": (3, "write ##, one level below the heading above it"),
    "myst.directive_unknown": (22, "did you mean theorem?"),
    "ref.doc": (8, "did you mean /other?"),
    "ref.ref": (8, "did you mean lab-one?"),
    "ref.numref": (8, "did you mean lab-one?"),
    "ref.eq": (8, "did you mean energy?"),
    "myst.xref_missing": (8, "did you mean lab-one?"),
    "toc.not_included": (
        0,
        "name it in a toctree, or write orphan: true in its front matter, :orphan: in"
        " reStructuredText",
    ),
    "toc.not_readable": (30, "did you mean /other?"),
}


@pytest.fixture
def site(project):
    return project(FILES, exclude_patterns=["_build"])


def kind(warning: str) -> str:
    return warning.rpartition("[")[2].rstrip("]")


def test_help_follows_their_words(site) -> None:
    said = site.build().warnings
    text = "\n".join(said)

    for name, (line, words) in HELP.items():
        assert any(
            (f":{line}: " in each or not line) and f" — {words} [{name}]" in each
            for each in said
        ), (
            name,
            text,
        )
    assert ".md:15: WARNING: image file not readable: losss.png — did you mean pics/l" in text
    assert ".md:20: WARNING: image file not readable: moved.png — did you mean pics/m" in text
    assert (
        "Unknown directive type: 'prf:theorem' — it comes with the extension sphinx_p" in text
    )
    assert 'Unknown directive type "theorm". — did you mean theorem?' in text
    assert 'Unknown interpreted text role "taget". — did you mean target?' in text
    assert "words <no-title>" in text
    assert "fubar" in text


def test_without_us_they_say_the_same(site) -> None:
    helped = site.build().warnings
    site.configure(extensions=["myst_parser", "sphinx_design"])
    plain = site.build(fresh=True).warnings
    theirs = [re.sub(r" — .*?(?=( \[[\w.]+\])?$)", "", each) for each in helped]

    assert helped != theirs
    assert sorted(map(words, theirs)) == sorted(map(words, plain))


def words(warning: str) -> str:
    return re.sub(r"^.*?(WARNING|ERROR)", r"\1", warning)


def test_the_next_build_and_other_processes_say_the_same(site) -> None:
    first = site.build().warnings
    assert site.build().warnings == first
    assert sorted(site.build(fresh=True, parallel=2).warnings) == sorted(first)


def test_it_is_in_the_language_of_the_site_and_in_reports(site) -> None:
    site.configure(language="zh_CN")
    done = CliRunner().invoke(main, ["-C", str(site.root), "check", "--format", "json"])
    said = [each["message"] for each in json.loads(done.stdout)["findings"]]
    (found,) = [each for each in said if each.startswith("undefined label: 'lab-oen' — ")]

    assert re.search("[\u4e00-\u9fff].*lab-one", found)


@pytest.mark.parametrize(
    ("template", "message", "name"),
    [
        ("undefined label: %r", "undefined label: 'a b'", "a b"),
        ("标签未定义：%r", '标签未定义："it\'s"', "it's"),
        ("target not found: %r", "'myst' cross-reference target not found: 'x'", "x"),
        ("equation not found: %(target)s", "equation not found: eq:a", "eq:a"),
        ("undefined label: %r", "undefined term: 'x'", None),
    ],
)
def test_the_name_is_read_in_every_language(template, message, name) -> None:
    match = words_of(template).search(message)
    assert (match and match["name"]) == name


@pytest.mark.parametrize(
    ("written", "names", "near"),
    [
        ("Theorm", ["theorem", "lemma"], "theorem"),
        ("b", ["a"], ""),
        ("thm-A", ["THM-a", "thm-b"], "THM-a"),
    ],
)
def test_the_nearest_name(written, names, near) -> None:
    assert Names(names).nearest(written) == near


@pytest.mark.parametrize(
    ("written", "paths", "near"),
    [
        ("b.png", ["a.png"], ""),
        ("a.PNG", ["pics/a.png", "a.svg"], "pics/a.png"),
        ("pics/los.png", ["pics/loss.png", "pics/gain.png"], "pics/loss.png"),
        ("b/a.png", ["c/a.png", "b2/a.png"], "b2/a.png"),
    ],
)
def test_the_nearest_path(written, paths, near) -> None:
    assert Paths(paths).nearest(written) == near


def test_who_hears_first_helps_alone_and_all_remember_their_words() -> None:
    ears = [Recorder(lambda _r: "", str, lambda _said, word=word: word) for word in "ab"]
    record = logging.LogRecord("sphinx", logging.WARNING, "", 1, "gone: %s", ("x",), None)
    for each in ears:
        each.emit(record)

    assert record.getMessage() == "gone: x — a"
    assert [each.heard[0].warning.message for each in ears] == ["gone: x", "gone: x"]


def test_the_nearest_of_many_is_the_one_that_comparing_all_would_find() -> None:
    dice = random.Random(7)
    letters = "abcdefgh-定理引证"
    names = ["".join(dice.choices(letters, k=dice.randint(4, 12))) for _ in range(400)]
    looked = Names(names)
    for name in names:
        place = dice.randrange(len(name))
        typo = name[:place] + dice.choice(letters) + name[place + dice.randint(0, 1) :]
        near, best = looked.nearest(typo), get_close_matches(typo, names, n=1, cutoff=ALIKE)
        assert best
        assert alike(near, typo) == alike(best[0], typo)


def alike(name: str, written: str) -> float:
    return SequenceMatcher(None, written, name).ratio()


def test_the_files_are_listed_once_in_a_build(site, monkeypatch) -> None:
    lists: list[Paths] = []

    def listed(paths) -> Paths:
        lists.append(Paths(paths))
        return lists[-1]

    monkeypatch.setattr("sphinx_rigor.memory.meant.Paths", listed)
    pictures = "".join(f"![](gone{number}.png)\n" for number in range(5))
    site.write({"other": f"# O\n\n{pictures}"})
    assert "gone4.png" in "\n".join(site.build().warnings)
    assert len([each for each in lists if "other.md" in each.all]) == 1


def test_no_more_than_so_many_dead_references_are_helped() -> None:
    looked = Names(["name"])

    assert [looked.nearest("nmae") for _ in range(MOST + 1)] == ["name"] * MOST + [""]
