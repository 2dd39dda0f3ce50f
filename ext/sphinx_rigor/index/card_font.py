"""Draw no cards whose titles would be empty squares.

sphinxext-opengraph draws with the font it is told, and where the machine has none of that name
with one that has no Chinese characters, without a word; so does its own font.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sphinx.locale import get_translation
from sphinx.util import logging

from sphinx_rigor.index.card_title import OPENGRAPH

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")
logger = logging.getLogger(__name__)
WIDE = ("zh", "ja", "ko")
"""Languages that the library's own font cannot write."""


def on_builder_inited(app: Sphinx) -> None:
    """Leave the pictures out where they cannot be read, and say why."""
    options = getattr(app.config, "ogp_social_cards", None) or {}
    if OPENGRAPH not in app.extensions or options.get("enable") is False:
        return
    if find_spec("matplotlib") is None or not (fault := fault_of(app, options.get("font"))):
        return
    app.config.ogp_social_cards = {**options, "enable": False}
    logger.warning(fault, type="rigor", subtype="card-font")


def fault_of(app: Sphinx, font: str | None) -> str:
    """Return what is wrong with the font of the cards, nothing where it writes the titles."""
    if font is None:
        if not app.config.language.startswith(WIDE):
            return ""
        text = _(
            "conf.py: no cards are drawn: their font has no characters of this language; "
            'name one that has: ogp_social_cards = {"font": "Noto Sans CJK SC"}'
        )
        return str(text)
    if is_there(font):
        return ""
    text = _(
        "conf.py: no cards are drawn: this machine has no font “%s”, which ogp_social_cards "
        "names; install it or name another"
    )
    return str(text) % font


def is_there(font: str) -> bool:
    """Tell whether matplotlib knows a font."""
    fonts = import_module("matplotlib.font_manager")
    try:
        fonts.findfont(font, fallback_to_default=False)
    except ValueError:
        return False
    return True


def setup(app: Sphinx) -> None:
    """Look at the font before pages are written."""
    app.connect("builder-inited", on_builder_inited)
