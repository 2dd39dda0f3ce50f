"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sphinx_rigor.records import Edit, Finding, Message, Problem, Severity
from sphinx_rigor.verdict import Article

Check = Callable[[Article], Iterable[Problem]]
Fix = Callable[[Article, str, Finding], Iterable[Edit]]
SiteCheck = Callable[[Sequence[Article]], Iterable[tuple[Article, Problem]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it says, how much it weighs, and how it looks.

    ``check`` looks at one article, ``check_site`` at all of them. A ``content`` rule
    is advice while the status of the article is not enforced; a rule that looks
    ``everywhere`` also reads documents that are not articles; it, and one that ``refuses``,
    looks at articles that cannot be measured, too. One that is ``optional`` runs only where
    the standard switches it on. ``fix`` says how what it found is mended where no judgement
    is needed: given the article, the text of the finding's file and the finding, it yields
    edits, none where it needs an author after all. It keeps what the author said.
    """

    summary: Message
    severity: Severity = Severity.ERROR
    content: bool = False
    everywhere: bool = False
    refuses: bool = False
    optional: bool = False
    check: Check | None = None
    check_site: SiteCheck | None = None
    fix: Fix | None = None
