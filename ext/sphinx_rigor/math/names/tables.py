r"""The commands and environments that MathJax and LaTeX define, and how many arguments.

Written by ``tools/math_names.py``. MathJax's are those that versions 3 or 4 know in
Sphinx's default component, with the packages that load by themselves; LaTeX's are those
of its kernel, amsmath, amssymb and mathtools that MathJax lacks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Package:
    r"""A package of MathJax that a page asks for with ``\require``: what it defines."""

    commands: frozenset[str]
    environments: frozenset[str]


def read(name: str) -> str:
    """Return one of the tables."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def mathjax_commands() -> frozenset[str]:
    """Return the control words that MathJax 3 or 4 knows."""
    return frozenset(read("mathjax.txt").split())


@cache
def mathjax_environments() -> frozenset[str]:
    """Return the environments that MathJax 3 or 4 knows."""
    return frozenset(read("mathjax-environments.txt").split())


@cache
def latex_commands() -> frozenset[str]:
    """Return the control words that LaTeX knows and MathJax does not."""
    return frozenset(read("latex.txt").split())


@cache
def arguments() -> Mapping[str, int]:
    """Return how many arguments in braces a command of MathJax takes."""
    pairs = (each.split(":") for each in read("arguments.txt").split())
    return {name: int(count) for name, count in pairs}


@cache
def characters() -> Mapping[str, str]:
    """Return the commands of LaTeX for characters that its fonts of formulas lack."""
    pairs = (each.partition(":") for each in read("characters.txt").split())
    return {sign: name for sign, _, name in pairs}


@cache
def packages() -> Mapping[str, Package]:
    """Return the packages of MathJax that do not load by themselves."""
    tables = tomllib.loads(read("packages.toml"))
    return {
        name: Package(
            frozenset(table["commands"].split()), frozenset(table["environments"].split())
        )
        for name, table in tables.items()
    }
