"""The properties, one a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

NAMES = sorted(each.stem for each in Path(__file__).parent.glob("[a-z]*.py"))


def target(name: str) -> Any:
    """Return the module of a property."""
    return import_module(f"fuzz.targets.{name}")
