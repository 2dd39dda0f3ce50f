"""The builder ``rigor-verify``: run the checks, say which do not hold, record which do.

It is the doctest builder of Sphinx with three things mended: a failure names the line it
is on (Sphinx names the directive's, twice over for ``testcode``) and is a warning of ours;
a session that Python cannot parse is a failure; what passed goes to the record named by
``rigor_checks``. A document of which anything failed or was skipped is not recorded.
"""

from __future__ import annotations

import linecache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError
from sphinx.ext.doctest import DocTestBuilder
from sphinx.locale import get_translation
from sphinx.util import logging

from sphinx_rigor.atomic import write_text
from sphinx_rigor.collect import PARSER, checks_key, first_code_line
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.refusal import translate
from sphinx_rigor.verify.record import Record, RecordError, load_record, record_text
from sphinx_rigor.verify.runner import CheckRunner, Failure

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.ext.doctest import TestGroup

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_rigor")


class VerifyBuilder(DocTestBuilder):
    """Runs the checks of all documents and records those that passed."""

    name = "rigor-verify"
    epilog = ""

    def init(self) -> None:
        """Start with nothing tested; refuse to run without the directives."""
        if "doctest_default_flags" not in self.config:
            needed = _(
                "the builder rigor-verify runs what sphinx.ext.doctest marks; "
                'add "sphinx.ext.doctest" to extensions in conf.py'
            )
            raise ExtensionError(str(needed))
        super().init()
        self.tested: set[str] = set()
        self.passed: set[tuple[str, str]] = set()
        self.failed = self.skips = 0

    def test_doc(self, docname: str, doctree: nodes.Node) -> Any:
        """Run the checks of one document and note how that went."""
        self.failed = self.skips = 0
        done = super().test_doc(docname, doctree)
        facts = rigor_domain(self.env).facts[docname]
        self.tested.add(facts.path)
        if self.skips and not self.failed:
            message = str(_("checks skipped: %(count)s; so none is recorded as passed"))
            line = facts.checks[0].line
            self.warn("skipped-check", facts.path, line, message % {"count": self.skips})
        elif facts.checks and not self.failed:
            self.passed.add((facts.path, checks_key(facts.checks)))
        return done

    def test_group(self, group: TestGroup) -> Any:
        """Run one group with runners that report to us."""
        if not isinstance(self.test_runner, CheckRunner):
            self.setup_runner = first = self.runner()
            self.test_runner = self.runner(first)
            self.cleanup_runner = self.runner(first)
        self.refuse_malformed(group)
        runner = self.test_runner
        done = super().test_group(group)
        self.skips += len(group.tests) - runner.ran + runner.skipped
        runner.ran = runner.skipped = 0
        return done

    def runner(self, first: CheckRunner | None = None) -> CheckRunner:
        """Return a runner; all of one document catch the output in one place."""
        return CheckRunner(self.tell, lambda: self.type == "single", self.opt, first)

    def refuse_malformed(self, group: TestGroup) -> None:
        """Report sessions that cannot be parsed, which Sphinx would pass over."""
        for tests in list(group.tests):
            code = tests[0]
            if code.type == "doctest":
                try:
                    PARSER.get_examples(code.code)
                except ValueError as error:
                    group.tests.remove(tests)
                    self.total_failures += 1
                    what = str(error).replace(" of the docstring for <string>", "")
                    self.tell(Failure(code.filename, (code.lineno or 0) + 1, what))

    def skipped(self, node: nodes.Element) -> bool:
        """Tell whether ``skipif`` holds; one that cannot be evaluated is a failure."""
        try:
            skip = bool(super().skipped(node))
        except Exception as error:  # noqa: BLE001 - the condition is the author's code
            name = self.get_filename_for_node(node, self.env.docname)
            what = f":skipif: {type(error).__name__}: {error}"
            self.tell(Failure(name, node.line or 1, what))
            self.total_failures += 1
            skip = True
        self.skips += skip
        return skip

    @staticmethod
    def get_line_number(node: nodes.Node) -> int | None:
        """Return the line before the first line of code, as doctest counts."""
        if node.line is None or ":docstring of " in str(node.source):
            return None
        linecache.checkcache(str(node.source))
        lines = linecache.getlines(str(node.source))
        return first_code_line(lines, node.line, node.astext()) - 1

    def tell(self, failure: Failure) -> None:
        """Report a failure."""
        self.failed += 1
        self.warn("failed-check", failure.path, failure.line, failure.text)

    def warn(self, subtype: str, path: str, line: int, text: str) -> None:
        """Warn at a line, and keep the warning in the output file too."""
        self.outfile.write(f"{path}:{line}: {text}\n")
        logger.warning(text, location=f"{path}:{line}", type="rigor", subtype=subtype)

    def finish(self) -> None:
        """Print the summary and write the record."""
        super().finish()
        if self.config.rigor_checks:
            path = Path(self.confdir) / self.config.rigor_checks
            paths = {str(self.env.doc2path(each, False)) for each in self.env.found_docs}
            try:
                kept = {each for each in load_record(path) if each[0] in paths - self.tested}
            except RecordError as error:
                raise ExtensionError(error.said(translate)) from error
            write_record(path, frozenset(self.passed | kept))


def write_record(path: Path, record: Record) -> None:
    """Write the record if it says something new."""
    text = record_text(record)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        write_text(path, text)


def setup(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(VerifyBuilder)
