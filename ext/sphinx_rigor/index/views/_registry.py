"""Every view there is, by the name of its directive."""

from __future__ import annotations

import sys
from functools import partial

from sphinx_rigor.index.views._view import View
from sphinx_rigor.plugins import Offers, discover

VIEWS = Offers(
    "sphinx_rigor.views",
    View,
    partial(discover, sys.modules["sphinx_rigor.index.views"], "VIEW", View),
)
