"""A cache that the version before left is made anew, not stumbled over."""

from __future__ import annotations

import pickle

import pytest

from sphinx_rigor.memory.domain import RigorDomain

GONE = b"csphinx_rigor.facts\nFacts\n."
"""A pickle of a class whose module has moved."""
ARTICLE = "# A\n\n<div class='theorem-box'>\n\nText.\n\n</div>\n"


@pytest.mark.parametrize("builder", ["html", "rigor"])
def test_doctrees_of_the_version_before_are_read_again(project, monkeypatch, builder) -> None:
    site = project({"articles/a": ARTICLE}, rigor_standard="standard.toml").write(
        {"standard.toml": '[standard]\nname = "s"\n'}
    )
    with monkeypatch.context() as before:
        before.setattr(RigorDomain, "data_version", RigorDomain.data_version - 1)
        first = site.build(builder)
        path = next(site.root.rglob("environment.pickle"))
        env = pickle.loads(path.read_bytes())
        env.domaindata["rigor"]["facts"]["articles/a"] = GONE
        path.write_bytes(pickle.dumps(env))
        (path.parent / "articles" / "a.doctree").write_bytes(GONE)

    again = site.build(builder)

    assert again.read == {"index", "articles/a"}
    assert again.warnings == first.warnings
    assert again.status == first.status
