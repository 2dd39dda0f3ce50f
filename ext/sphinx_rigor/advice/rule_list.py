"""The directive ``{rigor:rules}``: what rules are about, in a page of documentation.

It shows what ``rigor explain`` prints, so that the two cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.advice.rule_words import explanations
from sphinx_rigor.doctree.guard import WatchedDirective
from sphinx_rigor.records import Message
from sphinx_rigor.rules import Explanation, unknown_names

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")
CODE = re.compile(r"(`{2,}) ?(.+?) ?\1(?!`)")


class RulesDirective(WatchedDirective):
    """Lists rules, one name a line."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a definition list; raise an error that names an unknown rule."""
        known = explanations(self.config.rigor_import)
        names = [line.strip() for line in self.content if line.strip()]
        for fault in unknown_names(names, known):
            raise self.error(translated(fault))
        items = nodes.definition_list(classes=["rigor-rules"])
        for name in names:
            item = nodes.definition_list_item(ids=[f"rule-{name}"])
            self.set_source_info(item)
            item += [term(known[name]), definition(known[name])]
            items += item
        return [items]


def translated(message: Message) -> str:
    """Return a message in the language of the site."""
    return message.render(lambda text: str(_(text)))


def term(rule: Explanation) -> nodes.term:
    """Return a rule's name and weight."""
    weight = nodes.inline(classes=["rigor-rule-weight"])
    weight += nodes.Text(f" ({translated(rule.weight)})")
    return nodes.term("", "", nodes.literal(rule.name, rule.name), weight)


def definition(rule: Explanation) -> nodes.definition:
    """Return what a rule looks for, why, and what to do."""
    found = nodes.definition()
    found += nodes.paragraph("", "", *inline(translated(rule.summary)))
    for head, text in rule.sections:
        label = nodes.strong(classes=["rigor-rule-head"])
        label += nodes.Text(translated(head))
        found += nodes.paragraph("", "", label, nodes.Text(" "), *inline(translated(text)))
    return found


def inline(text: str) -> Iterator[nodes.Node]:
    """Yield text and literals: what stands between two backticks or more is code."""
    end = 0
    for match in CODE.finditer(text):
        yield nodes.Text(text[end : match.start()])
        yield nodes.literal(match[2], match[2])
        end = match.end()
    yield nodes.Text(text[end:])


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("rigor", "rules", RulesDirective)
