"""Stop a pattern of the standard that searches without end, and name it.

Python's matcher asks for signals while it searches, so a timer can end it; ``ITIMER_VIRTUAL``
counts what this process computes, whatever else the machine does. No other regular
expressions are needed for that. Where there are no such timers, or in another thread than
the main one, there is no limit.
"""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 5.0
LEAST = 0.3
"""An article may take so many seconds; after each that takes longer, the others half of it."""


class TooSlow(Exception):  # noqa: N818 - what it says is its name
    """The time is over; the message is the pattern that was being matched."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise ``TooSlow`` inside once so much has been computed."""
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, expire)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def expire(_number: int, frame: FrameType | None) -> None:
    """End what runs now."""
    raise TooSlow(pattern_in(frame))


def pattern_in(frame: FrameType | None) -> str:
    """Return the pattern that the innermost call with one among its variables works on.

    A variable may hold what searches with it, too.
    """
    while frame is not None:
        for each in frame.f_locals.values():
            owner = getattr(each, "__self__", each)
            if isinstance(owner, re.Pattern):
                return str(owner.pattern)
        frame = frame.f_back
    return ""


def next_limit(seconds: float) -> float:
    """Return what the other articles may take after one that took longer."""
    return max(seconds / 2, LEAST)
