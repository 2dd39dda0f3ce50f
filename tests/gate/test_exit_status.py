"""One meaning of the exit status, whoever asks: the table of the guide."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sphinx.errors import ConfigError

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.cli import main
from sphinx_rigor.reports import FORMATS

OPEN = GOOD.replace("status: done", "status: draft")
DRAFT = GOOD.replace("status: done", "status: draft").replace("$$a=b$$", "Words.")
FAULTS = {
    "nothing": GOOD,
    "advice": DRAFT,
    "our warning": f"{GOOD}\n<!-- rigor: allow too-few-lines: why -->\n",
    "Sphinx's warning": f"{OPEN}\n{{ref}}`nowhere`\n",
    "Sphinx's error": f"{GOOD}\n```{{eval-rst}}\nno_\n```\n",
    "our error": GOOD.replace("$$a=b$$", "Words."),
    "nonsense": GOOD,
}
TABLE = {
    # check, -b rigor, rigor with fail_on warning, -W -b rigor, -b html, -W -b html
    "nothing": (0, 0, 0, 0, 0, 0),
    "advice": (0, 0, 0, 0, 0, 0),
    "our warning": (1, 0, 1, 1, 0, 1),
    "Sphinx's warning": (1, 0, 1, 1, 0, 1),
    "Sphinx's error": (1, 1, 1, 1, 0, 1),
    "our error": (1, 1, 1, 1, 0, 1),
    "nonsense": (2, 2, 2, 2, 2, 2),
}
HEADS = ("check", "-b rigor", "fail_on warning", "-W -b rigor", "-b html", "-W -b html")


@pytest.fixture
def site(project):
    index = "# I\n\n```{toctree}\narticles/x\n```\n"
    return project({"index": index, "small.toml": SMALL}, rigor_standard="small.toml")


def built(site, builder: str, *, strict: bool) -> int:
    try:
        return site.build(builder, strict=strict).status
    except ConfigError:  # for which sphinx-build exits 2
        return 2


def check(site, *words: str):
    return CliRunner().invoke(main, ["-C", str(site.root), "check", *words])


@pytest.mark.parametrize("fault", TABLE)
def test_every_cell_of_the_table_holds_twice(site, fault: str) -> None:
    site.write({"articles/x": FAULTS[fault]})
    if fault == "nonsense":
        site.configure(rigor_nonsense=1)
    found = {}
    for _ in range(2):
        found["check"] = check(site).exit_code
        for builder in ("rigor", "html"):
            found[f"-b {builder}"] = built(site, builder, strict=False)
            found[f"-W -b {builder}"] = built(site, builder, strict=True)
        site.configure(rigor_fail_on="warning")
        found["fail_on warning"] = built(site, "rigor", strict=False)
        site.configure(rigor_fail_on=None)
        assert tuple(found[each] for each in HEADS) == TABLE[fault]


@pytest.mark.parametrize("fault", ["nothing", "our warning", "Sphinx's warning", "nonsense"])
def test_the_format_changes_no_exit_status(site, fault: str) -> None:
    site.write({"articles/x": FAULTS[fault]})
    if fault == "nonsense":
        site.configure(rigor_nonsense=1)
    for name in FORMATS:
        assert check(site, "--format", name).exit_code == TABLE[fault][0], name


def test_what_others_said_is_in_every_format(site) -> None:
    site.write({"articles/x": FAULTS["Sphinx's warning"]})
    for name in FORMATS:
        told = check(site, "--format", name).output
        assert "undefined label" in told, name
        assert "ref.ref" in told, name
    text = check(site).output
    assert "articles/x.md:26:7: warning: undefined label: 'nowhere' [ref.ref]" in text
    assert "nothing found" not in text
    found = json.loads(check(site, "--format", "json").output)["findings"]
    assert [(each["tool"], each["rule"]) for each in found] == [("sphinx", "ref.ref")]
    runs = json.loads(check(site, "--format", "sarif").output)["runs"]
    assert [each["tool"]["driver"]["name"] for each in runs] == ["sphinx-rigor", "sphinx"]


def test_reports_of_a_build_hold_what_others_said(site) -> None:
    site.write({"articles/x": FAULTS["Sphinx's warning"]})
    for _ in range(2):
        report = json.loads(site.build("rigor").page("report.json"))
        assert [each["rule"] for each in report["findings"]] == ["ref.ref"]


def test_what_is_suppressed_is_no_finding_of_others(site) -> None:
    site.write({"articles/x": FAULTS["Sphinx's warning"]})
    site.configure(suppress_warnings=["ref.ref"])
    assert (check(site).exit_code, built(site, "rigor", strict=True)) == (0, 0)


def test_a_path_keeps_all_that_is_said_of_its_documents(site) -> None:
    text = f"{GOOD}\n![p](none.png)\n\n:::{{theorem}}\n:label: twice\n\nW.\n:::\n"
    site.write({"articles/x": text, "articles/y": text.replace("slug: t", "slug: y")})
    site.write({"index": "# I\n\n```{toctree}\narticles/x\narticles/y\n```\n"})
    site.configure(myst_enable_extensions=["amsmath", "dollarmath", "colon_fence"])
    for _ in range(2):
        done = check(site, str(site.root / "articles/y.md"))
        assert done.exit_code == 1
        assert "image file not readable" in done.output
        assert "[duplicate-label]" in done.output
        assert "articles/x.md" not in done.output.replace("also in articles/x", "")


def test_a_crash_of_others_is_no_verdict(site) -> None:
    site.write({"articles/x": GOOD, "conf.py": (site.root / "conf.py").read_text() + CRASH})
    done = check(site)

    assert (done.exit_code, "boom" in done.output) == (2, True)


CRASH = """
def setup(app):
    app.connect("env-updated", lambda *_: 1 / 0)
    app.connect("builder-inited", lambda app: setattr(app.builder, "read", boom))
def boom():
    raise ValueError("boom")
"""


def test_reports_are_written_by_the_builder_rigor_alone(site) -> None:
    site.write({"articles/x": OPEN})
    assert (site.build("rigor").out / "report.json").is_file()
    assert not list(site.build("html").out.glob("report*"))
