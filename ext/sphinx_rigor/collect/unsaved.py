"""Read a document from what an editor has of it instead of from its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

UNSAVED = "rigor_unsaved"
"""Where such a text waits in Sphinx's per-document scratch data until facts are collected."""
FIRST = -1000
"""The priority that comes before all others who change a source."""


def data_of(env: BuildEnvironment, path: Path) -> bytes:
    """Return the bytes of the document being read."""
    text = env.temp_data.get(UNSAVED)
    return text.encode("utf-8", "replace") if isinstance(text, str) else path.read_bytes()


def read_unsaved(app: Sphinx, texts: Mapping[str, str]) -> None:
    """Have an application read these texts, by docname, whenever it reads a document."""

    def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
        if docname in texts:
            app.env.temp_data[UNSAVED] = texts[docname]
            text = texts[docname].removeprefix("\ufeff")
            content[0] = text.replace("\r\n", "\n").replace("\r", "\n")

    app.connect("source-read", on_source_read, priority=FIRST)
