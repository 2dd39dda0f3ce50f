"""Every view there is, by the name of its directive."""

from __future__ import annotations

import sys

from sphinx_rigor.index.views._view import View
from sphinx_rigor.plugins import discover

VIEWS = discover(sys.modules["sphinx_rigor.index.views"], "VIEW", View)
