"""What is demanded: a standard, from its TOML to frozen records.

In: the name or path of a standard. Out: a ``Standard``.
Read ``schema`` first; ``file`` reads it, ``source`` finds it; the shipped ones lie here.
"""

from __future__ import annotations

from sphinx_rigor.standard.file import load_standard
from sphinx_rigor.standard.patterns import NO_PATTERNS, Patterns, matches
from sphinx_rigor.standard.schema import (
    ADDED,
    QUANTITIES,
    EntryKind,
    FieldNeed,
    FieldSpec,
    Part,
    Quantity,
    Requirement,
    Standard,
    Words,
    quantities,
    shown,
)
from sphinx_rigor.standard.source import StandardError, shipped_names
from sphinx_rigor.standard.toml_lines import placed
from sphinx_rigor.standard.toml_table import (
    Misfit,
    TomlError,
    TomlTable,
    at,
    instead,
    line_of,
    read_toml,
    suggested,
)

__all__ = [
    "ADDED",
    "NO_PATTERNS",
    "QUANTITIES",
    "EntryKind",
    "FieldNeed",
    "FieldSpec",
    "Misfit",
    "Part",
    "Patterns",
    "Quantity",
    "Requirement",
    "Standard",
    "StandardError",
    "TomlError",
    "TomlTable",
    "Words",
    "at",
    "instead",
    "line_of",
    "load_standard",
    "matches",
    "placed",
    "quantities",
    "read_toml",
    "shipped_names",
    "shown",
    "suggested",
]
