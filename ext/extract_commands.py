"""Find what is to be translated in a command: its messages, its help and its options'."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

COMMANDS = ("command", "group")


def extract(
    fileobj: BinaryIO,
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, Any, Any, list[str]]]:
    """Yield line, function, message and comments, as Babel's extractors do."""
    for node in ast.walk(ast.parse(fileobj.read())):
        for text in help_of(node):
            yield node.lineno, None, text, []  # type: ignore[attr-defined] # it has a text
    fileobj.seek(0)
    yield from extract_python(fileobj, keywords, comment_tags, dict(options))


def help_of(node: ast.AST) -> Iterator[str]:
    """Yield the paragraphs of a command's docstring, or the help of an option."""
    if isinstance(node, ast.FunctionDef) and any(map(is_command, node.decorator_list)):
        for each in inspect.cleandoc(ast.get_docstring(node) or "").split("\n\n"):
            yield " ".join(each.split())
    elif isinstance(node, ast.keyword) and node.arg == "help":
        yield ast.literal_eval(node.value)


def is_command(decorator: ast.expr) -> bool:
    """Tell whether a decorator makes a command of a function."""
    called = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in COMMANDS
