"""Formulas on paper: rows stay whole where a page ends."""

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
