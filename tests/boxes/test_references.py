"""What links to boxes say: numbers, names with formulas, the document of a box elsewhere."""

from __future__ import annotations

import re

CONFIG = {"myst_enable_extensions": ["dollarmath", "colon_fence"], "rigor_articles": []}
BOX = ":::{theorem} On $x^2$\n:label: sq\n\nText.\n:::\n"


def said(page: str) -> list[str]:
    """Return the texts of links to the box, formulas as LaTeX."""
    links = re.findall(r'<a class="reference internal" href="[^"]*#sq"[^>]*>(.*?)</a>', page, re.DOTALL)  # fmt: skip
    noted = (
        re.sub(r"<math.*?x-tex\">(.*?)</annotation>.*?</math>", r"⟦\1⟧", each) for each in links
    )
    return [re.sub(r"<[^>]*>", "", each) for each in noted]


def test_templates_are_filled_and_formulas_are_formulas(project) -> None:
    text = (
        f"# A\n\n{BOX}\n[](#sq), [see **{{number}}**](#sq), [the {{name}}, $y$ for 5\\$](#sq), "
        "{rigor:ref}`{name} and $z$ <sq>`, {numref}`no. %s, {name} <sq>`, {ref}`{number}$k$ <sq>`.\n"
    )
    built = project({"index": text}, **CONFIG).build()

    assert built.warnings == []
    assert said(built.page()) == [
        "Theorem 1",
        "see 1",
        "the On ⟦x^2⟧, ⟦y⟧ for 5$",
        "On ⟦x^2⟧ and ⟦z⟧",
        "no. 1, On ⟦x^2⟧",
        "1⟦k⟧",
    ]
    assert "<strong>1</strong>" in built.page()


def test_a_numbered_box_elsewhere_is_named_with_its_document(project) -> None:
    files = {
        "a": f"# Tour $n$\n\n{BOX}\n{{rigor:ref}}`sq`\n",
        "b": "# B\n\n[](#sq), {rigor:ref}`sq`, {ref}`own <sq>`\n",
    }
    site = project(files, **CONFIG)
    built = site.build()

    assert said(built.page("a")) == ["Theorem 1"]
    assert said(built.page("b")) == ["Theorem 1 (Tour ⟦n⟧)", "Theorem 1 (Tour ⟦n⟧)", "own"]
    site.write({"a": files["a"].replace("Tour", "Walk")})
    assert said(site.build().page("b"))[0] == "Theorem 1 (Walk ⟦n⟧)"
    quiet = site.configure(rigor_name_documents=False).build()
    assert said(quiet.page("b"))[0] == "Theorem 1"


def test_a_link_into_a_file_reaches_a_box_whatever_the_file_is_called(project) -> None:
    files = {
        "c#.md": f"# C sharp\n\n[](#sq)\n\n{BOX}\n:::{{lemma}} Short\n\nText.\n:::\n",
        "index": "# A\n\n[](c#.md#sq), [see {number}](c%23.md#SQ), [](c#.md#lemma-short), "
        "[file](c#.md) [](other.md#sq)\n\n```{toctree}\nother\nc#\n```\n",
        "other": f"# B\n\n{BOX}",
    }
    site = project(files, **CONFIG)
    built = site.build()
    found = re.findall(r'<a class="reference internal" href="([^"]*#[^"]*|c[^"]*)"[^>]*>(.*?)</a>', built.page())  # fmt: skip
    links = [(href, re.sub(r"<[^>]*>", "", text)) for href, text in found[:5]]

    assert [each for each in built.warnings if "duplicate-label" not in each] == []
    assert links == [
        ("c%23.html#sq", "Theorem 1 (C sharp)"),
        ("c%23.html#sq", "see 1"),
        ("c%23.html#lemma-short", "Lemma 1 (C sharp)"),
        ("c%23.html", "file"),
        ("other.html#sq", "Theorem 1 (B)"),
    ]
    book = site.build("latex").page("projectnamenotset.tex")
    assert set(re.findall(r"hyperref\[\\detokenize{(.*?)}\]", book)) <= set(
        re.findall(r"\\label{\\detokenize{(.*?)}}", book)
    )
