"""Run checks and describe those that do not hold, each at the line it is on."""

from __future__ import annotations

import doctest
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from sphinx.ext.doctest import SphinxDocTestRunner
from sphinx.locale import get_translation

_ = get_translation("sphinx_rigor")
INDENT = "    "
SHORT = 60
"""Texts up to this length stand in one line of a message."""

Caught = tuple[type[BaseException], BaseException, TracebackType | None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that does not hold: where, and why in words."""

    path: str
    line: int
    text: str


class CheckRunner(SphinxDocTestRunner):
    """Runs what the doctest builder hands over and counts what was run and skipped.

    Each failure goes to ``tell``; ``in_session`` says whether what runs now is a session
    of the prompt. ``first`` is the runner with whom this one shares its place for output.
    """

    def __init__(
        self,
        tell: Callable[[Failure], None],
        in_session: Callable[[], bool],
        flags: int,
        first: CheckRunner | None = None,
    ) -> None:
        """Prepare to run the checks of one document."""
        super().__init__(verbose=False, optionflags=flags)
        self._fakeout: Any = vars(first or self)["_fakeout"]
        self.tell = tell
        self.in_session = in_session
        self.ran = self.skipped = 0

    def run(self, test: doctest.DocTest, *args: Any, **options: Any) -> Any:
        """Run one test; examples marked with SKIP make it count as skipped."""
        self.ran += 1
        self.skipped += any(each.options.get(doctest.SKIP) for each in test.examples)
        return super().run(test, *args, **options)

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """Report that something else came out."""
        del out
        text = difference(example, got)
        self.tell(Failure(str(test.filename), self.line_of(test, example), text))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Caught
    ) -> None:
        """Report that the code raised, at the line that did."""
        del out
        error = exc_info[1]
        offset = raised_on(error, exc_info[2])
        what = "".join(traceback.format_exception_only(type(error), error)).strip()
        source = example.source.splitlines()
        code = source[offset].strip() if offset < len(source) else ""
        values = {"code": code, "error": what.splitlines()[-1]}
        text = str(_("the check “%(code)s” fails: %(error)s")) % values
        self.tell(Failure(str(test.filename), self.line_of(test, example) + offset, text))

    def line_of(self, test: doctest.DocTest, example: doctest.Example) -> int:
        """Return the line of an example in its file.

        Sphinx counts the examples of a session from the session's own first line, any
        other code from the file's.
        """
        start = (test.lineno or 0) if self.in_session() else 0
        return start + (example.lineno or 0) + 1


def difference(example: doctest.Example, got: str) -> str:
    """Say what was expected and what came out, in one line if they are short."""
    want, found = example.want.strip("\n"), got.strip("\n")
    if "\n" not in want + found and len(want + found) <= SHORT:
        values = {"got": found, "want": want}
        return str(_("the check gives “%(got)s” where “%(want)s” is expected")) % values
    values = {"got": indented(found), "want": indented(want)}
    return str(_("the check gives\n%(got)s\nwhere this is expected:\n%(want)s")) % values


def indented(text: str) -> str:
    """Return a text with each line indented."""
    return "\n".join(f"{INDENT}{line}" for line in text.splitlines())


def raised_on(error: BaseException, trace: TracebackType | None) -> int:
    """Return how many lines into the check the error came up."""
    if isinstance(error, SyntaxError) and str(error.filename).startswith("<doctest"):
        return max((error.lineno or 1) - 1, 0)
    frames = [
        each.lineno or 1
        for each in traceback.extract_tb(trace)
        if each.filename.startswith("<doctest")
    ]
    return max(frames[0] - 1, 0) if frames else 0
