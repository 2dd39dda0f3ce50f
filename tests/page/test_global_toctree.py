"""The tree of all pages: made once for a folder, and as Sphinx makes it for each page."""

from __future__ import annotations

import pytest

from sphinx_rigor.page import global_toctree

FILES = {
    "index": (
        "# Root\n\n```{toctree}\n:caption: First & <one>\n:numbered:\n:maxdepth: 2\n\na/index\n"
        "other <b/index>\nhttps://example.org/x?y=1&z=2\ngenindex\n```\n\n## Below\n\n"
        "```{toctree}\n:hidden:\n:caption: Hidden\n\nb/c/deep\nself\nsearch\n```\n\n"
        "```{toctree}\n:titlesonly:\n\nlone\ntwo\n```\n"
    ),
    "a/index": "# A\n\n```{toctree}\n:glob:\n\n*\n/b/c/*\n```\n\n## A two\n\n### A three\n",
    "a/one": "# One <&>\n\n## s\n\n### t\n\n# Second top\n\n## u\n",
    "b/index": "# B\n\n```{toctree}\nc/deep\nc/more\n```\n",
    "b/c/deep": "# Deep `code`\n\n## s\n\n```{toctree}\n/two\n```\n",
    "b/c/more": "# More\n\n## s\n",
    "lone": "# Lone\n\n## s\n",
    "two": "# Two\n\n## s\n\n# Two again\n",
    "a/orphan": "---\norphan: true\n---\n# Orphan\n",
}
SETTINGS = {
    "collapsed": {"html_theme": "alabaster"},
    "whole": {
        "html_theme": "classic",
        "html_theme_options": {
            "globaltoc_collapse": False,
            "globaltoc_includehidden": True,
            "globaltoc_maxdepth": 3,
        },
        "html_sidebars": {"**": ["globaltoc.html"]},
    },
}


def pages(built):
    return {
        each.relative_to(built.out): each.read_bytes() for each in built.out.rglob("*.html")
    }


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("few", [0, global_toctree.FEW])
def test_pages_are_those_of_sphinx(project, monkeypatch, settings, few) -> None:
    monkeypatch.setattr(global_toctree, "FEW", few)
    ours = pages(project(FILES, **settings).build(everything=True))
    monkeypatch.setattr(global_toctree, "is_plain", lambda _env: False)
    stock = pages(project(FILES, **settings).build(everything=True))

    assert len(ours) >= len(FILES)
    assert ours == stock


@pytest.mark.parametrize("count", [4, 8])
def test_only_branches_that_hold_a_page_are_made_for_it(project, monkeypatch, count) -> None:
    made = []
    stock = global_toctree.rendered
    monkeypatch.setattr(
        global_toctree, "rendered", lambda *given: made.append(given) or stock(*given)
    )
    monkeypatch.setattr(global_toctree, "FEW", 0)
    files = {f"p{each}": f"# Page {each}\n" for each in range(count)}
    files["index"] = "# Root\n\n```{toctree}\n:glob:\n\np*\n```\n"
    project(files, html_theme="alabaster").build()

    assert count < len(made) <= 3 * count + 2


def test_a_document_without_a_title_is_warned_of_as_before(project) -> None:
    files = {
        "index": "# Root\n\n```{toctree}\nbare\nb\n```\n",
        "bare": "Words.\n",
        "b": "# B\n",
    }
    built = project(files, html_theme="alabaster").build()

    assert "doesn't have a title" in str(built.warnings)
    assert 'href="b.html"' in (built.out / "index.html").read_text("utf-8")


def test_nothing_is_made_for_all_where_few_pages_are_written(project, monkeypatch) -> None:
    made = []
    monkeypatch.setattr(global_toctree.Trees, "whole", lambda *given: made.append(given))
    files = {"index": "# Root\n\n```{toctree}\n:glob:\n\na/*\n```\n"}
    files |= {f"a/{each}": f"# Page {each}\n" for each in range(global_toctree.FEW)}
    project(files, html_theme="alabaster", html_use_index=False, html_theme_options={}).build()

    assert {docname.rpartition("/")[0] for _trees, docname, *_ in made} <= {""}
