"""Boxes numbered by chapter, in all formats, references and later builds."""

from __future__ import annotations

import re

BOX = ":::{{{kind}}} {title}\n:label: {label}\n\nText.\n:::\n\n"
CONFIG = {
    "myst_enable_extensions": ["dollarmath", "colon_fence"],
    "rigor_articles": [],
    "rigor_numbering": "chapter",
    "rigor_name_documents": False,
    "rigor_kinds": {"claim": {"label": "Claim", "counter": "theorem"}},
}


def box(kind: str, label: str) -> str:
    """Return a box without a title."""
    return BOX.format(kind=kind, title="", label=label)


STEPS = "::::::{derivation}\n:label: d\n\n:::::{step-by-step}\n::::{derivation-step} Do\n:label: s\n\nx\n::::\n:::::\n::::::\n"
FILES = {
    "index": "# Book\n\n```{toctree}\n:numbered:\n\none\ntwo\n```\n",
    "one": f"# One\n\n## Part\n\n{box('theorem', 'a')}## More\n\n{box('claim', 'b')}{box('lemma', 'c')}",
    "two": f"# Two\n\n{box('theorem', 'e')}{STEPS}\n[](#a) [](#b) [](#c) [](#e) [](#d)\n",
    "loose": f"---\norphan: true\n---\n\n# Loose\n\n{box('theorem', 'z')}\n[](#s)\n",
}


def heads(page: str) -> list[str]:
    """Return what the boxes of a page are called."""
    return re.findall(r'rigor-head">([^<]*)<', page)


def links(page: str) -> list[str]:
    """Return what references to boxes say."""
    return re.findall(r'rigor-ref[^"]*">([^<]*)<', page)


def test_boxes_have_the_number_of_their_chapter(project) -> None:
    site = project(FILES, **CONFIG)
    built = site.build()

    assert built.warnings == []
    assert heads(built.page("one")) == ["Theorem 1.1", "Claim 1.2", "Lemma 1.1"]
    assert heads(built.page("two")) == ["Theorem 2.1", "Derivation 2.1"]
    expected = ["Theorem 1.1", "Claim 1.2", "Lemma 1.1", "Theorem 2.1", "Derivation 2.1"]
    assert links(built.page("two")) == expected
    assert links(built.page("loose")) == ["Step 1 of Derivation 2.1"]
    assert heads(built.page("loose")) == ["Theorem 1"]
    for builder, name in (("latex", "projectnamenotset.tex"), ("singlehtml", "index")):
        book = site.build(builder).page(name)
        assert all(book.count(each) == 2 for each in expected), builder


def test_a_chapter_put_in_before_moves_numbers_and_depth_adds_sections(project) -> None:
    site = project(FILES, **CONFIG)
    site.build()
    site.write({"zero": "# Zero\n", "index": FILES["index"].replace("\none", "\nzero\none")})
    built = site.build()

    assert built.read == {"zero", "index"}
    assert heads(built.page("one")) == ["Theorem 2.1", "Claim 2.2", "Lemma 2.1"]
    assert links(built.page("two"))[:2] == ["Theorem 2.1", "Claim 2.2"]
    deep = site.configure(rigor_numbering_depth=2).build()
    assert heads(deep.page("one")) == ["Theorem 2.1.1", "Claim 2.2.1", "Lemma 2.2.1"]
