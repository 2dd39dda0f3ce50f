"""What moves text about, or says nothing of its own, changes neither verdict nor entries."""

from __future__ import annotations

import io
import re
import shutil
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from accuracy.score import LABELS
from fixtures.sites import Project
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Verdict

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
SETTINGS = {
    "extensions": ["myst_parser", "sphinx_design", "sphinx_rigor"],
    "myst_enable_extensions": ["dollarmath", "amsmath", "colon_fence", "substitution"],
    "myst_substitutions": {"name": "value"},
    "suppress_warnings": ["myst", "ref", "i18n"],
    "smartquotes": False,  # which are those of the language that is built
}
HEADING = re.compile(r"^## .*", re.MULTILINE)
FEW, MANY = 1, 12
"""Articles that are tried by default, and at night."""


def articles(count: int) -> list[str]:
    """Return the names of the shortest labelled articles."""
    every = tomllib.loads(LABELS.read_text(encoding="utf-8"))["article"]
    return [each["name"] for each in sorted(every, key=lambda each: each.get("end", 1e9))][
        :count
    ]


def headings(text: str) -> list[int]:
    """Return where the sections begin that a reader sees, code and boxes left out."""
    inside = re.sub(r"^(```|~~~).*?^\1|<div.*?</div>", lambda m: "·" * len(m[0]), text,
                    flags=re.MULTILINE | re.DOTALL)  # fmt: skip
    return [match.start() for match in HEADING.finditer(inside)]


def before_each(more: str) -> Callable[[str], str]:
    """Return what puts a text before each section."""

    def change(text: str) -> str:
        for at in reversed(headings(text)):
            text = f"{text[:at]}{more}\n\n{text[at:]}"
        return text

    return change


def with_notes(text: str) -> str:
    """Put a footnote before each section."""
    for number, at in reversed(list(enumerate(headings(text)))):
        note = f"[^n{number}]: A note\n    of two lines.\n\n"
        text = f"{text[:at].rstrip()}[^n{number}]\n\n{note}{text[at:]}"
    return text


def in_a_div(text: str) -> str:
    """Nest the sections from the second to the last but one in a div."""
    found = headings(text)
    if len(found) < 3:
        return text
    first, last = found[1], found[-1]
    return f'{text[:first]}<div class="wide">\n\n{text[first:last]}</div>\n\n{text[last:]}'


CHANGES: dict[str, Callable[[str], str]] = {
    "footnote": with_notes,
    "definition": before_each("[twice]: https://example.org"),
    "comment": before_each("% a comment\n\n<!-- another\nof two lines -->"),
    "substitution": before_each("{{ name }}"),
    "glossary": before_each("```{glossary}\nterm\n  What it means.\n```"),
    "index": before_each("```{index} single: word\n```"),
    "div": in_a_div,
}


def shown(verdict: Verdict) -> object:
    """Return what a verdict says, without lines and what counts lines or words."""
    return (
        verdict.state,
        (verdict.met, verdict.total),
        [
            (part.id, part.met, part.total, [(e.kind, e.title, e.fields) for e in part.entries])
            for part in verdict.parts
        ],
    )


@pytest.fixture(scope="module")
def site(corpus: Path, tmp_path_factory, nightly) -> tuple[Project, dict[str, Verdict]]:
    """Return a site with some articles in all the ways they are changed, and the verdicts."""
    count = MANY if nightly else FEW
    site = Project(tmp_path_factory.mktemp("places")).configure(**SETTINGS)
    for number, name in enumerate(articles(count)):
        text = (corpus / name).read_text(encoding="utf-8")
        ways = {"plain": text, **{way: change(text) for way, change in CHANGES.items()}}
        site.write({f"blogs_raw/{number}-{way}.md": each for way, each in ways.items()})
        site.write(parted(text, number))
    site.write({"index": "# I\n"})
    return site, verdicts(site)


def parted(text: str, number: int) -> dict[str, str]:
    """Return an article whose sections stand in files of their own."""
    bounds = [*headings(text), len(text)]
    files = {
        f"parts/{number}-{n}.txt": text[first:last]
        for n, (first, last) in enumerate(pairwise(bounds))
    }
    includes = "".join(f"```{{include}} ../{name}\n```\n\n" for name in files)
    return {**files, f"blogs_raw/{number}-include.md": text[: bounds[0]] + includes}


def verdicts(site: Project) -> dict[str, Verdict]:
    """Build once; return the verdicts by the names of files."""
    found = rigor_domain(site.build("rigor", fresh=True).app.env).site.verdicts
    return {Path(each.path).stem: each for each in found}


@pytest.mark.parametrize("way", [*CHANGES, "include"])
def test_the_verdict_stays(site, way: str) -> None:
    found = site[1]
    plain = {name: each for name, each in found.items() if name.endswith("-plain")}
    assert len(plain) >= FEW
    for name, verdict in plain.items():
        changed = found[name.replace("plain", way)]
        assert shown(changed) == shown(verdict), name


def test_the_verdict_stays_in_translation(site, tmp_path) -> None:
    source, found = site
    copy = Project(tmp_path / "site")
    shutil.copytree(
        source.root, copy.root, ignore=shutil.ignore_patterns("_build", "*-[a-o]*", "*-[q-z]*")
    )
    copy.config = dict(source.config)
    pots = copy.build("gettext", fresh=True).out
    for path in pots.rglob("*.pot"):
        catalogue = read_po(io.BytesIO(path.read_bytes()), locale="de")
        for message in catalogue:
            if message.id:
                message.string = "Etwas."
        target = copy.root / "locale/de/LC_MESSAGES" / path.relative_to(pots).with_suffix(".po")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            write_po(out, catalogue)
    copy.configure(language="de", locale_dirs=["locale"], gettext_compact=False)
    after = verdicts(copy)

    assert after
    assert {name: shown(each) for name, each in after.items()} == {
        name: shown(found[name]) for name in after
    }
