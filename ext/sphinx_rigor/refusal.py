"""Refuse a configuration: what stops a build says where it was written and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sphinx.errors import ConfigError
from sphinx.locale import get_translation

from sphinx_rigor.records import FaultsError, Message
from sphinx_rigor.source import setting_line

_ = get_translation("sphinx_rigor")


class Wrong(NamedTuple):
    """What is wrong with a value of ``conf.py``, or with what ``key`` names in it."""

    name: str
    why: Message
    key: str | None = None


def refusal(error: FaultsError) -> ConfigError:
    """Return what stops the build, in the site's language; its cause has all languages."""
    found = ConfigError(error.said(translate))
    found.__cause__ = error
    return found


def refused(confdir: Path, faults: Iterable[Wrong]) -> ConfigError:
    """Return what stops the build, each fault with its line of ``conf.py``."""
    return refusal(FaultsError(*placed_in_conf(confdir / "conf.py", faults)))


def placed_in_conf(path: Path, faults: Iterable[Wrong]) -> list[Message]:
    """Return each fault with file and line; values given elsewhere have neither."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    found = []
    for each in faults:
        line = setting_line(text, each.name, each.key)
        place = f"{path}:{line}: {each.name}" if line else each.name
        found.append(Message("%(place)s%(why)s", (("place", place), ("why", each.why))))
    return found


def entries(setting: str, faults: Iterable[tuple[str, Message]]) -> Iterator[Wrong]:
    """Yield faults of what stands under a key of a value."""
    for key, why in faults:
        place = f"[{key!r}]: " if key else ": "
        yield Wrong(setting, Message("%(place)s%(why)s", (("place", place), ("why", why))), key)


def translate(text: str) -> str:
    """Return a text in the language of the site."""
    return str(_(text))
