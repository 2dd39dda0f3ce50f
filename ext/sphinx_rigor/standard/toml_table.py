"""Read a TOML file key by key and collect every fault with its place.

A user who mistypes three keys wants to hear of three, each by its full name, not of
the first one only.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from sphinx_rigor.records import FaultsError, Message, msg
from sphinx_rigor.standard.patterns import Patterns

AT_LINE = re.compile(r"at line (\d+)")
DEEPEST = 50
"""How deep tables and arrays may stand in each other: more than any key here needs."""
TOO_DEEP = msg("tables and arrays stand more than %(most)s deep in each other", most=DEEPEST)
STRING = msg("a string")
STRINGS = msg("a string or a list of strings")
TABLE = msg("a table")
MISSING = msg("is missing")


class TomlError(FaultsError):
    """A TOML file that cannot be used."""


class Misfit(NamedTuple):
    """What is wrong, and where: ``part[2] (proof).min``, or the words a user knows it by."""

    place: str
    why: Message


class TomlTable:
    """One table: each value is taken once, by type; what is left over is unknown."""

    def __init__(self, values: Mapping[str, Any], where: str, faults: list[Misfit]) -> None:
        """Wrap a table; ``where`` is how users call its place in the file."""
        self.values = dict(values)
        self.where = where
        self.faults = faults
        self.asked: list[str] = []

    def fault(self, name: str, why: Message) -> None:
        """Note what is wrong with a key."""
        place = ".".join(filter(None, (self.where, name)))
        self.faults.append(Misfit(place, why))

    def take(self, name: str, kind: type | tuple[type, ...], expected: Message) -> Any:
        """Return a value of a type, ``None`` if it is absent or of another."""
        self.asked.append(name)
        value = self.values.pop(name, None)
        wrong_bool = isinstance(value, bool) and kind is int
        if value is None or (isinstance(value, kind) and not wrong_bool):
            return value
        self.fault(name, instead(expected, value))
        return None

    def has(self, name: str) -> bool:
        """Tell whether a key is there that may be absent."""
        self.asked.append(name)
        return name in self.values

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """Return a string."""
        value = self.take(name, str, STRING)
        if required and not value:
            self.fault(name, MISSING)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number from 0 up."""
        value = self.take(name, int, msg("a whole number"))
        if value is not None and value < 0:
            self.fault(name, instead(msg("a number from 0 up"), value))
        return default if value is None else int(value)

    def boolean(self, name: str) -> bool:
        """Return a truth value, false by default."""
        return bool(self.take(name, bool, msg("true or false")))

    def strings(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of strings; a single string stands for a list of one."""
        value = self.take(name, (str, list), STRINGS)
        if value is None:
            return default
        found = [value] if isinstance(value, str) else value
        if not all(isinstance(each, str) for each in found):
            self.fault(name, instead(STRINGS, value))
            return default
        return tuple(found)

    def one_of(self, name: str, words: Collection[str], default: str = "") -> str:
        """Return one of these words."""
        value = self.text(name, default)
        if value and value not in words:
            known = msg("one of %(names)s", names=", ".join(words))
            self.fault(name, suggested(instead(known, value), value, words))
            return default
        return value

    def patterns(self, name: str, *, required: bool = False) -> Patterns:
        """Return regular expressions, compiled."""
        written = self.strings(name)
        if required and not written:
            self.fault(name, MISSING)
        found = (self.compile(name, each) for each in written)
        return Patterns(each for each in found if each)

    def words(self, name: str) -> tuple[str, ...]:
        """Return words in small letters, one form for full and half width."""
        written = (unicodedata.normalize("NFKC", each).strip() for each in self.strings(name))
        found = tuple(dict.fromkeys(each.casefold() for each in written))
        if not all(found):
            self.fault(name, msg("expected words, not an empty one"))
        return tuple(filter(None, found))

    def compile(self, name: str, written: str) -> re.Pattern[str] | None:
        """Compile one regular expression."""
        try:
            return re.compile(written, re.IGNORECASE)
        except (re.error, OverflowError) as error:
            why = msg(
                "%(text)s is not a regular expression: %(error)s",
                text=repr(written),
                error=str(error),
            )
            self.fault(name, why)
        except RecursionError:
            self.fault(name, msg("the regular expression is nested too deeply"))
        return None

    def table(self, name: str) -> TomlTable:
        """Return a table within this one, an empty one if it is absent."""
        value = self.take(name, dict, TABLE)
        return TomlTable(value or {}, ".".join(filter(None, (self.where, name))), self.faults)

    def tables(self, name: str) -> list[TomlTable]:
        """Return the tables of an array."""
        value = self.take(name, list, msg("tables, written [[%(name)s]]", name=name)) or []
        found = []
        for number, each in enumerate(value, 1):
            place = ".".join(filter(None, (self.where, f"{name}[{number}]")))
            if isinstance(each, dict):
                if label := each.get("id") or each.get("what"):
                    place = f"{place} ({label})"
                found.append(TomlTable(each, place, self.faults))
            else:
                self.faults.append(Misfit(place, instead(TABLE, each)))
        return found

    def rest(self) -> Mapping[str, Any]:
        """Return what is left, for tables whose keys are the user's own names."""
        left, self.values = self.values, {}
        return left

    def close(self) -> None:
        """Report each key that nothing asked for."""
        for name in self.values:
            names = ", ".join(dict.fromkeys(self.asked))
            any_of = msg("unknown key; expected one of %(names)s", names=names)
            self.fault(name, suggested(msg("unknown key"), name, self.asked, any_of))


def instead(expected: Message, value: object) -> Message:
    """Say what was expected where something else stands."""
    return msg("expected %(what)s, not %(value)s", what=expected, value=repr(value))


def suggested(
    message: Message, word: str, known: Collection[str], otherwise: Message | None = None
) -> Message:
    """Return a message about a word that nobody knows, with the nearest that is known.

    Where none is near, it is the message itself, or another.
    """
    if near := get_close_matches(word, known, n=1):
        return msg("%(message)s; did you mean %(near)s?", message=message, near=repr(near[0]))
    return otherwise or message


def at(place: Path | str, why: Message) -> Message:
    """Return a message with the place before it."""
    return Message("%(place)s: %(why)s", (("place", str(place)), ("why", why)))


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's values; raises ``TomlError`` with file, line and reason."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except OSError as error:
        why = msg("cannot be read: %(why)s", why=str(error.strerror))
        raise TomlError(at(path, why)) from error
    except (ValueError, OverflowError) as error:
        line = AT_LINE.search(str(error))
        place = f"{path}:{line[1]}" if line else path
        raise TomlError(at(place, msg("is not TOML: %(error)s", error=str(error)))) from error
    except RecursionError as error:
        raise TomlError(at(f"{path}:{deepest_line(text)}", TOO_DEEP)) from error
    if is_deeper(values, DEEPEST):
        raise TomlError(at(f"{path}:{deepest_line(text)}", TOO_DEEP))
    return values


def is_deeper(value: Any, most: int) -> bool:
    """Tell whether tables and arrays stand in each other more than so many deep."""
    level: list[Any] = [value]
    for _ in range(most):
        held = (each.values() if isinstance(each, dict) else each for each in level)
        level = [inner for each in held for inner in each if isinstance(inner, (dict, list))]
    return bool(level)


def deepest_line(text: str) -> int:
    """Return the line of a TOML text on which most is open: brackets, or keys in a row."""
    deepest, line, depth = 0, 1, 0
    for number, each in enumerate(text.splitlines(), 1):
        depth = max(0, depth + sum(map(each.count, "[{")) - sum(map(each.count, "]}")))
        opened = depth + max(map(each.count, "[{."))
        if opened > deepest:
            deepest, line = opened, number
    return line


def line_of(text: str, words: str) -> int:
    """Return the line of a TOML text on which words first stand, 1 if nowhere."""
    before, found, _ = text.partition(words)
    return before.count("\n") + 1 if found else 1
