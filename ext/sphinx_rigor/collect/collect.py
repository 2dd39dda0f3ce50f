"""Turn a document's doctree into facts: what is there, whatever the standard.

This is the only place that looks at doctrees on behalf of the checks. It walks the
tree once; the file itself is read for its bytes, its blank lines and its front
matter, which the doctree no longer shows as they were written.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.boxes.passages import passages
from sphinx_rigor.collect.course import Settled
from sphinx_rigor.collect.docinfo import read_docinfo
from sphinx_rigor.collect.files import Files
from sphinx_rigor.collect.running import running_faults
from sphinx_rigor.collect.swallowed import markdown_faults
from sphinx_rigor.collect.unsaved import data_of
from sphinx_rigor.collect.walk import Walk
from sphinx_rigor.doctree.raw_html import FAULTS
from sphinx_rigor.math.document.facts import math_facts
from sphinx_rigor.records import Facts, Fault, FrontMatter
from sphinx_rigor.source import read_front_matter

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


NOTEBOOK = ".ipynb"
"""A file whose lines are those of data."""
LONGEST = 65535
"""Characters of a line that are counted."""


def collect(env: BuildEnvironment, docname: str, document: nodes.document) -> Facts:
    """Return the facts of a document that Sphinx has just read."""
    path = Path(env.doc2path(docname))
    data = data_of(env, path)
    files = Files(path, Path(env.srcdir), data, passages(env))
    walk = Walk(files)
    walk.run(document)
    math = math_facts(env, walk.math, files.lines)
    settled = walk.course.settle(
        lambda name: files.solid(name, walk.seen.get(name, set())), files.last
    )
    records: Any = {name: settled.order(each) for name, each in walk.found().items()}
    matter = front_matter(files, document)
    swallowed = markdown_faults(env, document, files, matter)
    return Facts(
        docname=docname,
        path=Path(env.doc2path(docname, base=False)).as_posix(),
        digest=content_digest(data),
        title=walk.title,
        solid=settled.solid,
        stretches=() if settled.plain else settled.stretches,
        lengths=lengths(files, settled),
        front_matter=matter,
        faults=(
            *faults(env, files),
            *math.faults,
            *swallowed.faults,
            *running_faults(document, files),
        ),
        enclosed=swallowed.enclosed,
        refused=path.suffix == NOTEBOOK,
        blocks=tuple(map(settled.moved, walk.closed())),
        equations=settled.order(math.equations),
        equation_links=settled.order(math.links),
        **records,
    )


def lengths(files: Files, settled: Settled) -> bytes:
    """Return the characters of the line at each place, two bytes a place."""
    found = array("H")
    for each in settled.stretches:
        first = each.line - 1
        lines = files.lines(each.file)[first : first + each.count]
        found.extend(min(len(line.strip()), LONGEST) for line in lines)
        found.extend([0] * (each.count - len(lines)))
    return found.tobytes()


def content_digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def front_matter(files: Files, document: nodes.document) -> FrontMatter:
    """Read the YAML of a Markdown file, the field list atop any other."""
    if "" in files.passages:
        return read_front_matter(files.text(""))
    return read_docinfo(document)


def faults(env: BuildEnvironment, files: Files) -> Iterator[Fault]:
    """Yield what reading found wrong that no other record shows."""
    for name in {"": None, **files.passages}:
        yield from encoding_faults(name, files.data(name))
    noted: Any = env.temp_data.get(FAULTS, ())
    for each in noted:
        yield replace(each, file=files.name(each.file, "") or "")


def encoding_faults(name: str, data: bytes) -> Iterator[Fault]:
    """Yield a fault where the bytes of a file are not UTF-8."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Fault("bad-encoding", line, f"0x{data[error.start]:02x}", name)
