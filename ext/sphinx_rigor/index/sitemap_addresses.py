"""Write the addresses in a sitemap as search engines ask for them.

sphinx-sitemap writes the names of pages as they are; outside of ASCII an address is written in
percent signs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.atomic import write_text
from sphinx_rigor.index.card_title import in_ascii

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SITEMAP = "sphinx_sitemap"
ADDRESS = re.compile(r'(?<=<loc>)[^<]+|(?<=href=")[^"]+')
AFTER = 900
"""Once the library has written its file."""


def on_build_finished(app: Sphinx, failure: Exception | None) -> None:
    """Rewrite the sitemap, if there is one."""
    if failure or SITEMAP not in app.extensions:
        return
    path = Path(app.outdir) / app.config.sitemap_filename
    if path.is_file():
        written = path.read_text(encoding="utf-8")
        addressed = escaped(written)
        if addressed != written:
            write_text(path, addressed)


def escaped(sitemap: str) -> str:
    """Return a sitemap with the same addresses in ASCII."""
    return ADDRESS.sub(lambda found: in_ascii(found[0]), sitemap)


def setup(app: Sphinx) -> None:
    """Stand behind the library."""
    app.connect("build-finished", on_build_finished, priority=AFTER)
