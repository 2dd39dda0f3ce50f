"""Executable checks: the blocks of an article that ``sphinx.ext.doctest`` runs.

A block counts as a check if it states a result that can prove wrong: a session with an
expected output, code that asserts, or code followed by its output. Code that only
prepares counts as none.
"""

from __future__ import annotations

import ast
import doctest
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_rigor.records import Check, Spot

if TYPE_CHECKING:
    from docutils import nodes

KIND = "testnodetype"
"""The attribute by which ``sphinx.ext.doctest`` marks the nodes it runs."""
PARSER = doctest.DocTestParser()


def is_check(node: nodes.Element) -> bool:
    """Tell whether the doctest builder runs a node or compares with it."""
    return KIND in node.attributes or node.tagname == "doctest_block"


def check_of(node: nodes.Element, spot: Spot, block: int) -> Check:
    """Return the record of a node that is run."""
    kind, source = str(node.get(KIND, "doctest")), str(node.get("test", node.astext()))
    groups = tuple(node.get("groups", ("default",)))
    flags: dict[int, bool] = node.get("options", {})
    meant = repr((kind, groups, sorted(flags.items()), node.get("skipif", ""), source))
    digest = hashlib.sha256(meant.encode()).hexdigest()
    return Check(*spot, kind, groups, states_result(kind, source), digest, block)


def states_result(kind: str, source: str) -> bool:
    """Tell whether a block by itself states a result that can prove wrong."""
    if kind == "doctest":
        return any(expects(each) for each in examples(source))
    return kind == "testcode" and asserts(source)


def examples(source: str) -> list[doctest.Example]:
    """Return the examples of a session, none where it is malformed."""
    try:
        return PARSER.get_examples(source)
    except ValueError:
        return []


def expects(example: doctest.Example) -> bool:
    """Tell whether an example has an expected output and is not skipped."""
    return bool(example.want) and not example.options.get(doctest.SKIP)


def asserts(source: str) -> bool:
    """Tell whether code can fail on purpose: it asserts or raises."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False
    return any(fails_on_purpose(node) for node in ast.walk(tree))


def fails_on_purpose(node: ast.AST) -> bool:
    """Tell whether a node is an assertion, ``raise`` or a call of an ``assert_…``."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return str(name).startswith("assert")
    return isinstance(node, ast.Assert | ast.Raise)


def with_outputs(checks: Iterable[Check]) -> list[Check]:
    """Return the checks in the order of the document, code with an output as one that tests."""
    found: list[Check] = []
    latest: dict[str, int] = {}
    for each in checks:
        if each.kind in {"testcode", "doctest"}:
            latest |= dict.fromkeys(each.groups, len(found))
        elif each.kind == "testoutput":
            for index in {latest[name] for name in each.groups if name in latest}:
                if found[index].kind == "testcode":
                    found[index] = replace(found[index], tests=True)
        found.append(each)
    return found


def checks_key(checks: Iterable[Check]) -> str:
    """Return what tells the checks of one document from any others, ``""`` for none."""
    digests = "".join(each.digest for each in checks)
    return hashlib.sha256(digests.encode()).hexdigest() if digests else ""
