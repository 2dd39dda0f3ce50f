"""The pages of a plan may stand beside the caches, out of the source folder."""

from __future__ import annotations

import io
import re

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from fixtures.drafts import GOOD, PLAN, SMALL
from sphinx_rigor.memory.domain import rigor_domain

INDEX = "# I\n\n```{toctree}\narticles/t\ntopics/index\nplan/index\nplan/dashboard\n```\n"
FILES = {"articles/t": GOOD, "small.toml": SMALL, "plan.toml": PLAN, "index": INDEX}
PAGES = ("index", "articles/t", "topics/index", "topics/moe", "plan/1", "plan/dashboard")


@pytest.fixture
def site(project):
    made = project(FILES, rigor_standard="small.toml", html_theme="alabaster")
    return made.configure(rigor_write_pages="build")


def sources(site) -> set[str]:
    return {each.relative_to(site.root).as_posix() for each in site.root.rglob("*.rst")
            if "_build" not in each.parts}  # fmt: skip


def test_they_are_those_of_the_source_folder(site) -> None:
    lent = site.build(fresh=True)
    shown = [lent.page(each) for each in PAGES]
    assert not sources(site)
    assert (lent.out / "_sources/topics/moe.rst.txt").is_file()

    site.configure(rigor_write_pages=True)
    written = site.build(fresh=True)
    assert [written.page(each) for each in PAGES] == shown
    assert len(sources(site)) == 8
    assert sorted(map(place, written.warnings)) == sorted(map(place, lent.warnings))


def place(warning: str) -> str:
    return re.sub(r"^\S*/site/(?:_build\S*/rigor-pages/)?", "", warning)


def test_a_second_build_reads_and_writes_nothing(site) -> None:
    site.build()
    again = site.build()

    assert (again.read, again.written) == (set(), set())


def test_what_a_plan_drops_goes_and_what_the_site_has_itself_stays(site) -> None:
    site.build()
    own = ":orphan:\n\nMy own words\n============\n"
    site.write({"topics/attention.rst": own, "plan.toml": PLAN.partition("[[batch]]")[0]})
    built = site.build()

    assert "My own words" in built.page("topics/attention")
    assert "plan/1" not in built.app.env.found_docs
    assert sources(site) == {"topics/attention.rst"}
    site.root.joinpath("plan.toml").unlink()
    assert "topics/moe" not in site.build().app.env.found_docs


@pytest.mark.parametrize("builder", ["rigor", "dirhtml", "latex", "gettext", "epub"])
def test_every_builder_takes_them(site, builder: str) -> None:
    built = site.build(builder, parallel=2)

    assert "topics/moe" in built.app.env.found_docs
    said = " ".join(built.warnings)
    assert not [each for each in ("nonexisting", "unknown", "internal-error") if each in said]


def test_caches_may_be_outside_of_the_site(site, tmp_path) -> None:
    folders = (site.root, site.root, tmp_path / "out", tmp_path / "caches", "html")
    for _build in range(2):
        said = io.StringIO()
        with patch_docutils(str(site.root)), docutils_namespace():
            app = Sphinx(*folders, status=None, warning=said)
            app.build()
        assert "internal-error" not in said.getvalue()
        assert rigor_domain(app.env).facts["topics/moe"].path == "topics/moe.rst"
    assert (tmp_path / "out/topics/moe.html").is_file()
