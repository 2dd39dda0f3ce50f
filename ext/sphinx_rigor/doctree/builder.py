"""Which builder is at work, asked of the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder at work.

    Before Sphinx 9 an environment has its application as ``app``; from then on that name
    warns, and goes with Sphinx 11 (https://github.com/sphinx-doc/sphinx/issues/13072).
    """
    held = vars(env)
    return cast("Builder", held["_app" if "_app" in held else "app"].builder)
