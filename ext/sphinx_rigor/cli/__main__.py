"""The command ``rigor`` as a module: ``python -m sphinx_rigor.cli``."""

from __future__ import annotations

from sphinx_rigor.cli import main

if __name__ == "__main__":
    main(prog_name="rigor")
