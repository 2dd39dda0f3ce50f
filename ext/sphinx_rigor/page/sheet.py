"""One style sheet for all of ours: a browser asks for one file and shows the page sooner.

Each stays a file of its own where it is written, named for what it is about.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.atomic import write_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLES = Path(__file__).parent / "styles"
NAME = "rigor.css"


def sheets(builder: str) -> list[Path]:
    """Return the style sheets of a builder, by its name.

    Those in the folder ``screen`` are for browsers: readers of EPUB know less of CSS, and
    cannot be relied on to open what is folded, for which ``book`` provides.
    """
    more = "book" if builder == "epub" else "screen"
    return [*sorted(STYLES.glob("*.css")), *sorted(STYLES.glob(f"{more}/*.css"))]


def add_sheet(app: Sphinx) -> None:
    """Write the style sheet and have it copied to where pages find it."""
    if app.builder.format == "html":
        text = "\n".join(each.read_text("utf-8") for each in sheets(app.builder.name))
        path = Path(app.doctreedir) / f"rigor-{app.builder.name}" / NAME
        write_text(path, text)
        app.config.html_static_path.append(str(path))
        app.add_css_file(NAME)


def setup(app: Sphinx) -> None:
    """Add it once the builder is known."""
    app.connect("builder-inited", add_sheet)
