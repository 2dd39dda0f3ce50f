"""Findings that no module here makes: of plan, waivers, baseline, boxes and index."""

from __future__ import annotations

from sphinx_rigor.records import Message, Severity, msg
from sphinx_rigor.rules._explanation import HEADS, Explanation


def about(name: str, severity: Severity, summary: Message, instead: Message) -> Explanation:
    """Return the explanation of a finding that needs no more than a sentence."""
    return Explanation(name, severity, False, summary, ((HEADS["Instead"], instead),))


ELSEWHERE = (
    about(
        "no-articles",
        Severity.WARNING,
        msg("a pattern in ``rigor_articles`` matches no document, so nothing is checked"),
        msg("Correct the pattern: it is for docnames, without the suffix."),
    ),
    about(
        "planned-article-missing",
        Severity.WARNING,
        msg("the plan names an article that has no file; the place is in the plan's file"),
        msg("Create the file, or correct the name in the plan."),
    ),
    about(
        "circular-toctree",
        Severity.ERROR,
        msg("tables of contents list each other in a circle; Sphinx would not end"),
        msg("Take the entry out that leads back up; a link in the text may stay."),
    ),
    about(
        "unknown-topic",
        Severity.WARNING,
        msg("the front matter names a topic that the plan does not have"),
        msg("Correct the name, or add the topic to the plan."),
    ),
    about(
        "unknown-name",
        Severity.WARNING,
        msg("a directive of the index names a topic, batch or article that is not there"),
        msg("Correct the name."),
    ),
    about(
        "pages-not-written",
        Severity.ERROR,
        msg("the pages of the plan cannot be written into the source folder"),
        msg("Generate them where the folder can be written, and take them along."),
    ),
    about(
        "duplicate-label",
        Severity.WARNING,
        msg("two boxes have the same label; references go to the first"),
        msg("Give one of them another label."),
    ),
    about(
        "directive-taken",
        Severity.WARNING,
        msg("another extension holds the bare name of a box"),
        msg("Write the name with the domain before it: ``rigor:proof``."),
    ),
    about(
        "unused-waiver",
        Severity.WARNING,
        msg("a waiver allows what is not broken"),
        msg("Remove the waiver."),
    ),
    about(
        "waiver-without-reason",
        Severity.WARNING,
        msg("a waiver gives no reason and has no effect"),
        msg("Say why: ``<!-- rigor: allow RULE: reason -->``."),
    ),
    about(
        "malformed-waiver",
        Severity.WARNING,
        msg("a waiver cannot be understood and has no effect"),
        msg("Write ``rigor: allow RULE: reason`` or ``rigor: {allow: {RULE: reason}}``."),
    ),
    about(
        "unknown-rule",
        Severity.ERROR,
        msg("a waiver names a rule that does not exist"),
        msg("Correct the name; ``rigor rules`` lists them."),
    ),
    about(
        "baseline-outdated",
        Severity.WARNING,
        msg("a finding of the baseline has improved or is gone"),
        msg("Record it: ``rigor baseline``."),
    ),
    about(
        "rule-crashed",
        Severity.ERROR,
        msg("a rule failed by itself; the other rules went on"),
        msg("Mend the rule; the message has the error."),
    ),
)
