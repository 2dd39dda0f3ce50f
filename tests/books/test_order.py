"""A book in the order in which it is read."""

from __future__ import annotations

import re
import zipfile

import pytest

from fixtures.drafts import PLAN, SMALL

CONFIG = {
    "language": "en",
    "copyright": "2026, A",
    "version": "1",
    "project": "book",
    "epub_basename": "book",
    "latex_documents": [("index", "book.tex", "Book", "A", "manual")],
    "rigor_standard": "small.toml",
    "rigor_plan": "plan.toml",
}
NAMES = {
    "c": ("tags: [MoE]", "MoE two", ("Trips", 2)),
    "d": ("tags: [RoPE]", "Heads", None),
    "a": ("tags: [other]", "Alone", None),
    "b": ("tags: [RoPE]", "MoE one", ("Trips", 1)),
    "z": ("tags: [RoPE]", "Never begun", None),
}


def article(tags: str, title: str, series: tuple[str, int] | None, *, begun: bool) -> str:
    part = f"series: {{name: {series[0]}, part: {series[1]}}}\n" if series else ""
    text = "## Part 1: Proof\n\nWords, and then some.\n\n$$a=b$$\n" if begun else ""
    front = f"title: {title}\nslug: s\ndate: 2026-01-01\nstatus: draft\n{tags}\n{part}"
    return f"---\n{front}---\n\n# {title}\n\n{text}"


def site() -> dict[str, str]:
    """Return a site whose toctree has indexes and a guide before the articles."""
    files = {
        f"articles/{name}": article(*each, begun=name != "z") for name, each in NAMES.items()
    }
    guide = "# Guide\n\nSee {doc}`/articles/z` and {doc}`/articles/b`.\n"
    tree = (
        "```{toctree}\nguide\narticles/a\narticles/c\narticles/z\narticles/d\narticles/b\n```"
    )
    return {
        **files,
        "guide": guide,
        "index": f"# Front\n\nBefore.\n\n## News\n\nOld.\n\n## Read\n\n{tree}\n",
        "plan.toml": PLAN,
        "small.toml": SMALL.replace(
            'optional = ["checked"', 'optional = ["tags", "series", "checked"'
        ),
    }


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("plan", ["MoE one", "MoE two", "Heads", "Alone", "Never begun", "Guide"]),
        ("toctree", ["Guide", "Alone", "MoE two", "Never begun", "Heads", "MoE one"]),
    ],
)
def test_articles_come_first_and_series_together(
    project, order: str, wanted: list[str]
) -> None:
    made = project(site(), **CONFIG, rigor_book_order=order)
    tex = made.build("latex").page("book.tex")
    titles = re.findall(r"\\(?:chapter|(?:sub)*section)\{(.*?)\}", tex)
    with zipfile.ZipFile(made.build("epub").out / "book.epub") as book:
        spine = re.findall(
            r"<navPoint.*?<text>(.*?)</text>", book.read("toc.ncx").decode(), re.DOTALL
        )

    assert [each for each in titles if each in wanted] == wanted
    assert list(dict.fromkeys(each for each in spine if each in wanted)) == wanted
    if order == "plan":
        others = ["Articles not begun", "News", "Guide"]
        assert re.findall(r"\\chapter\{(.*?)\}", tex) == [*wanted[:4], *others]
    assert re.findall(r"\\label\{\\detokenize\{(articles/[bz]::doc)\}\}", tex)
