"""The site while it is written: findings on the page, mended ones gone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, IncompleteRead
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from fixtures.drafts import BAD, GOOD, SMALL
from sphinx_rigor.cli._guard import Guard
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


def status_of(address: str, path: str, **headers: str) -> int:
    """Return what is answered to a request with these headers."""
    with closing(HTTPConnection(urlsplit(address).netloc)) as asked:
        asked.request("GET", path, headers=headers)
        with asked.getresponse() as answer:
            return answer.status


def test_only_own_pages_are_served_and_to_their_own_host(served) -> None:
    site, address = served
    wait_for(address, lambda text: "</html>" in text)
    port = urlsplit(address).port

    assert status_of(address, "/", Host=f"localhost:{port}") == 200
    assert status_of(address, "/", Host=f"evil.example:{port}") == 403
    assert status_of(address, "/", Origin="http://evil.example") == 403
    assert status_of(address, "/", Origin=address.rstrip("/")) == 200
    assert status_of(address, "/.buildinfo") == 403
    assert (site.root / "_build/serve/.buildinfo").exists()
    assert not list((site.root / "_build/serve").rglob("environment.pickle"))
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    upgrade |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    for origin, status in (("http://evil.example", 403), (address.rstrip("/"), 101)):
        assert status_of(address, "/websocket-reload", **upgrade, Origin=origin) == status


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        *(
            (each, True)
            for each in ("127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "me.example:1")
        ),
        *((each, False) for each in ("evil.example", "", "[", "127.0.0.1.evil.example", "a@b")),
    ],
)
def test_a_host_is_an_address_or_a_name_of_this_machine(host: str, allowed: bool) -> None:
    scope = {"headers": [(b"host", host.encode())], "path": "/index.html"}

    assert Guard(None, "me.example").allows(scope) is allowed
