"""Too few checks that passed.

What: A check is a block that ``sphinx.ext.doctest`` runs and that can prove wrong: a session
with its output, code that asserts, code with its output. It counts once the record named
by ``rigor_checks`` says that it passed.

Example: An article of three theorems with a single number recomputed.

Instead: State the result as ``{testcode}`` with ``{testoutput}`` and run
``sphinx-build -b rigor-verify``.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer checks passed than the standard asks for"),
    content=True,
    check=missing("check"),
)
