"""A document read alone in a warm application is judged as a whole build judges it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from fixtures.articles import ARTICLE, FILES
from fixtures.drafts import GOOD, PLAN
from fixtures.sites import Built, Project
from sphinx_rigor.gate.others import all_findings
from sphinx_rigor.records import Finding
from sphinx_rigor.server.warm import started

PICTURE = """
```{{figure}} {name}.png
:name: fig-{name}
A caption.
```
"""
FAULTS = {
    "articles/labels": GOOD.replace("slug: t", "slug: l")
    + "\n```{theorem} T\n:label: thm-big\nWords.\n```\n{ref}`none` {eq}`none` [x](#none)\n",
    "articles/equations": GOOD.replace("slug: t", "slug: e") + "\n$$x=y$$ (eq-big)\n",
    "articles/slug": GOOD.replace("slug: t", "slug: a"),
    "articles/waived": GOOD.replace("slug: t", "slug: w").replace("$$b=c$$", "")
    + "\n<!-- rigor: allow too-few-formulas: it is short -->\n<!-- rigor: allow bad-date: x -->\n",
    "articles/known": GOOD.replace("slug: t", "slug: k").replace("**Cause**: 2 loops", ""),
    "articles/figures": GOOD.replace("slug: t", "slug: f")
    + PICTURE.format(name="one")
    + "\n{numref}`fig-one` {numref}`fig-two` {numref}`articles/a`\n",
    "articles/pictures": GOOD.replace("slug: t", "slug: p") + PICTURE.format(name="two"),
    "articles/topics": GOOD.replace("status:", "topics: [Atention]\nstatus:"),
    "articles/odd": "---\ntitle: [\n---\n# O\n\n```{nosuch}\n```\n\n:::{note\n{unknown}`x`\n[^1]\n",
    "notes": "# N\n\n{ref}`nowhere`\n\n$$x=y$$ (eq-big)\n\n```{rigor:topic-articles} nosuch\n```\n",
    "lonely": "# L\n\nIn no table of contents.\n",
}
KNOWN = (
    '{"version": 1, "findings": [\n'
    '{"path": "articles/known.md", "rule": "incomplete-entry", "key": "faults.entry.flaw", "value": 0},\n'
    '{"path": "articles/known.md", "rule": "bad-date", "key": "", "value": null}\n]}\n'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Project:
    made = Project(tmp_path_factory.mktemp("warm")).write(FILES | FAULTS)
    made.write(
        {
            "plan.toml": PLAN,
            "known.json": KNOWN,
            "articles/one.png": b"",
            "articles/two.png": b"",
        }
    )
    index = "# I\n\n```{toctree}\n:glob:\n:numbered:\n\narticles/*\nnotes\n```\n"
    made.write({"index": index})
    suffixes = {".md": "markdown", ".rst": "restructuredtext"}
    rules = {"rigor_standard": "small.toml", "rigor_baseline": "known.json"}
    return made.configure(numfig=True, source_suffix=suffixes, **rules)


@pytest.fixture(scope="module")
def built(site) -> Built:
    return site.build("rigor")


@pytest.fixture(scope="module")
def warm(site, built, tmp_path_factory):
    store, seed = tmp_path_factory.mktemp("store"), site.root / "_build" / "doctrees"
    with started(site.root, store, seed) as ready:
        yield ready


def of(findings, path: str) -> list[tuple[object, ...]]:
    """Return the findings of one file, comparable.

    Of a name given twice Sphinx tells in the document that it reads last, which is any here.
    """
    own = (each for each in findings if each.home == path)
    return sorted(told(each) for each in own if "other instance in" not in each.message)


def told(finding: Finding) -> tuple[object, ...]:
    """Return what a finding says, one with no place at the first line of its file."""
    names = ("path", "line", "rule", "message", "severity", "key", "value", "tool")
    return (*(getattr(finding, name) for name in names), finding.suppressed or "")


@pytest.mark.parametrize("name", sorted(FILES | FAULTS))
def test_a_document_has_the_findings_of_a_build(site, built, warm, name) -> None:
    if name.endswith(".toml"):
        return
    path = f"{name}.md"
    text = (site.root / path).read_text("utf-8")

    assert of(warm.read(name, text).findings, path) == of(all_findings(built.app), path)
    assert of(warm.read(name, None).findings, path) == of(all_findings(built.app), path)


def test_a_name_given_twice_is_told_in_either_document_at_each_reading(tmp_path) -> None:
    label = "\n(twice)=\n## Twice\n\n$$x=y$$ (eq-twice)\n\n{eq}`eq-twice` {ref}`twice`\n"
    texts = {name: f"# {name}\n{label}" for name in "abc"}
    site = Project(tmp_path / "site").write(texts).configure()
    site.write({"index": "# I\n\n```{toctree}\na\nb\nc\n```\n"})
    bare = "# X\n\n{eq}`eq-twice` {ref}`twice`\n"
    with started(site.root, tmp_path / "store", tmp_path / "none") as warm:
        for name in "aabbacca":
            said = {each.rule for each in warm.read(name, None).findings}
            assert {"ref.equation", "ref.ref"} & said == {"ref.equation"}, name
        for name in "ab":
            assert "ref.equation" not in {each.rule for each in warm.read(name, bare).findings}
        assert not {each.rule for each in warm.read("c", None).findings} & {"ref.equation"}
        assert warm.read("a", bare).findings == ()
        gone = warm.read("c", "# C\n")
        assert gone.findings == ()
        assert {"ref.eq", "ref.ref"} <= {each.rule for each in warm.read("a", bare).findings}


def test_faults_of_many_kinds_are_compared(built) -> None:
    found = {each.rule for each in all_findings(built.app)}

    assert {
        *("duplicate-label", "duplicate-slug", "unused-waiver", "too-few-formulas"),
        *("unknown-topic", "malformed-front-matter", "toc.not_included", "unknown-name"),
        *("myst.xref_missing", "ref.ref", "baseline-outdated"),
    } <= found


def test_an_unsaved_text_has_the_findings_of_the_same_text_saved(tmp_path) -> None:
    site = Project(tmp_path / "site").write(FILES)
    site.configure(rigor_standard="small.toml")
    text = ARTICLE.replace("thm-big", "thm-new").replace("slug: a", "slug: b") + "\n$$\n"
    with started(site.root, tmp_path / "store", tmp_path / "none") as warm:
        unsaved = warm.read("articles/a", text)
        other = warm.read("articles/b", None)
    site.write({"articles/a": text})
    built = site.build("rigor")

    assert of(unsaved.findings, "articles/a.md") == of(all_findings(built.app), "articles/a.md")
    assert of(other.findings, "articles/b.md") == of(all_findings(built.app), "articles/b.md")
    assert unsaved.article.facts == built.app.env.domains["rigor"].facts["articles/a"]


def test_line_ends_of_windows_count_alike(warm) -> None:
    text = FAULTS["articles/labels"].replace("\n", "\r\n")
    plain = warm.read("articles/labels", FAULTS["articles/labels"])
    found = warm.read("articles/labels", text)

    assert of(found.findings, "articles/labels.md") == of(plain.findings, "articles/labels.md")


def test_what_an_author_builds_is_left_as_it_is(tmp_path) -> None:
    site = Project(tmp_path / "site").write(FILES | {"plan.toml": PLAN})
    site.configure(
        rigor_standard="small.toml",
        source_suffix={".md": "markdown", ".rst": "restructuredtext"},
    )
    site.build("rigor")
    for page in site.root.glob("topics/*"):
        page.unlink()
    before = digests(site.root)
    with started(site.root, tmp_path / "store", site.root / "_build" / "doctrees") as warm:
        warm.read("articles/a", "# Another\n")

    assert digests(site.root) == before


def digests(folder: Path) -> dict[Path, str]:
    """Return the digests of all files in a folder."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def test_a_document_is_found_by_its_file(warm, site, tmp_path) -> None:
    late = site.root / "articles" / "late.md"
    late.write_text("# Late\n", encoding="utf-8")

    assert warm.docname(site.root / "articles" / "a.md") == "articles/a"
    assert warm.docname(late) == "articles/late"
    assert warm.docname(site.root / "articles" / "none.md") is None
    assert warm.docname(site.root / "_build" / "x.md") is None
    assert warm.docname(site.root / "small.toml") is None
    assert warm.docname(tmp_path / "stray.md") is None
    late.unlink()
    warm.forget(late)


def test_files_that_decide_about_all_are_watched(warm, site) -> None:
    assert not warm.governing.changed
    names = {Path(each).name for each in warm.governing.paths}
    assert {"conf.py", "small.toml", "plan.toml", "known.json"} <= names
