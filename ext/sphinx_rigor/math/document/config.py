"""The configuration values of math, and the macros they and MathJax's tables define."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from sphinx_rigor.math.read.definitions import Macro, read_table

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

NAME = "rigor"
MODES = ("mathml", "check", "off")
TEX = "[tex]/"
MATHJAX = ("mathjax3_config", "mathjax4_config")


def site_macros(config: Config) -> tuple[Macro, ...]:
    """Return the macros of the site: those of MathJax's tables, then ours, which win.

    Raises ``ConfigError`` with the name of an entry that is no macro.
    """
    found: dict[str, Macro] = {}
    for name, table in tables(config):
        try:
            found |= {macro.name: macro for macro in read_table(table)}
        except ValueError as error:
            expected = "a string, or a list of string and number of parameters"
            raise ConfigError(f"{name}: {error}: expected {expected}") from error
    return tuple(found.values())


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


def check_config(app: Sphinx, config: Config) -> None:
    """Raise ``ConfigError`` where a value is wrong, and choose the renderer.

    Sphinx takes a renderer that an extension registers before its own MathJax, and
    stops where two do; one that the user's extension brings comes first.
    """
    if config.rigor_math not in MODES:
        expected = ", ".join(f'"{mode}"' for mode in MODES)
        raise ConfigError(f"rigor_math = {config.rigor_math!r}: expected one of {expected}")
    if not isinstance(config.rigor_math_macros, dict):
        raise ConfigError(
            f"rigor_math_macros = {config.rigor_math_macros!r}: expected a dictionary"
        )
    scale = config.rigor_math_scale
    if isinstance(scale, bool) or not isinstance(scale, int | float) or scale <= 0:
        raise ConfigError(f"rigor_math_scale = {scale!r}: expected a number above 0")
    site_macros(config)
    if config.html_math_renderer is None:
        others = set(app.registry.html_inline_math_renderers) - {NAME, "mathjax"}
        ours = NAME if config.rigor_math == "mathml" else "mathjax"
        config.html_math_renderer = min(others, default=ours)


def setup(app: Sphinx) -> None:
    """Register the values; a change has every document read again."""
    app.add_config_value("rigor_math", "mathml", "env")
    app.add_config_value("rigor_math_macros", {}, "env")
    app.add_config_value("rigor_math_scale", 1.0, "html")
    app.connect("config-inited", check_config, priority=600)
