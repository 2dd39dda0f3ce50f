"""Each kind of box under its bare name, where no other extension has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, is_directive_registered

from sphinx_rigor.boxes.directive import BoxDirective
from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.boxes.parts import PARTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_rigor")


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Register each kind under its bare name where it is free.

    Late, so that names other extensions take are known.
    """
    wanted: dict[str, type[SphinxDirective]] = dict.fromkeys(kinds_of(config), BoxDirective)
    for name, directive in {**wanted, **PARTS}.items():
        register(app, name, directive)


def register(app: Sphinx, name: str, directive: type[SphinxDirective]) -> None:
    """Register a directive under its bare name, unless someone else has it.

    Docutils' registry outlives a build: our own class from the build before is not
    someone else.
    """
    held = directives._directives.get(name)  # type: ignore[attr-defined]  # noqa: SLF001
    if held is None and not is_directive_registered(name):
        app.add_directive(name, directive)
    elif held is None or not issubclass(held, (BoxDirective, *PARTS.values())):
        logger.warning(
            _("the directive %s is taken by another extension; write rigor:%s for the box"),
            name,
            name,
            type="rigor",
            subtype="directive-taken",
        )


def setup(app: Sphinx) -> None:
    """Register names once the configuration is known."""
    app.add_config_value("rigor_name_documents", True, "env", types=frozenset({bool}))
    app.connect("config-inited", on_config_inited, priority=900)
