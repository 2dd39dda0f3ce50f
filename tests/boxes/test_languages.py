"""What MyST users have, reST users have: each documented example gives the same tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

GUIDE = Path(__file__).parents[2] / "guide"
EXAMPLES = sorted((GUIDE / "boxes").glob("*.md"), key=lambda path: path.stem)
CONFIG = {
    "rigor_articles": [],
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
    "suppress_warnings": ["rigor"],
}
PLACES = {
    "source",
    "line",
    "rawsource",
    "rigor_end",
    "refdoc",
    "docname",
    "rigor_docname",
    "xml:space",
}
TABLES = (nodes.table, nodes.tgroup, nodes.colspec, nodes.entry)
"""How wide a column is, each language says in its own way."""


def outline(node: nodes.Node) -> object:
    """Return a tree as plain data, without where in a file each node stands."""
    if isinstance(node, nodes.Text):
        return node.astext()
    assert isinstance(node, nodes.Element)
    if isinstance(node, nodes.math_block):
        return node.tagname, node.get("label"), node.astext().strip()
    kept = {} if isinstance(node, TABLES) else attributes(node)
    return node.tagname, kept, merged([outline(each) for each in node.children])


def shown(document: nodes.document) -> list[object]:
    """Return what the example gives, without the title and the frame of an article."""
    (section,) = document.findall(nodes.section)
    frame = ("title", "rigor_view")
    return [outline(each) for each in section.children if each.tagname not in frame]


def attributes(node: nodes.Element) -> dict[str, str]:
    """Return the attributes that mean something, as text."""
    given = {name: value for name, value in node.attributes.items() if name not in PLACES}
    return {name: str(value) for name, value in given.items() if value not in ([], None, False)}


def merged(children: list[object]) -> list[object]:
    """Join texts that follow each other; a line that ends may do so in two ways."""
    found: list[object] = []
    for each in children:
        if isinstance(each, str) and found and isinstance(found[-1], str):
            found[-1] += each
        else:
            found.append(each)
    texts = [each.replace("\n", " ") if isinstance(each, str) else each for each in found]
    return [each for each in texts if each != ""]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, nodes.document]:
    """Return the doctree of each example, in both languages, from one build."""
    from fixtures.sites import Project

    files: dict[str, str | bytes] = {"index": "# Index\n"}
    for path in EXAMPLES:
        text = path.with_suffix(".rst").read_text(encoding="utf-8")
        files[f"md-{path.stem}.md"] = "---\norphan: true\n---\n# A\n\n" + path.read_text(
            "utf-8"
        )
        files[f"rst-{path.stem}.rst"] = f":orphan:\n\nA\n=\n\n{text}"
    built = Project(tmp_path_factory.mktemp("both")).write(files).configure(**CONFIG).build()
    assert [line for line in built.warnings if "duplicate label" not in line] == []
    return {name: built.doctree(name) for name in built.app.env.found_docs}


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_an_example_is_the_same_in_both_languages(
    trees: dict[str, nodes.document], name: str
) -> None:
    one, two = (shown(trees[f"{language}-{name}"]) for language in ("md", "rst"))

    assert one == two
    assert one


def test_every_example_stands_in_both_languages_in_the_guide() -> None:
    text = (GUIDE / "gallery.md").read_text(encoding="utf-8")

    for path in EXAMPLES:
        assert f"boxes/{path.stem}.md" in text
        assert f"boxes/{path.stem}.rst" in text
