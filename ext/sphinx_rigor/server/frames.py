"""Records through a pipe: their length in eight bytes, then their pickle.

Both ends are this package's, and nobody else has the pipe.
"""

from __future__ import annotations

import pickle
from asyncio import StreamReader
from typing import IO, Any

SIZE = 8


def frame(record: object) -> bytes:
    """Return the bytes of a record."""
    data = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(SIZE) + data


def write_frame(stream: IO[bytes], record: object) -> None:
    """Send a record."""
    stream.write(frame(record))
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """Return the next record, ``None`` where the other end is gone."""
    head = stream.read(SIZE)
    return pickle.loads(stream.read(int.from_bytes(head))) if len(head) == SIZE else None  # noqa: S301


async def next_frame(stream: StreamReader) -> Any:
    """Return the next record; raises ``IncompleteReadError`` where the other end is gone."""
    head = await stream.readexactly(SIZE)
    return pickle.loads(await stream.readexactly(int.from_bytes(head)))  # noqa: S301
