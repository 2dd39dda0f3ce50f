"""Read files that are not UTF-8 with replacement characters instead of not at all.

Sphinx 9 reads sources strictly and stops at the first wrong byte with a traceback. Here
such a file is read, and the rule ``bad-encoding`` names its line. Control characters are left
out: no XML can hold them, a terminal obeys them, and docutils ends lines at some.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from sphinx_rigor.source import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import ReadableBuffer as Buffer
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SPHINX_DEFAULT = "utf-8-sig"
LENIENT = "rigor_utf_8_sig"


def decode(data: Buffer, _errors: str = "strict", /) -> tuple[str, int]:
    """Decode UTF-8, a byte order mark left out, wrong bytes replaced."""
    text = bytes(data)
    return without_controls(codecs.decode(text, SPHINX_DEFAULT, "replace")), len(text)


class Decoder(codecs.IncrementalDecoder):
    """The same, piece by piece."""

    def __init__(self, errors: str = "strict") -> None:
        """Wrap the decoder of UTF-8."""
        super().__init__(errors)
        self.inner = codecs.getincrementaldecoder(SPHINX_DEFAULT)("replace")

    def decode(self, data: Buffer, final: bool = False) -> str:
        """Decode one piece."""
        return without_controls(self.inner.decode(bytes(data), final))

    def reset(self) -> None:
        """Begin anew."""
        self.inner.reset()


def find_codec(name: str) -> codecs.CodecInfo | None:
    """Return our codec by its name."""
    if name != LENIENT:
        return None
    encode = codecs.lookup("utf-8").encode
    return codecs.CodecInfo(encode, decode, incrementaldecoder=Decoder, name=LENIENT)


def on_before_read(_app: Sphinx, env: BuildEnvironment, _docnames: Iterable[str]) -> None:
    """Have Sphinx read leniently, unless the user chose an encoding."""
    if env.settings.get("input_encoding") == SPHINX_DEFAULT:
        env.settings["input_encoding"] = LENIENT


def setup(app: Sphinx) -> None:
    """Register the codec once in this process, and its use."""
    try:
        codecs.lookup(LENIENT)
    except LookupError:
        codecs.register(find_codec)
    app.connect("env-before-read-docs", on_before_read)
