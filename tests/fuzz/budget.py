"""Hold what is tried to a time in proportion to its length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

LEAST = 0.5
EACH = 0.000_5
"""Seconds for anything at all, and for each character: twenty times what is usual."""


@contextmanager
def in_proportion(text: str) -> Iterator[None]:
    """Fail where what is done takes much longer than a text is long."""
    begun = time.thread_time()
    yield
    taken, most = time.thread_time() - begun, LEAST + EACH * len(text)
    assert taken < most, f"{len(text)} characters took {taken:.2f} s"
