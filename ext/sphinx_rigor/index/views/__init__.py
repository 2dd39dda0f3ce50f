"""The views of the index, one directive a file.

In: a ``Context``. Out: nodes. A file whose name begins with an underscore is machinery;
every other defines one ``VIEW``. Read ``_view`` first.
"""

from __future__ import annotations

from sphinx_rigor.index.views._registry import VIEWS
from sphinx_rigor.index.views._view import Context, View

__all__ = ["VIEWS", "Context", "View"]
