"""What of ours raises while a document is read is a finding of that document.

Sphinx ends the build at the first exception of an extension, in the middle of all others'
documents. Directives, transforms and handlers of this extension are watched: what raises in
one is noted, and the document is read without what it would have done.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from docutils.parsers.rst import DirectiveError
from sphinx.errors import SphinxError
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from sphinx_rigor.records import Fault

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

T = TypeVar("T")
logger = logging.getLogger(__name__)
CRASHES = "rigor_crashes"
"""Where they wait in Sphinx's per-document scratch data until all else is known."""
OURS = __name__.partition(".")[0]
SAID = (DirectiveError, SphinxError)
"""What is raised to be read by the author."""
OTHERS = frozenset(
    {"run_directive", "interpreted", "render_myst_role", "apply_transforms", "emit"}
)
"""Functions of the parsers and of Sphinx that hand on to another extension's code."""


class WatchedDirective(SphinxDirective):
    """A directive that shows its text where it cannot do its work."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Watch ``run``."""
        super().__init_subclass__(**options)
        if "run" in vars(cls):
            cls.run = watched(cls.run, in_place)  # type: ignore[method-assign]


class WatchedTransform(SphinxTransform):
    """A transform that leaves the tree as it is where it cannot do its work."""

    default_priority = 0

    def __init_subclass__(cls, **options: Any) -> None:
        """Watch ``apply``."""
        super().__init_subclass__(**options)
        if "apply" in vars(cls):
            cls.apply = watched(vars(cls)["apply"], lambda _self: None)  # type: ignore[attr-defined]


def in_place(directive: SphinxDirective) -> list[nodes.Node]:
    """Return what stands in the place of a directive that failed."""
    return [nodes.literal_block(directive.block_text, directive.block_text)]


def watched(method: Callable[..., T], instead: Callable[[Any], T]) -> Callable[..., T]:
    """Return a method that gives something else where it raises."""

    @wraps(method)
    def inner(self: Any, *arguments: Any, **options: Any) -> T:
        try:
            return method(self, *arguments, **options)
        except Exception as error:
            named = isinstance(self, SphinxDirective | SphinxRole)
            source, line = self.get_source_info() if named else ("", 1)
            if not note_crash(self.env, error, line, source):
                raise
            return instead(self)

    return inner


def watched_handler(handler: Callable[..., None]) -> Callable[..., None]:
    """Return a handler of an event of reading that ends where it raises."""

    @wraps(handler)
    def inner(app: Sphinx, *arguments: Any) -> None:
        try:
            handler(app, *arguments)
        except Exception as error:
            if not note_crash(app.env, error):
                raise

    return inner


def note_crash(
    env: BuildEnvironment, error: Exception, line: int = 1, source: str = ""
) -> bool:
    """Note what was raised; tell whether that is to be a finding, as it is of our making."""
    if isinstance(error, SAID) or not module_of(error):
        return False
    kept: Any = env.temp_data.setdefault(CRASHES, [])
    kept.append(crash(error, line, source))
    return True


def crash(error: Exception, line: int = 1, source: str = "") -> Fault:
    """Return what was raised as a fault; the traceback is said to those who ask for it."""
    logger.verbose("%s", "".join(traceback.format_exception(error)))
    said = f"{type(error).__name__}: {error}".partition("\n")[0]
    return Fault("internal-error", line, f"{module_of(error)}: {said}", source)


def crashes(env: BuildEnvironment) -> tuple[Fault, ...]:
    """Return what was noted of the document being read."""
    kept: Any = env.temp_data.get(CRASHES, ())
    return tuple(kept)


def module_of(error: Exception) -> str:
    """Return the module of ours that an error comes from, ``""`` where it is another's.

    Directives of others run inside of ours.
    """
    found = ""
    for module, function in frames(error):
        if module.partition(".")[0] == OURS and module != __name__:
            found = module
        elif function in OTHERS:
            found = ""
    return found


def frames(error: Exception) -> Iterator[tuple[str, str]]:
    """Yield module and function of each call down to where an error was raised."""
    step = error.__traceback__
    while step is not None:
        yield str(step.tb_frame.f_globals.get("__name__", "")), step.tb_frame.f_code.co_name
        step = step.tb_next
