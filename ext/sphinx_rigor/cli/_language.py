"""The command's help and refusals in the language of the user's environment."""

from __future__ import annotations

import gettext
import inspect
import locale
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy

import click

from sphinx_rigor import LOCALE
from sphinx_rigor.records import msg

DOMAIN = "sphinx_rigor"


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark a text for one and for many; the catalogue's extractor looks for this name."""
    return one, many


OF_CLICK = (
    msg("Commands"),
    msg("Options"),
    msg("Usage:"),
    msg("Show this message and exit."),
    msg("Show the version and exit."),
    msg("%(prog)s, version %(version)s"),
    msg("Try '{command} {option}' for help."),
    msg("Error: {message}"),
    msg("Aborted!"),
    msg("Missing command."),
    msg("Missing argument"),
    msg("Missing option"),
    msg("No such command {name!r}."),
    msg("No such option {name!r}."),
    msg("Invalid value: {message}"),
    msg("Invalid value for {param_hint}: {message}"),
    msg("Option {name!r} does not take a value."),
    msg("{name} {filename!r} does not exist."),
    msg("{name} {filename!r} is a directory."),
    msg("{name} {filename!r} is a file."),
    msg("{name} {filename!r} is not readable."),
    msg("{value!r} is not a valid {number_type}."),
    msg("Could not open file {filename!r}: {message}"),
    msg("default: {default}"),
    msg("Argument {name!r} takes {nargs} values."),
    msg("Choose from:\n\t{choices}"),
    msg("Missing parameter"),
    msg("Missing parameter: {param_name}"),
    msg("Missing {param_type}"),
    msg("env var: {var}"),
    msg("unknown error"),
    msg("{name} {filename!r} is not executable."),
    msg("{name} {filename!r} is not writable."),
    msg("{value!r} is not a valid boolean. Recognized values: {states}"),
    msg("{value} is not in the range {range}."),
)
"""What click says by itself, word for word, so that the catalogues have it."""
IN_NUMBERS = (
    ngettext(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."
    ),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ngettext(
        "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"
    ),
    ngettext(
        "Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given."
    ),
)
"""Likewise, what it says of one thing and of several."""


@contextmanager
def users_language() -> Iterator[None]:
    """Have click, which asks the process's own catalogue, find our translations meanwhile."""
    before = gettext.textdomain()
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
    try:
        yield
    finally:
        gettext.textdomain(before)


def usable_locale() -> dict[str, str]:
    """Return what must stand in the environment of a program that sets the user's locale.

    Such a program stops where this machine does not have that locale. Ours do not set it and
    speak its language all the same; so what is started from them does, too.
    """
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        given = map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
        return {"LC_ALL": "C", "LANGUAGE": next(filter(None, given), "")}
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return {}


def translated(command: click.Command) -> click.Command:
    """Return a command whose help, and that of its options, is in the user's language."""
    say = gettext.translation(DOMAIN, LOCALE, fallback=True).gettext
    spoken = copy(command)
    spoken.help = paragraphs(command.help, say)
    spoken.params = [parameter_in(each, say) for each in command.params]
    if isinstance(spoken, click.Group):
        spoken.commands = {name: translated(each) for name, each in spoken.commands.items()}
    return spoken


def parameter_in(parameter: click.Parameter, say: Callable[[str], str]) -> click.Parameter:
    """Return an option with its help translated; arguments have none."""
    spoken = copy(parameter)
    if isinstance(spoken, click.Option) and spoken.help:
        spoken.help = say(spoken.help)
    return spoken


def paragraphs(text: str | None, say: Callable[[str], str]) -> str | None:
    """Return a text with each of its paragraphs translated, ``None`` for none."""
    if text is None:
        return None
    found = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(say(" ".join(each.split())) for each in found)
