"""The site while it is written: findings on the page, mended ones gone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import IncompleteRead
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from fixtures.drafts import BAD, GOOD, SMALL
from sphinx_rigor.page.author_bar import page_data
from sphinx_rigor.plan import Site
from sphinx_rigor.records import Finding, Severity

pytest.importorskip("sphinx_autobuild", reason="sphinx-autobuild is not installed")
ARTICLE = BAD.replace("{unknown}`role`", "")
PATIENCE = 60


def test_the_bar_is_given_each_page_and_what_belongs_to_none() -> None:
    found = (
        Finding("a.md", 3, "r", "bad", docname="a"),
        Finding("a.md", 4, "r", "waived", docname="a", suppressed="comment"),
        Finding("plan.toml", 7, "p", "no such article", Severity.WARNING),
    )
    data = page_data(Site(None, {}, found), lambda name: f"{name}.html")

    one = {"severity": "error", "line": 3, "message": "bad", "rule": "r"}
    assert data["pages"] == {"a": {"uri": "a.html", "found": [one]}}
    assert data["others"] == ["plan.toml:7: no such article"]


def test_readers_get_no_bar(project) -> None:
    built = project(
        {"articles/a": ARTICLE, "small.toml": SMALL}, rigor_standard="small.toml"
    ).build()

    assert "rigor-author-bar.js" not in built.page("articles/a")
    assert not (built.out / "rigor-findings.json").exists()


@pytest.fixture
def served(project) -> Iterator[tuple[object, str]]:
    site = project({"articles/a": ARTICLE, "small.toml": SMALL}, rigor_standard="small.toml")
    site.write({"index": "# I\n\n```{toctree}\narticles/a\n```\n"})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from sphinx_rigor.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", str(port)],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield site, f"http://127.0.0.1:{port}/"
        process.terminate()


def wait_for(url: str, wanted: Callable[[str], bool]) -> str:
    """Return what is served once it is as wanted.

    A file that is replaced while it is sent ends early; the next try has all of it.
    """
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end:
        try:
            with urlopen(url) as answer:
                text = answer.read().decode()
        except (URLError, ConnectionError, IncompleteRead):
            text = ""
        if text and wanted(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"{url} is not as wanted after {PATIENCE} s: {text[:500]}")


def rules_on_page(text: str) -> list[str]:
    page = json.loads(text)["pages"].get("articles/a", {"found": []})
    return sorted(each["rule"] for each in page["found"])


def test_what_is_mended_leaves_the_page(served) -> None:
    site, address = served
    page = wait_for(f"{address}articles/a.html", lambda text: "</html>" in text)
    findings = f"{address}rigor-findings.json"

    assert 'data-page="articles/a"' in page
    text = wait_for(findings, lambda text: bool(rules_on_page(text)))
    assert rules_on_page(text) == ["false-completed", "too-few-formulas"]
    site.write({"articles/a": GOOD})
    assert rules_on_page(wait_for(findings, lambda text: not rules_on_page(text))) == []
