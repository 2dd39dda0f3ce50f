"""The command's words in the language of the site, or of the user where there is none."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sphinx_rigor import LOCALE
from sphinx_rigor.records import Message

Say = Callable[[Message], str]


def say_in(language: str | None) -> Say:
    """Return what turns messages into words; no language means that of the environment."""
    languages = [language] if language else None
    found = gettext.translation("sphinx_rigor", LOCALE, languages, fallback=True)

    def say(message: Message) -> str:
        return message.render(found.gettext)

    return say


def say_for(directory: Path) -> Say:
    """Return what turns messages into the language that ``conf.py`` names."""
    return say_in(setting(directory, "language"))


def setting(directory: Path, name: str) -> Any:
    """Return a value of ``conf.py`` as it is written there, ``None`` without one.

    Sphinx enters the folder before it reads the file, so the folder's name must be whole.
    """
    from sphinx.config import Config  # noqa: PLC0415 - only some commands need Sphinx
    from sphinx.errors import ConfigError  # noqa: PLC0415 - likewise
    from sphinx.util.tags import Tags  # noqa: PLC0415 - likewise

    try:
        return Config.read(directory.resolve(), overrides={}, tags=Tags())._raw_config.get(name)  # noqa: SLF001
    except ConfigError:
        return None
