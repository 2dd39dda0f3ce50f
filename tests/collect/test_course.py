"""Places count the lines of a document in the order in which a reader meets them."""

from __future__ import annotations

from sphinx_rigor.collect.course import Course
from sphinx_rigor.records import Block, BlockKind, Link, Stretch

FILES = {"": bytes([1] * 9), "inc.md": bytes([1, 0, 1])}


def link(course: Course, file: str, line: int) -> Link:
    return Link(*course.meet(file, line), "", 0)


def last(file: str, _line: int) -> int:
    return len(FILES[file])


def test_a_place_is_a_line_where_all_is_met_as_written() -> None:
    course = Course()
    found = [link(course, "", line) for line in (2, 2, 5, 9)]
    settled = course.settle(FILES.__getitem__, last)

    assert settled.plain
    assert [each.place for each in settled.order(found)] == [2, 2, 5, 9]
    assert settled.solid == FILES[""]


def test_what_is_met_later_than_it_is_written_lies_behind() -> None:
    course = Course()
    found = [link(course, "", line) for line in (2, 6, 9, 4)]
    settled = course.settle(FILES.__getitem__, last)

    assert settled.stretches == (Stretch(1, 1, "", 9), Stretch(10, 4, "", 2))
    assert [(each.place, each.line) for each in settled.order(found)] == [
        (2, 2),
        (6, 6),
        (9, 9),
        (10, 4),
    ]
    assert settled.solid == bytes([1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1])


def test_an_included_file_lies_where_it_is_included() -> None:
    course = Course()
    found = [
        link(course, "", 2),
        link(course, "inc.md", 1),
        link(course, "inc.md", 3),
        link(course, "", 8),
    ]
    settled = course.settle(FILES.__getitem__, last)

    assert [each.spot for each in settled.order(found)] == [
        (2, 2, ""),
        (8, 1, "inc.md"),
        (10, 3, "inc.md"),
        (11, 8, ""),
    ]
    assert settled.solid == bytes([1] * 7 + [1, 0, 1] + [1, 1])


def test_a_block_ends_with_the_stretch_it_began_in() -> None:
    course = Course()
    start = course.meet("", 7).place
    block = Block(BlockKind.BOX, start, course.end_of_run(), 0)
    course.meet("", 3)
    settled = course.settle(FILES.__getitem__, last)

    assert settled.moved(block) == Block(BlockKind.BOX, 7, 9, 0)
