"""What of ours raises while a document is read is a finding of it, and the build goes on."""

from __future__ import annotations

import json
import pkgutil
from importlib import import_module

import pytest
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

import sphinx_rigor
from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.doctree.guard import WatchedDirective, WatchedTransform

TEXT = (
    GOOD
    + "\n```{theorem} T\nWords.\n```\n\n<div class='x'>\n\nWords.\n\n</div>\n\n<div class='y'>Line</div>\n\nIt is $$a$$ so.\n\n| a | b |\n|---|---|\n| c | d |\n"
)
CRASHING = [
    ("boxes.passages", "rewrite"),
    ("boxes.directive.BoxDirective", "make_box"),
    ("boxes.divs.DivDirective", "make_div"),
    ("boxes.divs.LineRole", "set_source_info"),
    ("doctree.split", "split_paragraph"),
    ("math.document.equations", "find_nodes"),
    ("math.document.chapters", "counts_by_chapter"),
    ("index.frame", "places"),
    ("memory.domain", "packed"),
    ("memory.reading", "number_boxes"),
    ("memory.reading", "box_records"),
    ("collect.collect", "math_facts"),
    ("collect.walk", "table_of"),
    ("verdict.article", "recognise"),
]


def target_of(where: str) -> object:
    """Return a module or class of ours."""
    try:
        return import_module(f"sphinx_rigor.{where}")
    except ModuleNotFoundError:
        module, _, name = where.rpartition(".")
        return getattr(import_module(f"sphinx_rigor.{module}"), name)


@pytest.mark.parametrize(("where", "name"), CRASHING)
def test_the_article_is_named_and_the_build_goes_on(project, monkeypatch, where, name) -> None:
    site = project(
        {"articles/a": TEXT, "articles/b": TEXT, "small.toml": SMALL},
        rigor_standard="small.toml",
    )
    target, met = target_of(where), []
    kept = getattr(target, name)

    def once(*args: object, **options: object) -> object:
        met.append(args)
        if len(met) == 1:
            raise ValueError("{odd} %s")
        return kept(*args, **options)

    monkeypatch.setattr(target, name, once)
    built = site.build("rigor", fresh=True)
    report = json.loads((built.out / "report.json").read_text())
    found = [each for each in report["findings"] if each["rule"] == "internal-error"]

    (told,) = found
    assert told["path"] in {"articles/a.md", "articles/b.md", "index.md"}
    assert (
        f"sphinx_rigor.{where.partition('.')[0]}" in told["message"]
        or "memory" in told["message"]
    )
    assert "ValueError: {odd} %s" in told["message"]
    assert (built.status, len(report["articles"])) == (1, 2)
    if not where.startswith("verdict"):  # which is made anew on each build
        assert site.build("rigor").about("internal-error") == built.about("internal-error")


OTHERS = """
from docutils.parsers.rst import Directive
class Bad(Directive):
    def run(self):
        raise ValueError("theirs")
def setup(app):
    app.add_directive("bad", Bad)
"""


def test_what_another_extension_raises_inside_of_ours_is_its_own(project) -> None:
    site = project(
        {"index": "# I\n\n````{theorem} T\n```{bad}\n```\n````\n", "theirs.py": OTHERS}
    )
    site.configure(extensions=["myst_parser", "sphinx_rigor", "theirs"])
    conf = site.root / "conf.py"
    conf.write_text(f"import sys; sys.path.insert(0, {str(site.root)!r})\n{conf.read_text()}")
    with pytest.raises(ValueError, match="theirs"):
        site.build()


def test_every_directive_and_transform_is_watched() -> None:
    names = pkgutil.walk_packages(sphinx_rigor.__path__, "sphinx_rigor.")
    modules = [import_module(each.name) for each in names if ".verify.runner" not in each.name]
    classes = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__
    }
    found = {
        each
        for each in classes
        if issubclass(each, SphinxDirective | SphinxTransform)
        and not issubclass(each, SphinxPostTransform | WatchedDirective | WatchedTransform)
    }
    assert len(classes) > 100
    assert {each.__name__ for each in found} == {"SphinxInclude"}  # which ours runs
