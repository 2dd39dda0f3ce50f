"""sphinx-rigor: an executable content standard for math-heavy articles."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.plugins import PluginError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"

LOCALE = Path(__file__).parent / "locale"

PARTS = (
    "settings",
    "memory",
    "page",
    "doctree",
    "boxes",
    "math",
    "collect",
    "gate",
    "index",
    "advice",
    "verify",
)
"""The folders and modules to set up, in their order.

By name, since importing the package must not import Sphinx.
"""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register each part with Sphinx."""
    from sphinx.errors import ExtensionError  # noqa: PLC0415 - see PARTS

    try:
        for name in PARTS:
            import_module(f"{__name__}.{name}").setup(app)
        import_module(f"{__name__}.catalogues").add_catalogues(app)
    except PluginError as error:
        translate = import_module(f"{__name__}.refusal").translate
        raise ExtensionError(error.said(translate)) from error
    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
