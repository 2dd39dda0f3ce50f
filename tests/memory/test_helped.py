"""What helps beside a warning, told without Sphinx."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_rigor.memory.beside import (
    document,
    file,
    heading,
    of_extension,
    target,
    words_of,
)
from sphinx_rigor.memory.meant import Meant
from sphinx_rigor.records import Paths


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
