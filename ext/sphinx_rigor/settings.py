"""The configuration values of the gate and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sphinx.errors import ConfigError
from sphinx.locale import translators
from sphinx.util.i18n import CatalogInfo

from sphinx_rigor import LOCALE
from sphinx_rigor.reports import FORMATS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "rigor_"
CATALOGUE = "sphinx_rigor"


@dataclass(frozen=True, slots=True)
class Setting:
    """One configuration value; ``expected`` says in words what ``valid`` accepts.

    ``rebuild`` is ``"html"`` where all pages look different with another value.
    """

    name: str
    default: Any
    expected: str
    valid: Callable[[Any], bool]
    rebuild: Literal["", "html"] = ""


def is_string(value: Any) -> bool:
    """Accept a string that is not empty."""
    return isinstance(value, str) and bool(value)


def is_bool(value: Any) -> bool:
    """Accept a boolean, also as ``-D`` writes it on the command line."""
    return isinstance(value, bool) or value in {"0", "1"}


def is_strings(value: Any) -> bool:
    """Accept a list of strings."""
    return isinstance(value, list | tuple) and all(map(is_string, value))


def is_lists_by_name(value: Any) -> bool:
    """Accept a dictionary of lists of strings."""
    if not isinstance(value, dict):
        return False
    return is_strings(list(value)) and all(map(is_strings, value.values()))


def one_of(*words: str | None) -> Callable[[Any], bool]:
    """Accept one of these words."""
    return lambda value: value in words


SETTINGS = (
    Setting("rigor_standard", "five-part", "the name of a standard or a path", is_string),
    Setting(
        "rigor_plan", None, "a path, or None", lambda value: value is None or is_string(value)
    ),
    Setting(
        "rigor_history",
        None,
        "a path, or None",
        lambda value: value is None or is_string(value),
    ),
    Setting("rigor_articles", ["blogs_raw/**"], "a list of patterns of docnames", is_strings),
    Setting("rigor_only_articles", False, "True or False", is_bool),
    Setting(
        "rigor_fail_on",
        None,
        '"error", "warning", "never" or None',
        one_of("error", "warning", "never", None),
    ),
    Setting("rigor_ignore", [], "a list of names of rules", is_strings),
    Setting(
        "rigor_per_file_ignores",
        {},
        "a dictionary of lists of rules by pattern of path",
        is_lists_by_name,
    ),
    Setting(
        "rigor_baseline",
        None,
        "a path, or None",
        lambda value: value is None or isinstance(value, str),
    ),
    Setting(
        "rigor_checks", None, "a path, or None", lambda value: value is None or is_string(value)
    ),
    Setting("rigor_remember_warnings", True, "True or False", is_bool),
    Setting("rigor_article_frame", True, "True or False", is_bool),
    Setting("rigor_write_pages", True, "True or False", is_bool),
    Setting("rigor_author_notes", False, "True or False", is_bool),
    Setting("rigor_join_lines", True, "True or False", is_bool, "html"),
    Setting("rigor_search", True, "True or False", is_bool, "html"),
    Setting("rigor_gc", True, "True or False", is_bool),
    Setting("rigor_rules_url", "", "an address", lambda value: isinstance(value, str)),
    Setting("rigor_report_advice", False, "True or False", is_bool),
    Setting(
        "rigor_reports",
        sorted(FORMATS),
        f"a list out of {', '.join(sorted(FORMATS))}",
        lambda value: is_strings(value) and set(value) <= set(FORMATS),
    ),
)


def check_settings(_app: Sphinx, config: Config) -> None:
    """Raise ``ConfigError`` with every value that is wrong and every name unknown."""
    problems = [
        f"{each.name} = {config[each.name]!r}: expected {each.expected}"
        for each in SETTINGS
        if not each.valid(config[each.name])
    ]
    problems += unknown_names(config._raw_config, list(config.values))  # noqa: SLF001
    if problems:
        raise ConfigError("; ".join(problems))


def unknown_names(given: Iterable[str], known: list[str]) -> list[str]:
    """Describe each ``rigor_*`` name in conf.py that nothing registered."""
    return [
        f"{name}: no such configuration value{suggestion(name, known)}"
        for name in given
        if name.startswith(PREFIX) and name not in known
    ]


def suggestion(name: str, known: list[str]) -> str:
    """Return the nearest known name, as the end of a sentence."""
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def add_catalogues(app: Sphinx) -> None:
    """Find our words in the site's own catalogues first, then in ours.

    Those are ``sphinx_rigor.po`` in its ``locale_dirs``. Sphinx keeps what it has found for
    the whole process, whatever language the build before was in. To be called once all
    modules are imported: what is translated while one is, stays in the language of that build.
    """
    language = app.config.language
    translators.pop(("general", CATALOGUE), None)
    for folder in map(Path(app.srcdir).joinpath, app.config.locale_dirs):
        own = CatalogInfo(folder / language / "LC_MESSAGES", CATALOGUE, "utf-8")
        if Path(own.po_path).is_file() and own.is_outdated():
            own.write_mo(language)
        app.add_message_catalog(CATALOGUE, str(folder))
    app.add_message_catalog(CATALOGUE, str(LOCALE))


def setup(app: Sphinx) -> None:
    """Register the values; none of them needs a document read again."""
    for each in SETTINGS:
        app.add_config_value(each.name, each.default, each.rebuild)
    app.connect("config-inited", check_settings, priority=600)
