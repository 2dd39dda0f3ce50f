"""The language server: findings, hints and completion in the editor.

In: texts that an editor has open. Out: answers of the Language Server Protocol.
``warm`` keeps Sphinx ready in a process of its own (``worker``), which hands out frozen
``snapshot`` records; ``session`` asks it, and ``diagnostics``, ``hover``, ``completion`` and
their like turn the records into answers. Read ``snapshot`` first, then ``wiring``.
"""

from __future__ import annotations

from sphinx_rigor.server.start import Surroundings, serve

__all__ = ["Surroundings", "serve"]
