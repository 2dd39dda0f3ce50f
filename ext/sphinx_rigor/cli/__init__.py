"""The command ``rigor``.

In: arguments. Out: an exit status and what is said. Each command is a file; those that
begin with an underscore serve several. Read ``check`` first.
"""

from __future__ import annotations

from sphinx_rigor.cli._command import main

__all__ = ["main"]
