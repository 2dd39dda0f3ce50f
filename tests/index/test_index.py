"""Index pages show what is true, in every builder, and are rewritten when it changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from docutils import nodes

from fixtures.drafts import BAD, GOOD, PLAN, SMALL

FILES = {
    "articles/a": GOOD.replace("status: done", "status: done\ntags: [RoPE]"),
    "articles/b": BAD.replace("title: T", "title: MoE b").replace("{unknown}`role`", ""),
    "articles/c": GOOD.replace("slug: t", "slug: c").replace("status: done", "status: draft"),
    "small.toml": SMALL.replace('"source"]', '"source", "tags", "topics"]'),
    "plan.toml": PLAN,
    "index": "# I\n\n```{coverage-summary}\n```\n\n```{next-articles}\n```\n\n"
    "```{toctree}\n:glob:\n\narticles/*\ntopics/index\nplan/index\nplan/dashboard\n```\n",
}
CONFIG = {"rigor_standard": "small.toml"}


@pytest.fixture
def site(project):
    return project(FILES, **CONFIG)


def test_pages_say_what_is_claimed_and_what_is_true(site) -> None:
    built = site.build()
    topic, batch = built.page("topics/attention"), built.page("plan/1")

    assert [line for line in built.warnings if "false-" not in line and "few" not in line] == []
    assert "1 of 2 articles are verified" in topic
    assert "5 are claimed" in topic
    assert "claimed, not verified" in topic
    assert 'aria-label="1 of 2 articles are verified' in topic
    assert "Estimated hours: 4–6" in batch
    assert "1 of 3 articles are verified" in built.page("index")
    assert "claims to be finished" in built.page("index")
    assert ">Articles without a topic<" in built.page("topics/index")
    assert "1.0 a week" not in built.page("plan/dashboard")
    assert "0.5 a week" in built.page("plan/dashboard")
    assert "50%" in built.page("plan/dashboard") or "62%" in built.page("plan/dashboard")


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "singlehtml", "dirhtml"])
def test_index_pages_in_other_builders(site, builder: str) -> None:
    site.configure(version="1", copyright="me")
    built = site.build(builder)

    others = [line for line in built.warnings if "[rigor." not in line]
    assert [line for line in others if "many" not in line] == []


def test_a_bar_is_readable_as_text(site) -> None:
    built = site.build("text")

    assert "[##xx------] 1/2" in built.page("topics/index.txt")
    assert "[#####-----] 1/2" in built.page("plan/index.txt")


def test_a_page_whose_values_changed_is_written_again_and_no_other(site) -> None:
    site.build()
    unchanged = site.build()
    site.write(
        {"articles/b": GOOD.replace("slug: t", "slug: u").replace("title: T", "title: MoE b")}
    )
    mended = site.build()

    assert unchanged.written - {"articles/b"} == set()
    assert mended.read == {"articles/b"}
    assert mended.written >= {
        "topics/attention",
        "topics/moe",
        "plan/1",
        "index",
        "plan/dashboard",
    }
    assert "articles/a" not in mended.written
    assert "2 of 2 articles are verified" in mended.page("topics/attention")


def test_two_output_folders_are_each_kept_fresh(site) -> None:
    site.build("html")
    site.build("text")
    site.write(
        {"articles/b": GOOD.replace("slug: t", "slug: u").replace("title: T", "title: MoE b")}
    )

    assert "2/2" in site.build("text").page("topics/attention.txt")
    assert "2 of 2" in site.build("html").page("topics/attention")


def test_stubs_are_written_only_when_the_plan_changes(site) -> None:
    site.build()
    stub = site.root / "topics/moe.rst"
    stamp = stub.stat().st_mtime_ns
    site.build()

    assert stub.stat().st_mtime_ns == stamp
    assert (site.root / "topics/.gitignore").read_text().endswith("*\n")
    site.write({"plan.toml": PLAN.replace('id = "moe"', 'id = "experts"')}).build()
    assert not stub.exists()
    assert (site.root / "topics/experts.rst").exists()


def test_a_file_of_the_users_is_never_overwritten(site) -> None:
    from sphinx.errors import ConfigError

    site.write({"topics/moe.rst": "Mine\n====\n"})

    with pytest.raises(ConfigError, match=r"moe.rst is in the way"):
        site.build()
    assert (site.root / "topics/moe.rst").read_text() == "Mine\n====\n"


@pytest.mark.parametrize("link", ["topics", "topics/moe.rst"])
def test_no_page_is_written_through_a_link_out_of_the_site(site, tmp_path, link) -> None:
    from sphinx.errors import ConfigError

    outside = tmp_path / "outside"
    (outside / "folder").mkdir(parents=True)
    place = site.root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / ("folder" if link == "topics" else "moe.rst"))

    with pytest.raises(ConfigError, match="leads out of the site"):
        site.build()
    assert [each for each in outside.rglob("*") if each.is_file()] == []


def test_templates_of_the_users_come_first(site) -> None:
    site.write({"_templates/topic.rst.jinja": "{{ title | heading }}\n\nMy {{ id }}.\n"})
    site.configure(templates_path=["_templates"], exclude_patterns=["_build", "_templates"])

    assert "My moe." in site.build().page("topics/moe")


def test_a_plan_that_names_a_missing_article_is_a_located_warning(site) -> None:
    site.write({"plan.toml": PLAN.replace('"a", "b.md"', '"a", "bb"')})
    built = site.build()

    assert built.about("planned-article-missing") == [
        "plan.toml:27: WARNING: planned in batch 1, but there is no such article: "
        "articles/bb; did you mean articles/b? [rigor.planned-article-missing]"
    ]
    assert "no file yet" in built.page("plan/1")


def test_names_that_are_not_there_are_warned_of(site) -> None:
    site.write(
        {
            "index": "# I\n\n```{topic-articles} mooe\n```\n\n```{batch-progress} 9\n```\n\n```{article-status} x\n```\n"
        }
    )
    built = site.build()

    assert [line.split(": ")[0].rpartition("/")[2] for line in built.about("unknown-name")] == [
        "index.md:3",
        "index.md:6",
        "index.md:9",
    ]
    assert "did you mean 'moe'?" in built.about("unknown-name")[0]


def test_without_a_plan_there_are_no_pages(project) -> None:
    built = project({"index": "# I\n\n```{topic-list}\n```\n"}).build()

    assert built.warnings == []
    assert "There is no plan.toml to show." in built.page()
    assert not (built.out / "topics").exists()


def test_the_report_has_the_whole_verdict_and_the_same_bytes_twice(site) -> None:
    first = (site.build("rigor").out / "report.json").read_bytes()
    again = (site.build("rigor", parallel=2, fresh=True).out / "report.json").read_bytes()
    report = json.loads(first)
    article = report["articles"][0]

    assert again == first
    assert report["version"] == 1
    assert {key: value for key, value in report["summary"].items() if key != "findings"} == {
        "articles": 3,
        "verified": 1,
        "claimed": 1,
        "ready": 1,
        "partial": 0,
        "stub": 0,
        "recomputed": 0,
        "results": {"total": 0, "recomputed": 0},
    }
    assert (article["path"], article["topics"], article["batch"]) == (
        "articles/a.md",
        ["attention"],
        "1",
    )
    assert article["parts"][1]["counts"] == {"entry.flaw": 1}
    assert article["parts"][1]["entries"] == [
        {"kind": "flaw", "line": 18, "title": "Flaw 1: slow", "fields": ["cause", "steps"]}
    ]
    assert set(report["findings"][0]) == {
        "rule",
        "severity",
        "path",
        "line",
        "column",
        "message",
        "suppressed",
        "docname",
        "tool",
    }


def test_the_page_of_a_topic_that_is_gone_goes_too(site) -> None:
    first = site.build()
    other = site.build("dirhtml")
    assert (first.out / "topics/moe.html").exists()
    site.write({"plan.toml": PLAN.replace('id = "moe"', 'id = "experts"')})

    assert not (site.build().out / "topics/moe.html").exists()
    assert not (site.build("dirhtml").out / "topics/moe/index.html").exists()
    assert (other.out / "topics/experts/index.html").exists()


def test_a_plan_that_is_gone_takes_its_pages_along(site) -> None:
    built = site.build()
    site.write({"index": "# I\n"})
    (site.root / "plan.toml").unlink()
    site.build()

    assert not list((site.root / "topics").glob("*.rst"))
    assert not (built.out / "plan/dashboard.html").exists()


def test_pages_need_a_parser(site) -> None:
    from sphinx.errors import ConfigError

    site.configure(source_suffix={".md": "markdown"})

    with pytest.raises(ConfigError, match="source_suffix"):
        site.build()


def test_an_article_that_goes_leaves_the_index(site) -> None:
    site.build()
    (site.root / "articles/b.md").unlink()
    built = site.build()

    assert "MoE b" not in built.page("topics/attention")
    assert "No article of this topic yet." in built.page("topics/moe")
    assert "no file yet" in built.page("plan/1")


def test_tags_and_years_list_every_article(site) -> None:
    dated = GOOD.replace("slug: t", "slug: d").replace("2026-01-02", "2025-03-04")
    loose = dated.replace("slug: d", "slug: e").replace("date: 2025-03-04\n", "")
    both = "\ntags: rope，C++、C#"
    site.write({"articles/d": dated.replace("status: done", f"status: done{both}")})
    built = site.write({"articles/e": loose}).build()
    tags, archive = built.page("topics/tags"), built.page("topics/archive")

    assert tags.count('id="tag-rope"') == 1
    assert 'id="tag-c.2b..2b."' in tags
    assert 'id="tag-c.23."' in tags
    assert tags.count("articles/d.html") == 3
    assert archive.index('id="archive-2026"') < archive.index('id="archive-2025"')
    assert archive.index("articles/d.html") < archive.index("articles/e.html")
    assert "Without a date" in archive


def test_generated_pages_are_never_articles(site) -> None:
    built = site.configure(rigor_articles=["**"]).build()

    assert not any("topics/" in line or "plan/" in line for line in built.warnings)
    assert "rigor-article-line" not in built.page("topics/moe")


def test_stubs_read_the_same_in_every_language(site, tmp_path) -> None:
    english = site.build()
    before = {each: each.read_bytes() for each in (site.root / "plan").glob("*.rst")}
    assert ">What to write next<" in english.page("plan/dashboard")

    trees, out = tmp_path / "trees", tmp_path / "out"
    words = ["-m", "sphinx", "-q", "-D", "language=zh_CN", "-d", trees, site.root, out]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, *words], env=environment, check=True)
    assert "接下来写什么" in (out / "plan/dashboard.html").read_text("utf-8")
    assert {each: each.read_bytes() for each in before} == before

    assert site.build().read == set(), "what was read in English is still good"


def test_a_page_of_the_users_keeps_its_titles(site) -> None:
    site.build()
    page = site.root / "topics" / "tags.rst"
    page.write_text("Tags\n====\n\nMine.\n", encoding="utf-8")
    (site.root / "plan.toml").unlink()
    site.configure(language="zh_CN")
    assert "<h1>Tags" in site.build().page("topics/tags")


@pytest.mark.filterwarnings("ignore:.*app' is deprecated")  # of that extension
def test_tables_of_contents_may_stand_in_a_file_of_their_own(site) -> None:
    pytest.importorskip("sphinx_external_toc")
    pages = [
        *("topics/index", "plan/index", "plan/dashboard"),
        *map("articles/{}".format, "abc"),
    ]
    entries = "".join(f"- file: {each}\n" for each in pages)
    site.write({"_toc.yml": f"root: index\nentries:\n{entries}", "index": "# I\n"})
    extensions = ["myst_parser", "sphinx_external_toc", "sphinx_rigor"]
    site.configure(extensions=extensions, rigor_fail_on="never")
    said, written = [], []
    for _time in range(3):
        built = site.build()
        said.append([each for each in built.warnings if "rigor." not in each])
        written.append({each: each.read_bytes() for each in sorted(built.out.rglob("*.html"))})

    assert said[0] == []
    assert (said[1:], written[1:]) == ([said[0]] * 2, [written[0]] * 2)


def test_a_column_that_has_nothing_in_any_row_is_left_out() -> None:
    from sphinx_rigor.index.shapes import table

    def heads(rows: list[tuple[str, ...]]) -> list[list[str]]:
        shown = table(["A", "B", "C"], rows, (1, 2, 3))
        cells = [[each.astext() for each in row] for row in shown.findall(nodes.row)]
        assert len(list(shown.findall(nodes.colspec))) == len(cells[0])
        return cells

    assert heads([("a", "–", "–"), ("b", "–", "c")]) == [["A", "C"], ["a", "–"], ["b", "c"]]
    assert heads([("–", "1", "2")]) == [["A", "B", "C"], ["–", "1", "2"]]
    assert heads([]) == [["A", "B", "C"]]
