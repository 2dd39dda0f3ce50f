"""Tell what says something from what only holds a place.

Headings without text, labels without a word and placeholders such as ``TODO`` satisfy
nothing that a standard asks for.
"""

from __future__ import annotations

import re

from sphinx_rigor.records import Facts, Label, LabelForm, ancestors, between, is_boxed
from sphinx_rigor.standard import Patterns, matches

NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+")
COUNTED = re.compile(
    r"^\W*(?:[0-9]+(?:\.[0-9]+)*|[^\W\d_]{1,12}?\s*[0-9]+|第[一二三四五六七八九十]+)"
)
"""The words and numbers at the head of a title."""


def is_hollow(facts: Facts, placeholders: Patterns, place: int, end: int) -> bool:
    """Tell whether a span holds nothing, or nothing but headings and placeholders."""
    shown = (facts.tables, facts.code, facts.images)
    if any(between(records, place, end) for records in shown):
        return False
    if any(each.source for each in between(facts.formulas, place, end)):
        return False
    return not any(
        says(placeholders, each.text) for each in between(facts.paragraphs, place, end)
    )


def holds_place(placeholders: Patterns, text: str) -> bool:
    """Tell whether a text, or what stands after the first colon in it, is a placeholder."""
    if matches(placeholders, text):
        return True
    if ":" not in text and "：" not in text:
        return False
    _label, _colon, rest = text.replace("：", ":").partition(":")
    return matches(placeholders, rest.strip())


def says(placeholders: Patterns, text: str) -> bool:
    """Tell whether a paragraph has words that are no placeholder, a label before or not."""
    if not any(map(str.isalnum, text)):
        return False
    _label, colon, rest = text.replace("：", ":").partition(":")
    rest = rest.strip()
    if colon and (not rest or matches(placeholders, rest)):
        return False
    return not matches(placeholders, text)


def has_content(facts: Facts, label: Label, end: int, placeholders: Patterns) -> bool:
    """Tell whether anything is said under a heading or after a label, up to a place."""
    if label.form is not LabelForm.HEADING and (rest := label.rest.strip(" :：")):
        return not matches(placeholders, rest)
    return below(facts, label, end, placeholders)


def below(facts: Facts, label: Label, end: int, placeholders: Patterns) -> bool:
    """Tell whether the lines after a label hold something before the next one."""
    later = between(facts.labels, label.place + 1, end)
    stop_at = (label.form, LabelForm.HEADING)
    near = next((each.place - 1 for each in later if each.form in stop_at), end)
    if not is_hollow(facts, placeholders, label.place + 1, near):
        return True  # most often something is said at once
    around = ancestors(facts, label.block)
    stops = (
        each.place - 1
        for each in later
        if ends(each, label) and not is_boxed(facts, each.block, around)
    )
    return not is_hollow(facts, placeholders, label.place + 1, next(stops, end))


def ends(other: Label, label: Label) -> bool:
    """Tell whether what stands under a label ends at another one.

    A heading of the same level that is counted otherwise goes on with the section:
    authors write ``#### 5.2 研究方向`` and below it ``#### 方向1``.
    """
    if label.form is not LabelForm.HEADING:
        return other.form in {LabelForm.HEADING, label.form}
    if other.form is not LabelForm.HEADING or other.level > label.level:
        return False
    return other.level < label.level or counted(other.text) == counted(label.text)


def counted(title: str) -> str:
    """Return how a title is counted: ``1.2`` and ``3.4`` alike, ``方向1`` and ``方向2``."""
    match = COUNTED.match(title)
    return NUMBER.sub("#", match[0]) if match else ""


NOTHING = re.compile(
    r"^\W*(?:无|無|没有|沒有|暂无|暫無|略|从略|從略|同上|同前|见上|見上|见下|見下|如上|如下|待定|未知|n/?a|none|nil"
    r"|ditto|same as above|see above|see below)?\W*$",
    re.IGNORECASE,
)
"""What stands for an answer and gives none."""
ADDRESS = re.compile(r"^\W*(?:https?://\S+|www\.\S+)\W*$")


def is_nothing(placeholders: Patterns, text: str) -> bool:
    """Tell whether a field's text says nothing: no word, 略 or 同上, a bare link, TODO."""
    bare = NOTHING.match(text) is not None or ADDRESS.match(text) is not None
    return bare or matches(placeholders, text)
