"""Compile the message catalogues while the package is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "ext/sphinx_rigor/locale/*/LC_MESSAGES/*.po"


class CompileCatalogues(BuildHookInterface[Any]):
    """Write a ``.mo`` beside each ``.po``, for wheels and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; ``version`` and ``build_data`` stay as they are."""
        del version, build_data
        for source in sorted(Path(self.root).glob(CATALOGUES)):
            compile_catalogue(source)


def compile_catalogue(source: Path) -> None:
    """Compile one catalogue."""
    locale = source.parents[1].name
    with source.open("rb") as text:
        catalogue = read_po(text, locale=locale)
    with source.with_suffix(".mo").open("wb") as binary:
        write_mo(binary, catalogue)
