"""Small sites, built in this process."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from sphinx.locale import translators

from fixtures.chromium import CHROMIUM, FLAGS, Reader, serving
from fixtures.sites import Project

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "blogs_raw"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run take all the time it needs."""
    parser.addoption("--nightly", action="store_true", help="run the full products, too")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what drives a browser or builds whole sites: it would be waited for last."""
    items.sort(key=lambda each: each.path.parent.name not in {"browser", "books", "tests"})


def pytest_collection_finish() -> None:
    """Let the collector pass over what all tests have loaded, and look rarely at the rest.

    By default it walks over thousands of tests and modules again and again while sites are
    built: a fifth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


class Compiled(BytecodeCache):
    """The templates of pages, compiled once for all sites that a worker builds."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was met before; jinja compares the sources."""
        if code := self.codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.codes[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Compile templates once, a third of the time of a small site."""
    with pytest.MonkeyPatch.context() as patch:
        begin = partialmethod(SandboxedEnvironment.__init__, bytecode_cache=Compiled())
        patch.setattr(SandboxedEnvironment, "__init__", begin)
        yield


@pytest.fixture(scope="session")
def nightly(request: pytest.FixtureRequest) -> bool:
    """Tell whether there is all the time in the world."""
    return bool(request.config.getoption("--nightly"))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Callable[..., Project]]:
    """Return a maker of projects: file names and texts in, a project out."""

    def make(files: dict[str, str | bytes], **config: object) -> Project:
        return Project(tmp_path / "site").write(files).configure(**config)

    yield make
    # Sphinx keeps the catalogues of a site for the whole process, the first before later ones.
    for key in [key for key in translators if key[0] == "general"]:
        del translators[key]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real articles, or skip where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus is not at {CORPUS}")
    return CORPUS


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Start the system's Chromium, or skip where it is absent."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium on the path")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def read(chromium: object) -> Iterator[Callable[..., Reader]]:
    """Return an opener of sites: a folder in, a reader of its pages out."""
    with contextlib.ExitStack() as stack:

        def opened(folder: Path, **options: object) -> Reader:
            site = stack.enter_context(serving(folder))
            page = stack.enter_context(chromium.new_page(locale="zh-CN", **options))
            return Reader(page, site)

        yield opened
