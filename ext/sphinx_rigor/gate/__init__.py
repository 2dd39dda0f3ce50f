"""The gate: the rules on every build, waivers, the baseline, the builder.

In: the facts of all documents. Out: findings in the log, the site's verdict, the status.
Read ``gate`` first: its one function is the story of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_rigor.gate.baseline import counts, render_baseline

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["counts", "render_baseline", "setup"]


def setup(app: Sphinx) -> None:
    """Register the gate with Sphinx."""
    from sphinx_rigor.gate import builder, circles, garbage, gate

    for module in (gate, builder, garbage, circles):
        module.setup(app)
