"""Give the functions of a loaded module the code of its changed text, without loading it."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from inspect import CO_OPTIMIZED
from types import CodeType, FunctionType

Functions = dict[CodeType, list[FunctionType]]


def functions_below(folder: str) -> Functions:
    """Return all living functions of the files below a folder, by their code."""
    found = defaultdict(list)
    gc.unfreeze()  # the tests hide what is loaded from the collector, and from us
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename.startswith(folder):
            found[each.__code__].append(each)
    gc.freeze()
    return found


def swaps(path: str, before: str, after: str) -> dict[CodeType, CodeType] | None:
    """Return what code of functions becomes what; None if not functions alone change."""
    old, new = compile(before, path, "exec"), compile(after, path, "exec")
    pairs = list(paired(old, new))
    if any(one is None or two is None for one, two in pairs):
        return None
    outside = [each for each in pairs if not each[0].co_flags & CO_OPTIMIZED]
    if any(bare(one) != bare(two) for one, two in outside):
        return None
    return {one: two for one, two in pairs if one.co_flags & CO_OPTIMIZED}


def paired(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield a code with its counterpart, and all within; None where one has none."""
    yield old, new
    inner = [[each for each in code.co_consts if isinstance(each, CodeType)]
             for code in (old, new)]  # fmt: skip
    if [each.co_name for each in inner[0]] != [each.co_name for each in inner[1]]:
        yield None, None
        return
    for one, two in zip(*inner, strict=True):
        if one.co_freevars != two.co_freevars:
            yield None, None
        yield from paired(one, two)


def bare(code: CodeType) -> tuple[object, ...]:
    """Return what a code does but for the codes within."""
    consts = [(type(each), None if isinstance(each, CodeType) else each)
              for each in code.co_consts]  # fmt: skip
    return code.co_code, code.co_names, consts


def put(functions: Functions, codes: dict[CodeType, CodeType]) -> None:
    """Give living functions their new code."""
    for old, new in codes.items():
        for function in functions.get(old, ()):
            function.__code__ = new
