"""Never falsely green: each build says what a build from nothing would say."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from fixtures.sites import Project

ROLES = """\
{ref}`nowhere` {rigor:ref}`nobox` [](#nomyst) {doc}`nodoc` {eq}`noeq` [x](nofile.md)
{term}`t` {numref}`n` {any}`any` [y](a.md#nosuch) {ref}`twice` {ref}`twice`
"""
USES = "{ref}`lab` {numref}`lab` {rigor:ref}`lab` {any}`lab` [](#lab) [t](#lab)"
TARGET = "# A\n\n:::{theorem} T\n:label: lab\n\nWords.\n:::\n\n$$a=b$$ (e1)\n"
INDEX = "# I\n\n```{toctree}\na\nr\n```\n"
COLON = ["amsmath", "dollarmath", "colon_fence"]
OF_MYST = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST-Parser 5.2 asks


@pytest.fixture
def site(project):
    files = {"index": INDEX, "a": TARGET, "r": f"# R\n\n{USES} {{eq}}`e1` $\\eqref{{e1}}$\n"}
    return project(files, myst_enable_extensions=COLON)


def said(built) -> list[str]:
    root = f"{built.app.srcdir}{os.sep}"
    return sorted(line.replace(root, "") for line in built.warnings)


def cold(site, builder: str = "html") -> list[str]:
    """Return what a build from nothing says, in a folder beside."""
    beside = site.root.with_name("cold")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(site.root, beside, ignore=shutil.ignore_patterns("_build"))
    return said(Project(beside).build(builder))


def plain(site, builder: str = "html") -> Counter[str]:
    """Return what Sphinx alone says of the same files."""
    beside = Project(site.root.with_name("plain"))
    shutil.copytree(site.root, beside.root, ignore=shutil.ignore_patterns("_build"))
    beside.config = site.config | {"extensions": ["myst_parser"]}
    return Counter(said(beside.configure().build(builder)))


@pytest.mark.parametrize("builder", ["html", "rigor", "text", "dummy", "latex", "singlehtml"])
def test_a_broken_reference_is_said_by_every_builder(site, builder: str) -> None:
    site.write({"r": f"# R\n\n{ROLES}"})
    first = said(site.build(builder))

    assert len(first) == 12
    assert said(site.build(builder)) == first
    assert said(site.build(builder, parallel=2)) == first
    assert said(site.build("rigor")) == first


def test_references_are_reported_in_the_words_of_sphinx(site) -> None:
    text = ROLES.replace("{rigor:ref}`nobox`", "")
    site.write({"index": INDEX.replace("a\n", ""), "r": f"# R\n\n{text}\n\n## {{ref}}`none`\n"})
    site.write({"a": "---\norphan: true\n---\n# A\n"})
    alone = plain(site)

    assert sum(alone.values()) == 12
    for builder in ("rigor", "html", "text"):
        assert Counter(said(site.build(builder, fresh=True))) == alone, builder
        assert Counter(said(site.build(builder))) == alone, builder


RENAMED = {"a": TARGET.replace(": lab", ": bal")}


@pytest.mark.parametrize(
    ("builder", "change", "expected"),
    [
        ("html", RENAMED, 6),
        ("rigor", RENAMED, 6),
        ("text", RENAMED, 6),
        ("latex", RENAMED, 6),
        ("html", {"a": TARGET.replace("(e1)", "(e2)")}, 2),
        ("html", {"a": None}, 9),
        ("rigor", {"a": None}, 9),
        ("html", {"r": f"# R\n\n{ROLES}"}, 12),
    ],
)
def test_what_goes_is_missed_at_once_and_ever_after(site, builder, change, expected) -> None:
    assert said(site.build(builder)) == []
    for name, text in change.items():
        if text is None:
            (site.root / f"{name}.md").unlink()
        else:
            site.write({name: text})
    second, third = said(site.build(builder)), said(site.build(builder))

    assert len(second) == expected
    assert third == second
    if expected < 9:  # a table of contents is told twice where it is written as well
        assert second == cold(site, builder)
    else:
        assert set(second) >= set(cold(site, "rigor"))


def test_what_comes_back_is_found_again(site) -> None:
    site.write({"a": TARGET.replace(": lab", ": bal")})
    assert len(said(site.build())) == 6
    site.write({"a": TARGET})
    built = site.build()

    assert (said(built), built.written >= {"r"}) == ([], True)
    assert said(site.build()) == []


def test_a_page_is_written_again_when_an_equation_elsewhere_changes_its_number(site) -> None:
    site.write({"r": "# R\n\nSee $\\eqref{e1}$.\n"})
    site.build()
    site.write({"a": TARGET.replace("# A\n", "# A\n\n$$z=z$$ (e0)\n")})

    assert "r" in site.build().written
    assert site.build().written == set()


@OF_MYST
def test_a_reference_in_an_included_file_is_reported_there(site) -> None:
    site.write({"r": "# R\n\n```{include} inc.txt\n```\n", "inc.txt": USES})
    assert said(site.build()) == []
    site.write({"inc.txt": "Words.\n\n{ref}`gone`\n"})
    expected = ["inc.txt:3: WARNING: undefined label: 'gone' [ref.ref]"]

    assert cold(site, "rigor") == expected
    for builder in ("html", "html", "rigor"):
        assert said(site.build(builder)) == expected


@OF_MYST
def test_a_role_in_an_included_document_is_told_by_both_on_each_build(site) -> None:
    site.write({"r": "# R\n\n```{include} a.md\n```\n", "a": "# A\n\n{unknown}`x`\n"})
    for parallel in (1, 2):
        first = said(site.build(parallel=parallel, fresh=True))
        assert len(first) == 2
        site.write({"index": f"{INDEX}\nWords {parallel}.\n"})
        assert said(site.build(parallel=parallel)) == first


def test_a_translation_is_judged_by_its_own_references(site) -> None:
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue += 'msgid "See {ref}`lab`."\nmsgstr "Siehe {ref}`lob`."\n'
    site.write({"r": "# R\n\nSee {ref}`lab`.\n", "locale/de/LC_MESSAGES/r.po": catalogue})
    site.configure(language="de", locale_dirs=["locale"])
    first = said(site.build())

    assert sum("undefined label: 'lob'" in line for line in first) == 1
    assert said(site.build()) == first
    assert said(site.build("rigor")) == first
    assert said(site.build("rigor", fresh=True)) == first


def test_doctrees_from_a_cache_are_as_good_after_a_fresh_checkout(site) -> None:
    site.write({"r": f"# R\n\n{ROLES}"})
    first = said(site.build())
    shutil.rmtree(site.root / "_build" / "html")
    for path in site.root.glob("*.md"):
        os.utime(path)

    assert said(site.build("rigor")) == first
    assert said(site.build()) == first


def test_a_source_that_is_read_only_is_judged_alike(site) -> None:
    site.write({"r": f"# R\n\n{ROLES}"})
    expected = cold(site)
    out = site.root / "_build"
    out.mkdir()
    paths = [*site.root.glob("*.*"), site.root]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert said(site.build()) == said(site.build("rigor")) == expected
    finally:
        for path in paths:
            path.chmod(0o755)


def test_tables_of_contents_miss_titles_in_every_builder(site) -> None:
    site.write({"a": "Words.\n"})
    expected = [
        "index.md:3: WARNING: toctree contains reference to document 'a' that doesn't have a "
        "title: no link will be generated [toc.no_title]"
    ]
    site.write({"r": "# R\n"})

    for builder in ("html", "html", "rigor", "text", "latex"):
        assert sorted(set(said(site.build(builder)))) == expected


def test_what_the_user_does_not_want_to_hear_is_not_said(site) -> None:
    site.write({"r": f"# R\n\n{ROLES}"})
    site.configure(suppress_warnings=["ref", "myst.xref_missing"])
    for builder in ("html", "html", "rigor"):
        assert said(site.build(builder)) == []
    resolved = site.build("rigor").app.env.domains["rigor"].resolved
    assert {name for name, each in resolved.items() if each.faults} == {"r"}


def test_nitpicks_are_the_same_in_every_builder(site) -> None:
    text = "# R\n\n{py:class}`No` {py:class}`Other` {envvar}`X` [](#nomyst) [](#other)\n"
    ignored = [("py:class", "No"), ("myst", "nomyst")]
    site.write({"r": text}).configure(nitpicky=True, nitpick_ignore=ignored)
    first = said(site.build())

    assert len(first) == 3
    assert said(site.build()) == first
    assert said(site.build("rigor")) == first


def test_references_to_other_projects_are_resolved_as_in_pages(site, tmp_path) -> None:
    there = Project(tmp_path / "there").configure(myst_enable_extensions=COLON)
    found = there.write(
        {"index": TARGET.replace(": lab", ": far") + "\n(afar)=\n## B\n"}
    ).build()
    site.configure(
        extensions=["myst_parser", "sphinx.ext.intersphinx", "sphinx_rigor"],
        intersphinx_mapping={
            "there": ("https://there.invalid/", str(found.out / "objects.inv"))
        },
    )
    good = (
        "{ref}`afar` {external+there:rigor:ref}`far` [](#afar) {external:ref}`afar` <inv:#afar>"
    )
    site.write({"r": f"# R\n\n{good}\n"})
    assert said(site.build("rigor")) == said(site.build()) == []
    site.write({"r": "# R\n\n{external:ref}`none` {external+there:rigor:ref}`no` <inv:#nil>\n"})
    first = said(site.build())

    assert len(first) == 3
    assert said(site.build()) == said(site.build("rigor")) == first


def test_files_on_the_command_line_change_no_verdict(site) -> None:
    site.write({"r": f"# R\n\n{ROLES}"})
    first = said(site.build())
    site.write({"a": TARGET.replace(": lab", ": bal"), "index": f"{INDEX}\n{{ref}}`lab`\n"})
    part = said(site.build(only=["a.md"]))

    assert part == said(site.build()) == cold(site)
    assert len(part) == len(first) + 1


def test_a_page_that_a_build_left_out_is_written_by_the_next(site) -> None:
    site.build()
    stamp = (site.root / "r.md").stat()
    site.write({"r": "# R\n\nOther words.\n"})
    os.utime(site.root / "r.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert "r" not in site.build(only=["a.md"]).written

    assert "r" in site.build().written
    assert "Other words" in site.build().page("r")


def test_a_label_that_two_documents_claim_is_told_as_long_as_both_do(site) -> None:
    label = "(same)=\n## S\n"
    site.write({"a": f"# A\n\n{label}", "r": f"# R\n\n{label}"})
    first = said(site.build())
    assert len(first) == 1

    site.write({"a": f"# A\n\nWords.\n\n{label}"})
    assert said(site.build()) == first
    site.write({"a": "# A\n"})
    assert said(site.build()) == []


def test_an_extension_that_warns_without_a_place_is_heard_in_parallel(site) -> None:
    site.write({"ours.py": PLACELESS, "r": "# R\n"}).configure(
        extensions=["myst_parser", "sphinx_rigor", "ours"]
    )
    conf = site.root / "conf.py"
    conf.write_text(f"import sys; sys.path.insert(0, {str(site.root)!r})\n{conf.read_text()}")
    first = said(site.build(parallel=2))

    assert len(first) == 3
    assert said(site.build(parallel=2)) == first


PLACELESS = """\
from sphinx.util import logging
def setup(app):
    app.connect("doctree-read", lambda app, tree: logging.getLogger(__name__).warning("hm"))
    return {"parallel_read_safe": True}
"""


def test_an_output_folder_among_the_sources_adds_none(site) -> None:
    site.configure(exclude_patterns=[])
    first = site.build("rigor")
    second = site.build("rigor")

    assert said(first) == said(second) == said(site.build()) == said(site.build()) == []
    assert Path(first.out, "summary.md").exists()
    assert second.read == set()


def test_a_summary_of_the_users_own_is_a_document(site) -> None:
    site.write({"index": INDEX.replace("r\n", "r\nsummary\n"), "summary": "# S\n"})
    site.build("rigor")

    assert "summary" in site.build("rigor").app.env.found_docs
