"""Texts of authors on their way to terminals, logs, reports and feeds."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import pytest

from sphinx_rigor.records import msg, printable

HOSTILE = "a\x1b[31mb\x00c\x9bd\u202ee\u2066f\ufffeg\uffffh\ud800i"


def test_what_is_read_stays() -> None:
    text = "定理 1（Ünïcode）\tтекст עברית 🧮 e\u0301 \u200d\u200f\n"

    assert printable(text) == text


def test_what_acts_goes() -> None:
    assert printable(HOSTILE) == "a[31mbcdefghi"
    assert msg("%(name)s!", name=HOSTILE).render() == "a[31mbcdefghi!"


@pytest.mark.parametrize("plane", range(17))
def test_all_of_it_is_xml_and_none_of_it_steers(plane: int) -> None:
    text = printable("".join(map(chr, range(plane << 16, (plane + 1) << 16))))

    ET.fromstring(f"<a>{escape(text)}</a>")
    assert {each for each in text if unicodedata.category(each) in {"Cc", "Cs"}} <= {*"\t\n\r"}
    assert not {each for each in text if unicodedata.bidirectional(each) in {"LRO", "RLO"}}
