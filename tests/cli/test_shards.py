"""A site read in shares has the verdict of a site read at once."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from sphinx_rigor.cli import main
from sphinx_rigor.memory.shard import Shard

NAMES = tuple("abcdefgh")
BOX = "\n:::{theorem} T\n:label: one\n\nWords.\n:::\n\n(twice)=\n\n## Twice\n\n$$a=b$$ (e1)\n"
REFERENCES = "\n{rigor:ref}`one` {ref}`nowhere` {doc}`b` {doc}`none` {unknown}`r`\n"


@given(st.text(min_size=1), st.integers(1, 50))
def test_each_document_is_in_one_share(docname: str, count: int) -> None:
    assert sum(Shard(each, count).has(docname) for each in range(1, count + 1)) == 1


def test_shares_are_alike_in_size() -> None:
    found = Counter(
        n for name in range(5000) for n in range(5) if Shard(n + 1, 5).has(f"{name}")
    )

    assert all(900 < found[each] < 1100 for each in range(5))


@pytest.fixture
def site(project):
    texts = {f"articles/{name}": GOOD for name in NAMES}
    texts["articles/a"] = BAD + REFERENCES
    texts["articles/c"] = GOOD.replace("slug: t", "slug: c") + BOX
    texts["articles/g"] = GOOD.replace("slug: t", "slug: g") + BOX + REFERENCES
    toctree = "# I\n\n```{toctree}\n:glob:\n\narticles/*\nplan/index\n```\n"
    return project(
        {**texts, "small.toml": SMALL, "plan.toml": PLAN, "index": toctree},
        rigor_standard="small.toml",
        rigor_plan="plan.toml",
        myst_enable_extensions=["amsmath", "dollarmath", "colon_fence"],
    )


def run(site, *words: str):
    return CliRunner().invoke(main, ["-C", str(site.root), *words])


def read_in(site, count: int) -> list[str]:
    """Have a site read in so many shares; return their folders."""
    for number in range(1, count + 1):
        done = run(site, "check", "--shard", f"{number}/{count}")
        assert done.exit_code == 0, done.output
    return [f"_build/shards/{number}-of-{count}" for number in range(1, count + 1)]


def test_the_verdict_is_that_of_one_reading(site) -> None:
    whole = run(site, "check", "--format", "json")
    shutil.rmtree(site.root / "_build")
    shares = read_in(site, 3)
    found = run(site, "merge", "--format", "json", *shares)

    rules = {each["rule"] for each in json.loads(whole.output)["findings"]}
    assert {"duplicate-slug", "duplicate-label", "ref.ref", "too-few-formulas"} <= rules
    assert (found.exit_code, found.output) == (whole.exit_code, whole.output)
    backwards = run(site, "merge", "--format", "json", *reversed(shares))
    assert json.loads(backwards.output) == json.loads(whole.output)


def test_what_no_share_has_is_read(site) -> None:
    whole = run(site, "check", "--format", "json").output
    shutil.rmtree(site.root / "_build")
    shares = read_in(site, 3)
    (site.root / shares[1] / "environment.pickle").write_bytes(b"damaged")

    assert run(site, "merge", "--format", "json", *shares).output == whole
    alone = run(site, "merge", "--format", "json", shares[2]).output
    assert json.loads(alone)["summary"] == json.loads(whole)["summary"]


def test_a_share_holds_its_documents_alone(site) -> None:
    shares = read_in(site, 3)
    trees = [
        {each.name for each in Path(site.root, share).rglob("[a-h].doctree")}
        for share in shares
    ]

    assert sum(map(len, trees)) == len(set().union(*trees)) == len(NAMES)


@pytest.mark.parametrize("text", ["0/3", "4/3", "2", "a/b", "-1/3"])
def test_a_share_that_is_none_is_refused(site, text: str) -> None:
    done = run(site, "check", "--shard", text)

    assert (done.exit_code, "1/5 to 5/5" in done.output) == (2, True)
