r"""Classify what the converter refuses: the article's fault, by rule, or its own limit.

Usage: python bench/math_refusals.py ARTICLES_DIR [--mathjax NODE_MODULES] [--sample 200]

Each formula goes to math-core as it is written, with the macros that the formulas before
it define; what is refused is classified as the extension does. A limit is closed when the
extension renders the formula all the same, and left to MathJax when it cannot.
With ``--mathjax`` a random sample of the refusals is given to MathJax 4 in Chromium: the
classification is right where MathJax reports an error, or shows a name in red, for a
fault and for no limit. NODE_MODULES comes from ``npm install mathjax4@npm:mathjax@4
@mathjax/mathjax-newcm-font@4``.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from math_core import LatexError, LatexToMathML
from math_corpus import Formula, browse, chromium, formulas_of, serve

from sphinx_rigor.math.check.checker import Checker, Source
from sphinx_rigor.math.check.faults import LIMIT
from sphinx_rigor.math.read.definitions import definitions
from sphinx_rigor.records import Spot

CLOSED, LEFT = "limit, closed", "limit, left to MathJax"
PAGE = """<!doctype html><meta charset="utf-8"><script>
const formulas = FORMULAS;
const asked = {tex: {inlineMath: [["\\\\(", "\\\\)"]]}, startup: {typeset: false, ready() {
  MathJax.startup.defaultReady();
  MathJax.startup.promise.then(run);
}}};
window.MathJax = asked;
async function run() {
  const said = [];
  for (const [before, source, display] of formulas) {
    try {
      for (const each of before) await MathJax.tex2mmlPromise(each);
      const mathml = await MathJax.tex2mmlPromise(source, {display});
      const error = /data-mjx-error="([^"]*)"/.exec(mathml);
      const red = /<merror|<mtext[^>]*mathcolor="red"[^>]*>\\\\/.test(mathml);
      said.push(error ? error[1] : red ? "undefined" : "");
    } catch (error) { said.push(String(error)); }
    MathJax.texReset();
  }
  fetch("/said", {method: "POST", body: JSON.stringify(said)});
}
</script><script src="node_modules/mathjax4/tex-mml-chtml.js"></script>"""


@dataclass(frozen=True)
class Refused:
    """A refused formula: where, what, why, and how it is classified."""

    docname: str
    source: str
    display: bool
    reason: str
    verdict: str
    before: tuple[str, ...]


def refusals(docname: str, formulas: list[Formula]) -> list[Refused]:
    """Return what the converter refuses of one article."""
    engine = LatexToMathML(fancy_error=False, global_group=True)
    checker, found, before = Checker(), [], []
    for each in formulas:
        faults = list(checker.check(Source(each.source, Spot(1, 1, ""), each.display)))
        reason = refusal_of(engine, each)
        if reason:
            found.append(
                Refused(
                    docname, each.source, each.display, reason, verdict_of(faults), (*before,)
                )
            )
        for macro in definitions(each.source):
            before.append(each.source[macro.start : macro.end])
            refusal_of(engine, Formula(macro.definition, display=False, line=0))
    return found


def refusal_of(engine: LatexToMathML, formula: Formula) -> str:
    """Return why the converter refuses a formula, an empty text if it does not."""
    try:
        engine.convert_with_global_state(formula.source, displaystyle=formula.display)
    except LatexError as error:
        return str(error).partition(": ")[2]
    return ""


def verdict_of(faults: list) -> str:
    """Return what the extension says of a refused formula."""
    rules = [fault.rule for fault in faults]
    blamed = [rule for rule in rules if rule != LIMIT]
    return blamed[0] if blamed else LEFT if rules else CLOSED


def compare(sample: list[Refused], modules: Path) -> list[str]:
    """Return what MathJax in Chromium says of each formula: its error, or nothing."""
    formulas = [[list(each.before), each.source, each.display] for each in sample]
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as site,
        chromium() as browser,
    ):
        (Path(folder) / "node_modules").symlink_to(modules.resolve())
        text = json.dumps(formulas).replace("</", "<\\/")
        (Path(folder) / "index.html").write_text(
            PAGE.replace("FORMULAS", text), encoding="utf-8"
        )
        said = browse(browser, site, "index.html")
    return json.loads(said) if said else []


def main() -> None:
    """Print the table, and the comparison if MathJax is at hand."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--mathjax", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    options = parser.parse_args()
    corpus = formulas_of(sorted(options.articles.glob("*.md")))
    found = [each for name, formulas in corpus.items() for each in refusals(name, formulas)]
    print(f"{sum(map(len, corpus.values()))} formulas, {len(found)} refused\n")
    print("| classified as | refusals |\n|---|---|")
    for verdict, count in Counter(each.verdict for each in found).most_common():
        print(f"| {verdict} | {count} |")
    if options.mathjax:
        sample = random.Random(4).sample(found, min(options.sample, len(found)))
        report(sample, compare(sample, options.mathjax))


def report(sample: list[Refused], said: list[str]) -> None:
    """Print how many of a sample are right and each that is not."""
    wrong = [
        (each, error)
        for each, error in zip(sample, said, strict=True)
        if bool(error) == (each.verdict in {CLOSED, LEFT})
    ]
    right = len(sample) - len(wrong)
    print(f"\nMathJax agrees on {right} of {len(sample)} ({right / len(sample):.1%})")
    for each, error in wrong:
        shown = f"{each.docname} | {each.source[:200]!r} | {error[:300]}"
        print(f"- {each.verdict} | {each.reason} | {shown}")


if __name__ == "__main__":
    main()
