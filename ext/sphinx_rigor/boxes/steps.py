"""``step-by-step`` and what stands in it: a derivation as a real numbered list.

A step makes this tree, in the order in which it is read aloud::

    rigor_step rigor_title="…" ids="…"
        rigor_step_title            (only where the author gave a title)
        container "rigor-step-work" (only where a reason stands beside it)
            …content
        rigor_because               (the option ``because``)
"""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.locale import get_translation

from sphinx_rigor.boxes.depth import content_of
from sphinx_rigor.boxes.directive import BoxDirective
from sphinx_rigor.boxes.kinds import STEP
from sphinx_rigor.boxes.node import (
    rigor_because,
    rigor_step,
    rigor_step_title,
    rigor_steps,
)
from sphinx_rigor.doctree.div_nodes import rigor_div, rigor_summary

_ = get_translation("sphinx_rigor")


class StepsDirective(BoxDirective):
    """A derivation in steps; what is not a step stands between the lists."""

    option_spec: ClassVar = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Gather the steps, each of which comes as a list of one, into one list."""
        messages: list[nodes.Node] = []
        box = nodes.container(classes=["rigor-step-by-step", *self.options.get("class", [])])
        self.set_source_info(box)
        if self.arguments:
            children, found = self.parse_inline(self.arguments[0], lineno=self.lineno)
            messages += found
            box += nodes.rubric(self.arguments[0], "", *children)
            self.set_source_info(box[0])
        box += gather_steps(content_of(self))
        return [box, *messages]


class StepDirective(BoxDirective):
    """One step: a title that says what is done, the doing, and why it may be done."""

    option_spec: ClassVar = {
        "label": directives.unchanged_required,
        "name": directives.unchanged_required,
        "class": directives.class_option,
        "because": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the step as a list of one, so that it is right wherever it stands."""
        title = self.arguments[0] if self.arguments else None
        return self.make_step(title, self.options.get("class", []))

    def make_step(self, title: str | None, classes: list[str]) -> list[nodes.Node]:
        """Return a list of one step."""
        messages: list[nodes.system_message] = []
        step = rigor_step()
        self.identify(step, STEP, classes)
        step["classes"] = ["rigor-step", *classes]
        if title:
            children, messages = self.parse_inline(title, lineno=self.lineno)
            step += rigor_step_title(title, "", nodes.strong("", "", *children))
            self.set_source_info(step[0])
        self.address(step)
        content = content_of(self)
        if reason := self.options.get("because"):
            step["classes"].append("rigor-justified")
            step += nodes.container("", *content, classes=["rigor-step-work"])
            messages += self.add_reason(step, reason)
        else:
            step += content
        return [step_list([step]), *messages]

    def add_reason(self, step: rigor_step, text: str) -> list[nodes.system_message]:
        """Put the reason behind the content; :mod:`titles` names it a reason."""
        children, messages = self.parse_inline(text, lineno=self.lineno)
        because = rigor_because(text, "", *children, classes=["rigor-because"])
        self.set_source_info(because)
        step += because
        return messages


class DetailDirective(BoxDirective):
    """What most readers may skip: closed at first, open where nothing can be opened."""

    option_spec: ClassVar = {"class": directives.class_option, "open": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return a details element with the title as its summary."""
        title = self.arguments[0] if self.arguments else str(_("Details"))
        children, messages = self.parse_inline(title, lineno=self.lineno)
        classes = ["rigor-detail", *self.options.get("class", [])]
        detail = rigor_div(classes=classes, element="details", open="open" in self.options)
        detail += rigor_summary(title, "", *children)
        for node in (detail, detail[0]):
            self.set_source_info(node)
        detail += content_of(self)
        return [detail, *messages]


def step_list(steps: list[nodes.Node]) -> rigor_steps:
    """Return a numbered list of these steps."""
    found = rigor_steps("", *steps, enumtype="arabic", prefix="", suffix=".")
    found["classes"].append("rigor-steps")
    found.source, found.line = steps[0].source, steps[0].line
    return found


def gather_steps(children: list[nodes.Node]) -> list[nodes.Node]:
    """Join lists of steps that follow each other; the numbers go on after a break."""
    found: list[nodes.Node] = []
    count = 0
    for are_steps, group in groupby(children, lambda node: isinstance(node, rigor_steps)):
        if not are_steps:
            found += group
            continue
        steps = [step for each in group for step in each.children]
        joined = step_list(steps)
        if count:
            joined["start"] = count + 1
        count += len(steps)
        found.append(joined)
    return found
