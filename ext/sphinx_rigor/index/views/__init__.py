"""The views of the index, one directive a module."""

from __future__ import annotations

import sys

from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plugins import discover

VIEWS = discover(sys.modules[__name__], "VIEW", View)

__all__ = ["VIEWS", "Context", "View"]
