"""The configuration values of math, and the macros they and MathJax's tables define."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sphinx_rigor.math.read.definitions import Macro, read_table
from sphinx_rigor.records import msg
from sphinx_rigor.refusal import Wrong

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

NAME = "rigor"
TEX = "[tex]/"
MATHJAX = ("mathjax3_config", "mathjax4_config")


def site_macros(config: Config) -> tuple[Macro, ...]:
    """Return the macros of the site: those of MathJax's tables, then ours, which win.

    Raises ``ValueError`` with the name of an entry that is no macro.
    """
    found: dict[str, Macro] = {}
    for _name, table in tables(config):
        found |= {macro.name: macro for macro in read_table(table)}
    return tuple(found.values())


def macro_faults(config: Config) -> Iterator[Wrong]:
    """Yield what is wrong with the macros of the site."""
    if not isinstance(config.rigor_math_macros, dict):
        return
    for where, table in tables(config):
        for name, value in table.items():
            try:
                read_table({name: value})
            except ValueError as error:
                yield not_a_macro(where, str(name), str(error))


def not_a_macro(where: str, name: str, entry: str) -> Wrong:
    """Say what is wrong with an entry of a table of macros."""
    setting = where.partition("[")[0]
    why = msg(
        "%(table)s: %(entry)s: expected a string, or a list of string and number of parameters",
        table=where.removeprefix(setting),
        entry=entry,
    )
    return Wrong(setting, why, name)


def tables(config: Config) -> list[tuple[str, dict[str, Any]]]:
    """Return the macro tables with the names of their configuration values."""
    found = [
        (f"{name}['tex']['macros']", dict(tex_of(given).get("macros") or {}))
        for name, given in mathjax_settings(config)
    ]
    return [*found, ("rigor_math_macros", dict(config.rigor_math_macros))]


def mathjax_settings(config: Config) -> list[tuple[str, dict[str, Any]]]:
    """Return MathJax's settings with the names of their configuration values.

    As conf.py has them: a Sphinx that is older than MathJax 4 knows no ``mathjax4_config``.
    """
    raw = config._raw_config  # noqa: SLF001 - see above
    return [(name, getattr(config, name, None) or raw.get(name) or {}) for name in MATHJAX]


def tex_of(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what MathJax's settings say of TeX."""
    return dict(settings.get("tex") or settings.get("TeX") or {})


def site_packages(config: Config) -> frozenset[str]:
    """Return the packages of MathJax that the site loads."""
    found: set[str] = set()
    for _name, settings in mathjax_settings(config):
        loaded = dict(settings.get("loader") or {}).get("load") or ()
        found |= {str(each).removeprefix(TEX) for each in loaded if str(each).startswith(TEX)}
        asked = tex_of(settings).get("packages") or ()
        found.update(map(str, asked.get("[+]") or () if isinstance(asked, dict) else asked))
    return frozenset(found)


def choose_renderer(app: Sphinx, config: Config) -> None:
    """Choose the renderer.

    Sphinx takes a renderer that an extension registers before its own MathJax, and
    stops where two do; one that the user's extension brings comes first.
    """
    if config.html_math_renderer is None:
        others = set(app.registry.html_inline_math_renderers) - {NAME, "mathjax"}
        ours = NAME if config.rigor_math == "mathml" else "mathjax"
        config.html_math_renderer = min(others, default=ours)


def setup(app: Sphinx) -> None:
    """Choose the renderer once the values are known to be right."""
    app.connect("config-inited", choose_renderer, priority=650)
