"""Compare what the extension finds in articles with what a reader found there.

``labels.toml`` names, for articles chosen at random, the first line of each part, the
last line of the last one, each entry with the fields a reader sees in it, and how many
display formulas and tables there are. Lines are those of the file.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_rigor.cli._site import read_site
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Facts, Verdict
from sphinx_rigor.verdict import bare

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "blogs_raw"
LABELS = Path(__file__).with_name("labels.toml")
NEAR = 2
CONF = """\
extensions = ["myst_parser", "sphinx_design", "sphinx_rigor"]
myst_enable_extensions = ["dollarmath", "amsmath"]
"""


@dataclass(frozen=True)
class Labelled:
    """An entry as a reader sees it; it begins on one of the lines."""

    kind: str
    first: int
    last: int
    fields: frozenset[str]

    @classmethod
    def read(cls, line: str) -> Labelled:
        """Read ``flaw 12-14 problem impact``."""
        kind, place, *fields = line.split()
        first, _, last = place.partition("-")
        return cls(kind, int(first), int(last or first), frozenset(fields))


@dataclass
class Score:
    """Counts of what was found rightly, found wrongly and missed, by name."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, found: set[str], labelled: set[str], place: str) -> None:
        """Count what two sets share and what only one has."""
        self.right[name] += len(found & labelled)
        self.wrong[name] += len(found - labelled)
        self.missed[name] += len(labelled - found)
        if found != labelled:
            extra, lacking = sorted(found - labelled), sorted(labelled - found)
            self.notes.append(f"{name}: {place}: wrong {extra}, missed {lacking}")

    def count(self, name: str, found: int, labelled: int, place: str) -> None:
        """Compare two counts."""
        self.add(name, {str(found)}, {str(labelled)}, place)
        self.counted[name] += labelled
        self.errors[name] += abs(found - labelled)

    def precision(self, names: list[str]) -> float:
        """Return the share of what was found that is right."""
        right = sum(self.right[each] for each in names)
        return right / max(right + sum(self.wrong[each] for each in names), 1)

    def recall(self, names: list[str]) -> float:
        """Return the share of what a reader sees that was found."""
        right = sum(self.right[each] for each in names)
        return right / max(right + sum(self.missed[each] for each in names), 1)


def score(corpus: Path) -> Score:
    """Read the labelled articles and compare."""
    articles = tomllib.loads(LABELS.read_text(encoding="utf-8"))["article"]
    with tempfile.TemporaryDirectory() as folder:
        verdicts, facts = read(Path(folder), corpus, [each["name"] for each in articles])
    result = Score()
    for each in articles:
        name = each["name"]
        compare_parts(result, each, verdicts[name])
        compare_entries(result, each, verdicts[name])
        compare_counts(result, each, facts[name])
        compare_lines(result, each, verdicts[name], (corpus / name).read_bytes())
    return result


def read(
    root: Path, corpus: Path, names: list[str]
) -> tuple[dict[str, Verdict], dict[str, Facts]]:
    """Build a site of these articles; return verdicts and facts by file name."""
    (root / "blogs_raw").mkdir()
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    (root / "index.md").write_text("# Index\n", encoding="utf-8")
    for name in names:
        shutil.copy(corpus / name, root / "blogs_raw")
    site, app, _said = read_site(root)
    facts = rigor_domain(app.env).facts
    verdicts = {Path(each.path).name: each for each in site.verdicts}
    return verdicts, {name: facts[verdicts[name].docname] for name in names}


def compare_parts(result: Score, label: dict, verdict: Verdict) -> None:
    """Compare where parts begin and where the last one ends."""
    parts = label.get("parts", {})
    found = {f"{each.id} {each.line}" for each in verdict.parts if each.line}
    result.add("part", found, {f"{name} {line}" for name, line in parts.items()}, label["name"])
    if parts and parts.keys() == {each.id for each in verdict.parts if each.line}:
        end = max(each.end for each in verdict.parts)
        result.add("end", {str(end)}, {str(label["end"])}, label["name"])


def compare_entries(result: Score, label: dict, verdict: Verdict) -> None:
    """Pair entries by kind and line; compare the fields of those that pair."""
    wanted = [Labelled.read(line) for line in label.get("entries", "").strip().splitlines()]
    for part in verdict.parts:
        for entry in part.entries:
            pair = next(
                (each for each in wanted if is_pair(entry.kind, entry.line, each)), None
            )
            place = f"{label['name']}:{entry.line}"
            result.add(entry.kind, {place}, {place} if pair else set(), entry.title)
            if pair:
                wanted.remove(pair)
                names = {*entry.fields, *pair.fields}
                for name in sorted(names):
                    has = {name} & set(entry.fields)
                    result.add(f"{entry.kind}.{name}", has, {name} & pair.fields, place)
    for each in wanted:
        result.add(each.kind, set(), {str(each.first)}, f"{label['name']}:{each.first}")


def is_pair(kind: str, line: int, labelled: Labelled) -> bool:
    """Tell whether an entry is the one labelled."""
    return kind == labelled.kind and labelled.first - NEAR <= line <= labelled.last + NEAR


def compare_counts(result: Score, label: dict, facts: Facts) -> None:
    """Compare the numbers of distinct display formulas and of tables."""
    formulas = len({bare(each.source) for each in facts.formulas if each.display})
    for name, found in (("formulas", formulas), ("tables", len(facts.tables))):
        if name in label:
            result.count(name, found, label[name], label["name"])


def compare_lines(result: Score, label: dict, verdict: Verdict, data: bytes) -> None:
    """Compare the lines of each part that is to have some with those between its labels."""
    begins = sorted([*label.get("parts", {}).values(), label.get("end", 0) + 1])
    lines = data.decode("utf-8", "replace").splitlines()
    for part in verdict.parts:
        found = dict(part.counts).get("line")
        first = label.get("parts", {}).get(part.id)
        if found is not None and first:
            last = next(line for line in begins if line > first)
            solid = sum(1 for line in lines[first - 1 : last - 1] if line.strip())
            result.count("lines", found, solid, f"{label['name']}:{first}")


def table(result: Score) -> str:
    """Return precision and recall by name, and each difference."""
    names = sorted({*result.right, *result.wrong, *result.missed})
    rows = [
        f"{name:26}{result.right[name]:6}{result.wrong[name]:6}{result.missed[name]:7}"
        f"{result.precision([name]):11.3f}{result.recall([name]):8.3f}"
        for name in names
    ]
    head = f"{'':26}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}"
    errors = [
        f"{name}: off by {result.errors[name]} of {result.counted[name]} in all"
        for name in sorted(result.counted)
    ]
    return "\n".join([head, *rows, "", *errors, "", *result.notes])


def main() -> None:
    """Print the table for the articles in the folder given, or in the usual one."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not corpus.is_dir():
        sys.exit(f"There are no articles at {corpus}; name the folder: make accuracy CORPUS=…")
    sys.stdout.write(table(score(corpus)) + "\n")


if __name__ == "__main__":
    main()
