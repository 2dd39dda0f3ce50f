"""Style sheets as text: their rules, where they point to, and what of them a site uses.

No more of CSS is understood than that: where a rule begins and ends, which classes and ids
a selector asks for, which files are named.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)"""
COMMENT = re.compile(rf"({STRING})|/\*.*?\*/", re.DOTALL)
LICENCE = re.compile(r"/\*!.*?\*/", re.DOTALL)
POINTER = re.compile(
    r"""@import\s+(?:url\()?\s*["']?(?P<sheet>[^"')\s;]+)["']?\s*\)?\s*;"""
    r"""|url\(\s*(["']?)(?!["']?(?:data:|[a-z]+://|/|\#))(?P<file>[^"')]+)\2\s*\)"""
)
PIECE = re.compile(rf"{STRING}|\\.|[{{}};]", re.DOTALL)
ASKED = re.compile(r"[.#]((?:[\w-]|\\.)+)")
EXCEPT = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
NESTS = ("@media", "@supports", "@container", "@layer")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what stands before its braces and in them; a statement has no body."""

    head: str
    body: str | None = None


def rules(text: str) -> Iterator[Rule]:
    """Yield the rules of a sheet in order, those of ``@media`` within it as its body."""
    depth = start = opened = 0
    for match in PIECE.finditer(text):
        piece = match[0]
        if piece == ";" and not depth:
            yield Rule(text[start : match.start()].strip())
        if piece == "{":
            opened = opened if depth else match.end()
            depth += 1
        if piece == "}":
            depth = max(0, depth - 1)
            if not depth:
                yield Rule(text[start : opened - 1].strip(), text[opened : match.start()])
        if piece in {";", "}"} and not depth:
            start = match.end()


def selectors(head: str) -> list[str]:
    """Cut a list of selectors at its commas, not at those within brackets."""
    found, depth = [""], 0
    for letter in head:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def asks_for(selector: str) -> list[str]:
    """Return the classes and ids without which a selector matches nothing."""
    return [re.sub(r"\\(.)", r"\1", each) for each in ASKED.findall(EXCEPT.sub("", selector))]


def slim(text: str, keeps: Callable[[str], bool]) -> str:
    """Return a sheet without the selectors that are not kept.

    Comments go, but for those of licences, which come first.
    """
    licences = LICENCE.findall(text)
    return "\n".join([*licences, *filter(None, map(slimmer(keeps), rules(bare(text))))])


def met_by(is_used: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return what tells whether a selector asks for nothing but names that are borne."""
    return lambda selector: all(map(is_used, asks_for(selector)))


def bare(text: str) -> str:
    """Return a sheet without comments."""
    return COMMENT.sub(lambda match: match[1] or "", text)


def slimmer(keeps: Callable[[str], bool]) -> Callable[[Rule], str]:
    """Return what writes a rule again, as far as it is used."""

    def write(rule: Rule) -> str:
        head = rule.head
        if rule.body is None:
            return f"{head};" if head and not head.startswith("@charset") else ""
        if head.startswith(NESTS):
            body = slim(rule.body, keeps)
            return f"{head}{{{body}}}" if body else ""
        if not head.startswith("@"):
            head = ",".join(filter(keeps, selectors(head)))
        return f"{head}{{{rule.body}}}" if head else ""

    return write


def joined(names: Iterable[str], read: Callable[[str], str]) -> str:
    """Return the text of some sheets as one that stands at their root.

    Names are paths from that root; what a sheet imports stands in its place.
    """

    def whole(name: str) -> str:
        folder = posixpath.dirname(name)

        def placed(path: str) -> str:
            return posixpath.normpath(posixpath.join(folder, path))

        def moved(match: re.Match[str]) -> str:
            if match["sheet"]:
                return match[0] if "//" in match["sheet"] else whole(placed(match["sheet"]))
            return f'url("{placed(match["file"])}")'

        return POINTER.sub(moved, read(name))

    return "\n".join(map(whole, names))
