r"""Judge formulas as the extension does, beside MathJax and LaTeX, and print the table.

Usage: python bench/math_conformance.py SUITE.jsonl [--list KIND] [--xelatex] [--mathjax DIR]

SUITE has one JSON object a line: ``tex``, ``display``, and what MathJax 3 and 4 say of it
(``mathjax3``, ``mathjax4``: true, or the error). With ``--mathjax`` both are asked again:
DIR comes from ``npm install mathjax3@npm:mathjax@3 mathjax4@npm:mathjax@4
@mathjax/mathjax-newcm-font@4``. With ``--xelatex`` what is disputed is typeset with
amsmath, amssymb and mathtools, so that a formula that MathJax alone sets is no false
alarm and no share of the fallback. ``--list`` prints the formulas of one row of the table.

* false alarm: MathJax (3 or 4) and LaTeX set it, and it is called a fault;
* fallback: both versions of MathJax and LaTeX set it, and it is left to MathJax
  (without mhchem, which is counted apart);
* passing: neither version of MathJax sets it, nobody defines it, and it is set without a
  finding;
* crash: an exception.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sphinx_rigor.math.check.checker import Checker, Source, names
from sphinx_rigor.math.check.faults import LIMIT
from sphinx_rigor.math.check.vocabulary import Vocabulary, everybody
from sphinx_rigor.math.names.tables import packages
from sphinx_rigor.records import Spot

PACKAGES = ["base", "ams", "newcommand", "require", "autoload", "configmacros"]
NODE = """
const [which, modules, packages] = JSON.parse(process.argv[1]);
const load = ["input/tex", "output/svg", "adaptors/liteDOM"];
const rows = JSON.parse(require("fs").readFileSync(0));
(async () => {
  const MathJax = await require(modules + "/" + which).init(
    {loader: {load, require}, tex: {packages}, startup: {typeset: false},
     svg: {font: "mathjax-newcm"}});
  const said = [];
  for (const [source, display] of rows) {
    if (/def|command|\\let|env|Operator|color|require|type/.test(source)) {
      MathJax.startup.getComponents();
      MathJax.startup.makeMethods();
    }
    try {
      const mathml = await MathJax.tex2mmlPromise(source, {display});
      const error = /data-mjx-error="([^"]*)"/.exec(mathml);
      const red = /<mtext[^>]*mathcolor="red"[^>]*>(\\\\[^<]+)/.exec(mathml);
      said.push(error ? error[1] : red ? red[1] : true);
    } catch (error) { said.push(String(error)); }
    MathJax.texReset();
  }
  console.log(JSON.stringify(said));
})();
"""
FORMAT = r"""
\RequirePackage[OT1]{fontenc}
\documentclass{article}
\usepackage{amsmath,amssymb,mathtools}
\dump
"""
"""No format can hold the fonts of TU, which would be loaded else."""
OUTER = re.compile(
    r"\\begin\s*\{(equation|align|alignat|flalign|gather|multline|eqnarray)\*?\}"
)
CHEMISTRY = re.compile(r"\\(ce|pu|cf)(?![A-Za-z])")
MISSED = re.compile(r"Undefined control sequence \\([A-Za-z]+)|Unknown environment '(.*)'")
KINDS = ("false alarm", "fallback", "chemistry", "passing", "crash")


@dataclass(frozen=True)
class Judged:
    """A formula with every verdict: ``ours`` is set, fallback, fault or crash."""

    tex: str
    display: bool
    suite: str
    mathjax3: bool
    mathjax4: bool
    said: str
    ours: str
    why: str

    @property
    def kind(self) -> str:
        """The row of the table that it belongs to, ``""`` where nothing is disputed."""
        some, both = self.mathjax3 or self.mathjax4, self.mathjax3 and self.mathjax4
        if self.ours == "crash":
            return "crash"
        if self.ours == "fault" and some:
            return "false alarm"
        if self.ours == "fallback" and both:
            return "chemistry" if CHEMISTRY.search(self.tex) else "fallback"
        return "passing" if self.ours == "set" and not some and not self.defined else ""

    @property
    def defined(self) -> bool:
        """Whether LaTeX, or our own list, defines what MathJax misses."""
        found = MISSED.match(self.said)
        name = found[1] or found[2] if found else ""
        known = Vocabulary(asked=packages())
        return name in everybody() or known.is_shown(name) or known.is_environment(name)


def judge(rows: Iterable[dict]) -> list[Judged]:
    """Check each formula as the only one of a document."""
    return [
        Judged(
            row["tex"], row["display"], row["suite"],
            row["mathjax3"] is True, row["mathjax4"] is True, str(row["mathjax3"]),
            *verdict(row),
        )
        for row in rows
    ]  # fmt: skip


def verdict(row: dict) -> tuple[str, str]:
    """Return what the extension says of a formula, and why."""
    try:
        faults = Checker().check(Source(row["tex"], Spot(1, 1, ""), row["display"]))
    except Exception as error:  # noqa: BLE001 - any exception is a crash
        return "crash", repr(error)[:200]
    source = Source(row["tex"], Spot(1, 1, ""), row["display"])
    labels = [label for name in names(source) for label in name.labels]
    if len(set(labels)) < len(labels):
        return "fault", "duplicate-equation-label"
    why = "; ".join(f"{each.rule} {each.detail}" for each in faults)
    blamed = any(each.rule != LIMIT for each in faults)
    return ("fault" if blamed else "fallback" if faults else "set"), why


def ask_mathjax(rows: list[dict], modules: Path) -> None:
    """Put the verdicts of both versions of MathJax into the rows."""
    given = json.dumps([[row["tex"], row["display"]] for row in rows])
    for which, more in (("mathjax3", []), ("mathjax4", ["textmacros"])):
        asked = json.dumps([which, str(modules.resolve()), [*PACKAGES, *more]])
        done = subprocess.run(
            ["node", "-e", NODE, asked], input=given, capture_output=True, text=True, check=True
        )
        said = json.loads(done.stdout.splitlines()[-1])
        changed = sum(
            (row[which] is True) != (new is True) for row, new in zip(rows, said, strict=True)
        )
        print(f"{which}: {changed} verdicts other than those of the suite")
        for row, new in zip(rows, said, strict=True):
            row[which] = new


class Xelatex:
    """Typesets one formula after another with a format that is made once."""

    def __init__(self, folder: Path) -> None:
        """Make the format."""
        self.folder = folder
        (folder / "judge.ini").write_text(FORMAT, encoding="utf-8")
        self.run("-ini", "&xelatex judge.ini")

    def run(self, *options: str) -> int:
        """Run the program and return its exit status; a formula may never end."""
        command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "-no-pdf", *options]
        try:
            return subprocess.run(
                command, cwd=self.folder, capture_output=True, timeout=20, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            return 1

    def sets(self, tex: str, *, display: bool) -> bool:
        """Tell whether LaTeX typesets a formula."""
        if OUTER.search(tex) and display:
            body = tex
        else:
            opened, closed = (r"\begin{equation*}", r"\end{equation*}") if display else "$$"
            body = f"{opened}{tex}\n{closed}"
        document = f"\\begin{{document}}\n{body}\n\\end{{document}}\n"
        (self.folder / "f.tex").write_text(document, encoding="utf-8")
        return self.run("-fmt=judge", "f.tex") == 0


def main() -> None:
    """Print the table, and the formulas of one kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("suite", type=Path)
    parser.add_argument("--list", choices=KINDS)
    parser.add_argument("--xelatex", action="store_true")
    parser.add_argument("--mathjax", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.suite.read_text("utf-8").splitlines()]
    if options.mathjax:
        ask_mathjax(rows, options.mathjax)
    start = time.perf_counter()
    judged = judge(rows)
    seconds = time.perf_counter() - start
    found = {kind: [each for each in judged if each.kind == kind] for kind in KINDS}
    if options.xelatex and shutil.which("xelatex"):
        only_what_latex_sets(found)
    report(judged, found, seconds)
    for each in found.get(options.list, ()):
        print(f"- {each.suite} | {'display' if each.display else 'inline'} | {each.tex!r}")
        print(f"  {each.why}")


def only_what_latex_sets(found: dict[str, list[Judged]]) -> None:
    """Leave out what MathJax alone sets."""
    with tempfile.TemporaryDirectory() as folder:
        latex = Xelatex(Path(folder))
        for kind in ("false alarm", "fallback"):
            found[kind] = [
                each for each in found[kind] if latex.sets(each.tex, display=each.display)
            ]


def report(judged: list[Judged], found: dict[str, list[Judged]], seconds: float) -> None:
    """Print the table."""
    good = sum(each.mathjax3 and each.mathjax4 for each in judged)
    bad = sum(not (each.mathjax3 or each.mathjax4) for each in judged)
    print(f"{len(judged)} formulas in {seconds:.1f} s: {good} set by MathJax 3 and 4,")
    print(f"{bad} by neither\n\n| what | formulas | share |\n|---|---|---|")
    for name in ("mathjax3", "mathjax4"):
        same = sum(getattr(each, name) == (each.ours != "fault") for each in judged)
        print(f"| agree with {name} | {same} | {same / len(judged):.1%} |")
    shares = {"false alarm": good, "fallback": good, "chemistry": good, "passing": bad}
    for kind in KINDS:
        count, whole = len(found[kind]), shares.get(kind, len(judged))
        print(f"| {kind} | {count} | {count / whole:.1%} |")


if __name__ == "__main__":
    main()
