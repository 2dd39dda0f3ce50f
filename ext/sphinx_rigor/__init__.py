"""sphinx-rigor: an executable content standard for math-heavy articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"

LOCALE = Path(__file__).parent / "locale"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register boxes, legacy boxes, the gate, its builder and the index with Sphinx."""
    from sphinx_rigor import (  # noqa: PLC0415 - importing the package must not import Sphinx
        absent,
        author_bar,
        boxes,
        builder,
        divs,
        encoding,
        gate,
        index,
        memory,
        rule_list,
        search,
        settings,
        store,
        verify,
    )

    app.add_message_catalog("sphinx_rigor", str(LOCALE))
    settings.setup(app)
    store.setup(app)
    boxes.setup(app)
    divs.setup(app)
    gate.setup(app)
    memory.setup(app)
    absent.setup(app)
    encoding.setup(app)
    index.setup(app)
    author_bar.setup(app)
    rule_list.setup(app)
    search.setup(app)
    builder.setup(app)
    verify.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
