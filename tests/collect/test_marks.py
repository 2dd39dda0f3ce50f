"""Marks and fences of Markdown, told without Sphinx."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_rigor.boxes.passages import Passage
from sphinx_rigor.collect.fences import Fences, syntax_of
from sphinx_rigor.collect.files import Files
from sphinx_rigor.collect.literal_marks import LONGEST as FAR
from sphinx_rigor.collect.literal_marks import REACH, flat_text, literal_marks, marks_of
from sphinx_rigor.records import FrontMatter
from sphinx_rigor.source import Syntax, read_front_matter


def paragraph(*children: nodes.Node | str, line: int = 0) -> nodes.paragraph:
    made = (nodes.Text(each) if isinstance(each, str) else each for each in children)
    node = nodes.paragraph("", "", *made)
    node.line = line or None
    return node


def test_what_is_no_text_is_one_character_and_its_lines() -> None:
    flat = flat_text(paragraph("a\nb", nodes.literal("", "x\ny"), "c", nodes.math("", "z")))
    assert [each and each[0] for each in flat.split("\n")] == ["a", "b", "c"]
    assert len(flat.replace("\n", "")) == 5


def marks(tmp_path: Path, text: str, *blocks: nodes.Element, off: bool = False) -> list[tuple]:
    files = Files(tmp_path / "a", tmp_path, text.encode(), [Passage("", text)])
    document = new_document("")
    document += list(blocks)
    syntax = Syntax(colon=not off, dollars=not off)
    is_code = SimpleNamespace(syntax=syntax, is_code=lambda _name, line: line == 9)
    found = literal_marks(document, files, is_code)  # type: ignore[arg-type]
    return [(each.rule, each.line) for each in found]


def test_each_mark_is_told_on_its_line_and_bare_colons_where_none_opens(tmp_path: Path) -> None:
    lines = ["a", ":::", "b", ":::{x}", "c", "$$ d", "$$", "", ":::{y}", "$$ e", "$$"]
    text = "\n".join(lines)
    bare, opens = paragraph("a\n:::", line=1), paragraph("b\n:::{x}\nc", line=3)
    coded = paragraph(":::{y}", line=9)
    dollars = [paragraph("c\n$$ d\n$$", line=5), paragraph("$$ e\n$$", line=10)]

    assert marks(tmp_path, text, bare, bare) == [("literal-fence", 2)]
    assert marks(tmp_path, text, bare, opens) == [("literal-fence", 4)]
    assert marks(tmp_path, text, coded, bare) == [("literal-fence", 2)]
    assert marks(tmp_path, text, opens, opens) == [("literal-fence", 4)] * 2
    assert marks(tmp_path, text, *dollars) == [
        ("unclosed-dollars", 6),
        ("unclosed-dollars", 10),
    ]
    assert marks(tmp_path, text, *dollars, off=True) == [("literal-dollars", 6)]


@pytest.mark.parametrize(("line", "cell", "reach"), [(4, False, 2), (0, False, REACH),
    (4, True, FAR), (0, True, FAR)])  # fmt: skip
def test_a_mark_is_looked_for_where_its_block_knows(
    line: int, cell: bool, reach: int, tmp_path: Path
) -> None:
    files = Files(tmp_path / "a", tmp_path, b"x\n", [Passage("", "x\n")])
    document = new_document("")
    first, one = paragraph("plain", line=3), paragraph("a\n:::", line=line)
    document += [first, nodes.entry("", one) if cell else one]
    ((name, mark),) = marks_of(document, files, Syntax())
    assert (name, mark.line, mark.reach) == ("", (line or 3) + 1, reach)


def test_a_block_without_a_line_is_sought_from_the_top_of_another_file(tmp_path: Path) -> None:
    for name in ("a.md", "c.rst", "p.md"):
        (tmp_path / name).write_text("x\n")
    read = [Passage("", "x\n"), Passage(str(tmp_path / "p.md"), "x\n")]
    files = Files(tmp_path / "a.md", tmp_path, b"x\n", read)
    document = new_document("")
    blocks = [paragraph(":::", line=line) for line in (5, 0, 0, 0)]
    names = ["p.md", "p.md", "a.md", "c.rst"]
    for node, name in zip(blocks, names, strict=True):
        node.source = str(files.root / name)
    document += blocks
    found = [(name, mark.line) for name, mark in marks_of(document, files, Syntax())]
    assert found == [("p.md", 5), ("p.md", 5), ("", 1)]


FENCED = """\
## B

```{note}
y
### C
```

```{unheard}
y
# D
```

```{tip}
y
# E
```
"""


def test_headings_in_fences_are_told_but_for_what_is_taken_word_for_word(
    tmp_path: Path,
) -> None:
    passages = [
        Passage("", FENCED),
        Passage(str(tmp_path / "b"), "x\n\n~~~\n# F\n", 0, 1, 0, 6),
        Passage(str(tmp_path / "c"), "$$ x\n", 0, 0, 1, 2),
        Passage(str(tmp_path / "d"), "words\n", 0, 2, -1, 1),
    ]
    for name in "bcd":
        (tmp_path / name).write_text("")
    files = Files(tmp_path / "a", tmp_path, FENCED.encode(), passages)
    document = new_document("")
    document.settings.language_code = "en"
    document += nodes.literal_block("", " y\n# E\n")
    env: Any = SimpleNamespace(config=SimpleNamespace(myst_enable_extensions=["dollarmath"]))
    found = Fences(env, document, files, FrontMatter())

    assert [(each.opener, each.text) for each in found.enclosed()] == [("```{note}", "C")]
    assert [(name, nest.around) for name, nest in found.read] == [
        ("", 0), ("b", 1), ("c", 2), ("d", -2),
    ]  # fmt: skip
    assert [(each.rule, each.file) for each in found.faults()] == [("unclosed-fence", "b")]
    assert [found.is_code("b", line) for line in range(1, 5)] == [False, False, False, True]
    assert not any(found.is_code("", line) for line in range(1, 17))
    assert found.known("note")
    assert not found.known("unheard")
    assert found.takes("note", "class")
    assert not found.takes("note", "other")
    assert found.shown() >= {"y\n# E"}


@pytest.mark.parametrize("extensions", [(), ("colon_fence",), ("dollarmath", "amsmath")])
@pytest.mark.parametrize("own", ["", "deflist", "colon_fence"])
@pytest.mark.parametrize("exact", [None, True, False])
def test_the_syntax_is_that_of_conf_py_and_of_the_front_matter(
    extensions: tuple[str, ...], own: str, exact: bool | None
) -> None:
    said = "null" if exact is None else exact
    text = f"---\nmyst: {{enable_extensions: [{own}], colon_fence_exact_match: {said}}}\n---\n"
    matter = read_front_matter(text) if own else FrontMatter()
    config = SimpleNamespace(myst_enable_extensions=extensions)
    found = syntax_of(SimpleNamespace(config=config), matter)  # type: ignore[arg-type]
    names = {*extensions, own}
    flags = ("colon_fence", "dollarmath", "amsmath", "deflist")
    assert (found.colon, found.dollars, found.amsmath, found.deflist) == tuple(
        each in names for each in flags
    )
    assert found.exact is bool(own and exact)
    config.myst_colon_fence_exact_match = True
    assert syntax_of(SimpleNamespace(config=config), matter).exact is True  # type: ignore[arg-type]
