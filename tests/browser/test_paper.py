"""Formulas on paper: rows stay whole where a page ends, and none is wider than the page."""

from __future__ import annotations

import re

from fixtures.book import need, run

ROWS = " \\\\\n".join(rf"x_{{{n}}} &= \frac{{\text{{row{n}}}}}{{b}}" for n in range(70))
PAGE = f"""\
# T

\\begin{{align}}
{ROWS}
\\end{{align}}

$$\\begin{{aligned}}{ROWS}\\end{{aligned}}$$
"""
TERMS = 40
SHAPES = {
    "sum": "$$y = {}$$",
    "number": "$$y = {}$$ (n)",
    "rows": "\\begin{{align}}\na &= {} \\\\\nb &= c\n\\end{{align}}",
    "unnumbered": "$$\\begin{{aligned}} a &= {} \\\\ b &= c \\end{{aligned}}$$",
    "fraction": "$$\\frac{{ {} }}{{2}}$$",
    "brackets": "$$\\left( {} \\right)^2$$",
    "line": "Words $q = {}$ words.",
    "item": "- item\n\n  $$y = {}$$",
    "box": "````{{theorem}}\n$$y = {}$$\n````",
    "folded": "````{{proof}}\n:collapsible:\n\n$$y = {}$$\n````",
    "step": "`````{{step-by-step}}\n````{{derivation-step}}\n:because: why\n\n$$y = {}$$\n````\n`````",
    "cell": "| a | b |\n|---|---|\n| $y = {}$ | words |",
}
WIDE = {
    "word": "{}",
    "heading": "## {}",
    "code": "`{}`",
    "address": "<https://example.org/{}>",
    "term": "{{abbr}}`{}`",
    "listing": "```text\n{}\n```",
}
"""What has no place to break."""
TERM = re.compile(r'xMin="([-.\d]+)"[^>]* xMax="([-.\d]+)"[^>]*>(\D+)x(\d+)z')
SIDE = 16 / 25.4 * 72
PAPERS = {"A4": 595, "A5": 420}
BOXES = """() => [...document.querySelectorAll('math, mo, mi, mn, msub')].map(each => {
    const {x, y, width, height} = each.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join();
})"""
MARGIN, HEIGHT = 18 / 25.4 * 72, 842
WORD = re.compile(r'yMin="([-.\d]+)" xMax="[.\d]+" yMax="([.\d]+)">row\d+')


def test_a_row_is_cut_nowhere(project, read, tmp_path) -> None:
    need("pdftotext")
    built = project({"index": PAGE}).build()
    read(built.out).open("index.html").pdf(path=tmp_path / "a.pdf", format="A4")
    said = run("pdftotext", "-bbox", tmp_path / "a.pdf", "-")
    places = [tuple(map(float, each)) for each in WORD.findall(said)]

    assert len(places) == 2 * 70
    assert [one for one in places if one[0] < MARGIN - 1 or one[1] > HEIGHT - MARGIN + 1] == []


def terms(shape: str) -> str:
    return " + ".join(rf"\text{{{shape}x{n}z}}\, b_{{{n}}}" for n in range(TERMS))


def test_a_wide_formula_is_cut_nowhere(project, read, tmp_path) -> None:
    need("pdftotext")
    texts = (form.format(terms(shape)) for shape, form in SHAPES.items())
    built = project({"index": "\n\n".join(["# T", *texts])}).build()
    page = read(built.out).open("index.html")
    before = page.evaluate(BOXES)
    plain = read(built.out, java_script_enabled=False).open("index.html")

    for size, each in (("A4", page), ("A5", page), ("A4", plain), ("A5", plain)):
        each.pdf(path=tmp_path / "a.pdf", format=size)
        said = TERM.findall(run("pdftotext", "-bbox", tmp_path / "a.pdf", "-"))

        assert len({(shape, n) for _, _, shape, n in said}) == TERMS * len(SHAPES)
        assert [one for one in said if not on_paper(one, PAPERS[size])] == []
    assert page.evaluate(BOXES) == before  # on the screen nothing has moved


def on_paper(term: tuple[str, ...], width: int) -> bool:
    """Tell whether a term stands between the margins."""
    return float(term[0]) >= SIDE - 1 and float(term[1]) <= width - SIDE + 1


def test_a_long_word_or_table_is_cut_nowhere(project, read, tmp_path) -> None:
    need("pdftotext")
    texts = [
        form.format("".join(f"{name}x{n}z" for n in range(TERMS)))
        for name, form in WIDE.items()
    ]
    cells = " | ".join(f"cellx{n}z" for n in range(12))
    table = f"| {cells} |\n|{'---|' * 12}\n"
    drawing = "<svg width='900' height='9'><text x='700' y='9'>drawingx0z</text></svg>"
    site = project({"index": "\n\n".join(["# T", *texts, table, drawing])})
    read(site.build().out).open("index.html").pdf(path=tmp_path / "a.pdf", format="A5")
    said = "".join(run("pdftotext", "-raw", tmp_path / "a.pdf", "-").split())

    assert [
        f"{name}x{n}z" for name in WIDE for n in range(TERMS) if f"{name}x{n}z" not in said
    ] == []
    assert "drawingx0z" in said
    assert [f"cellx{n}z" for n in range(12) if f"cellx{n}z" not in said] == []


def test_a_drawing_of_any_unit_is_on_the_paper_without_script(project, read, tmp_path) -> None:
    need("pdftotext")
    sizes = ("width=25cm height=9", 'width="60em" height="1cm"', "style='width:9in;height:9pt'")
    drawn = [
        f"<svg {size}><text x='700' y='9'>drawn{n}</text></svg>" for n, size in enumerate(sizes)
    ]
    site = project({"index": "# T\n\n" + "\n\n".join(f"<div>{each}</div>" for each in drawn)})
    page = read(site.build().out, java_script_enabled=False).open("index.html")
    page.pdf(path=tmp_path / "a.pdf", format="A5")
    said = run("pdftotext", "-bbox", tmp_path / "a.pdf", "-")
    ends = re.findall(r'xMax="([\d.]+)"[^>]*>drawn\d', said)

    assert len(ends) == len(sizes)
    assert max(map(float, ends)) <= PAPERS["A5"] - SIDE + 1


def test_a_drawing_higher_than_the_paper_is_on_one_page(project, read, tmp_path) -> None:
    need("pdftotext")
    words = "".join(f"<text y='{y}'>drawn{y}</text>" for y in (20, 700, 1380))
    drawing = f"<svg width='300' height='1400' viewBox='0 0 300 1400'>{words}</svg>"
    site = project({"index": f"# T\n\nWords.\n\n<div>{drawing}</div>\n"})
    read(site.build().out).open("index.html").pdf(path=tmp_path / "a.pdf", format="A4")
    pages = run("pdftotext", tmp_path / "a.pdf", "-").split("\f")

    assert [each.count("drawn") for each in pages if "drawn" in each] == [3]


WORDS = "words and words " * 12
CARD = f"```{{grid-item-card}} HEADx\n{WORDS}\n```\n"
BELOW = {
    "cards": f"````{{grid}} 2\n:gutter: 3\n\n{CARD * 2}````",
    "box": "````{theorem} HEADx\n$$\\frac{a}{b}$$\n````",
    "boxes": f"````{{theorem}} HEADx\n{WORDS}\n````",
    "note": f"```{{note}}\n{WORDS}\n```",
    "steps": f"`````{{step-by-step}} HEADx\n````{{derivation-step}} HEADx\n:because: why\n\n{WORDS}\n````\n`````",
    "table": f"| HEADx | HEADx |\n|---|---|\n| {WORDS} | words |\n",
    "list": f"HEADx\n: {WORDS}\n",
    "series": '<div class="rigor-view"><p class="rigor-series-title">HEADx</p><ul class="rigor-neighbours">'
    f"<li><p>{WORDS}</p></li><li><p>{WORDS}</p></li></ul></div>",
}
LOWER = """() => {
    const sections = [...document.querySelectorAll('section > section')];
    for (const section of sections) for (let room = 260; room < 420; room += 9) {
        const copy = section.cloneNode(true);
        const above = document.createElement('p');
        above.textContent = 'above';
        Object.assign(above.style, {breakBefore: 'page', height: `${room}px`, margin: 0});
        document.body.append(above, copy);
    }
}"""
"""Each section at each height of a page."""


def test_no_head_stands_alone_at_the_end_of_a_page(project, read, tmp_path) -> None:
    need("pdftotext")
    text = "\n\n".join(["# T", *(f"## HEADx\n\n{below}" for below in BELOW.values())])
    extensions = ["myst_parser", "sphinx_design", "sphinx_rigor"]
    site = project({"index": text}, extensions=extensions)
    page = read(site.build().out).open("index.html")
    page.evaluate(LOWER)
    page.pdf(path=tmp_path / "a.pdf", width="130mm", height="160mm")
    pages = run("pdftotext", "-layout", tmp_path / "a.pdf", "-").split("\f")

    assert len(pages) > 18 * len(BELOW)
    ends = [each.split()[-1] for each in pages if each.split()]
    assert [end for end in ends if "HEADx" in end] == []
