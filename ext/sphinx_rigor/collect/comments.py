"""Read the comments that speak to the gate: ``rigor: allow RULE: reason``."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_rigor.records import Allow, Spot

COMMENTS = (nodes.comment, nodes.raw)
OURS = re.compile(r"\A(?:<!--)?\s*rigor:(.*?)(?:-->)?\s*\Z", re.DOTALL)
ALLOW = re.compile(r"\s*allow\s+(?P<rule>[\w-]+)\s*(?::(?P<reason>.*))?", re.DOTALL)


def is_ours(node: nodes.Element) -> bool:
    """Tell whether a node is a comment that speaks to the gate."""
    return isinstance(node, COMMENTS) and OURS.match(node.astext()) is not None


def allow_of(node: nodes.Element, spot: Spot) -> Allow:
    """Return what a comment allows; without a rule, what cannot be understood."""
    written = OURS.sub(r"\1", node.astext())
    match = ALLOW.fullmatch(written)
    rule, reason = (match["rule"], match["reason"] or "") if match else ("", written)
    return Allow(*spot, rule, reason.strip())
