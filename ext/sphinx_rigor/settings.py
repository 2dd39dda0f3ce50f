"""The configuration values of the gate and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sphinx_rigor.boxes.kinds import kind_faults
from sphinx_rigor.boxes.numbering import SCHEMES
from sphinx_rigor.math.document.config import macro_faults
from sphinx_rigor.offers import import_faults
from sphinx_rigor.records import Message, msg
from sphinx_rigor.refusal import Wrong, entries, refused
from sphinx_rigor.reports import FORMATS, no_format
from sphinx_rigor.standard import suggested

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "rigor_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One configuration value; ``expected`` says in words what ``valid`` accepts.

    ``rebuild`` is ``"html"`` where all pages look different with another value, ``"env"`` where
    all documents are read differently. ``types`` are those of values where there are several.
    """

    name: str
    default: Any
    expected: Message
    valid: Callable[[Any], bool]
    rebuild: Literal["", "html", "env"] = ""
    types: tuple[type, ...] = ()


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


def listed(*words: str | None) -> Message:
    """Name the words of which one is expected."""
    names = ", ".join("None" if each is None else f'"{each}"' for each in words)
    return msg("one of %(names)s", names=names)


def one_of(*words: str | None) -> Callable[[Any], bool]:
    """Accept one of these words."""
    return lambda value: value in words


def is_path_or_none(value: Any) -> bool:
    """Accept a string that is not empty, or nothing."""
    return value is None or is_string(value)


def is_scale(value: Any) -> bool:
    """Accept a number above 0."""
    return not isinstance(value, bool) and isinstance(value, int | float) and value > 0


MODES = ("mathml", "check", "off")
RULES = msg("a list of names of rules")
PATH = msg("a path, or None")
TRUTH = msg("True or False")
SETTINGS = (
    Setting("rigor_standard", "five-part", msg("the name of a standard or a path"), is_string),
    Setting("rigor_plan", None, PATH, is_path_or_none),
    Setting("rigor_history", None, PATH, is_path_or_none),
    Setting(
        "rigor_articles", ["blogs_raw/**"], msg("a list of patterns of docnames"), is_strings
    ),
    Setting("rigor_only_articles", False, TRUTH, is_bool),
    Setting(
        "rigor_fail_on",
        None,
        listed("error", "warning", "never", None),
        one_of("error", "warning", "never", None),
    ),
    Setting("rigor_ignore", [], RULES, is_strings),
    Setting(
        "rigor_per_file_ignores",
        {},
        msg("a dictionary of lists of rules by pattern of path"),
        is_lists_by_name,
    ),
    Setting("rigor_baseline", None, PATH, lambda value: value == "" or is_path_or_none(value)),
    Setting("rigor_checks", None, PATH, is_path_or_none),
    Setting("rigor_remember_warnings", True, TRUTH, is_bool),
    Setting("rigor_article_frame", True, TRUTH, is_bool),
    Setting(
        "rigor_write_pages",
        True,
        msg('True, False or "build"'),
        lambda value: is_bool(value) or value == "build",
        types=(bool, str),
    ),
    Setting("rigor_author_notes", False, TRUTH, is_bool),
    Setting("rigor_join_lines", True, TRUTH, is_bool, "html"),
    Setting("rigor_search", True, TRUTH, is_bool, "html"),
    Setting("rigor_gc", True, TRUTH, is_bool),
    Setting("rigor_rules_url", "", msg("an address"), lambda value: isinstance(value, str)),
    Setting("rigor_report_advice", False, TRUTH, is_bool),
    Setting(
        "rigor_reports",
        None,
        msg("a list of names of report formats, or None"),
        lambda value: value is None or is_strings(value),
    ),
    Setting("rigor_numbering", SCHEMES[0], listed(*SCHEMES), one_of(*SCHEMES), "env"),
    Setting("rigor_math", MODES[0], listed(*MODES), one_of(*MODES), "env"),
    Setting(
        "rigor_math_macros",
        {},
        msg("a dictionary"),
        lambda value: isinstance(value, dict),
        "env",
    ),
    Setting("rigor_math_scale", 1.0, msg("a number above 0"), is_scale, "html"),
    Setting("rigor_kinds", {}, msg("a dictionary"), lambda _value: True, "env"),
    Setting("rigor_import", {}, msg("a dictionary"), lambda _value: True, "env"),
)
"""All values; what is said of kinds and imports goes by their entries."""


def check_settings(app: Sphinx, config: Config) -> None:
    """Raise ``ConfigError`` with every value that is wrong and every name unknown."""
    if problems := list(setting_faults(config)):
        raise refused(Path(app.confdir), problems)


def setting_faults(config: Config) -> Iterator[Wrong]:
    """Yield what is wrong with the values that ``conf.py`` and command line give."""
    for each in SETTINGS:
        if not each.valid(config[each.name]):
            yield Wrong(each.name, wrong_value(config[each.name], each.expected))
    yield from unknown_names(config._raw_config, list(config.values))  # noqa: SLF001
    yield from entries("rigor_kinds", kind_faults(config.rigor_kinds))
    faults = list(import_faults(config.rigor_import))
    yield from entries("rigor_import", faults)
    if not faults:
        yield from unknown_formats(config)
    yield from macro_faults(config)


def wrong_value(value: object, expected: Message) -> Message:
    """Say what was expected instead of a value."""
    return msg(" = %(value)s: expected %(what)s", value=repr(value), what=expected)


def unknown_formats(config: Config) -> Iterator[Wrong]:
    """Describe each name in ``rigor_reports`` that is no format's."""
    known = FORMATS.among(config.rigor_import)
    given = config.rigor_reports if is_strings(config.rigor_reports) else ()
    for name in given:
        if name not in known:
            why = msg(": %(why)s", why=no_format(name, known))
            yield Wrong("rigor_reports", why, name)


def unknown_names(given: Iterable[str], known: list[str]) -> Iterator[Wrong]:
    """Describe each ``rigor_*`` name in conf.py that nothing registered."""
    for name in given:
        if name.startswith(PREFIX) and name not in known:
            yield Wrong(name, suggested(msg(": no such configuration value"), name, known))


def setup(app: Sphinx) -> None:
    """Register the values."""
    for each in SETTINGS:
        app.add_config_value(each.name, each.default, each.rebuild, each.types)
    app.connect("config-inited", check_settings, priority=600)
