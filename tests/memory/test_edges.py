"""What is remembered and who is asked, told by pure functions at their edges."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sphinx_rigor.memory.begun import is_dead
from sphinx_rigor.memory.content import digest_now, distributions, is_ours
from sphinx_rigor.memory.inventory import OWN, asks, is_known, settled, targets
from sphinx_rigor.memory.meant import Meant
from sphinx_rigor.memory.shard import besides, environment_of, lay_together, owned
from sphinx_rigor.memory.stale import dangling, named_in


def laid(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_mark_that_is_not_there_is_no_dead_builds(tmp_path: Path) -> None:
    assert is_dead(tmp_path / "absent") is False
    assert is_dead(laid(tmp_path, {"mark": ""}) / "mark") is True


def test_shares_are_laid_together_with_documents_alone_and_the_environment_of_the_first(
    tmp_path: Path,
) -> None:
    one = laid(
        tmp_path / "1", {"environment.pickle": "1", "a.doctree": "1", "x/b.doctree": "1"}
    )
    two = laid(
        tmp_path / "2",
        {"environment.pickle": "2", "c.doctree": "2", "x/b.doctree": "2", "x/y.json": "2"},
    )
    trees = laid(tmp_path / "trees", {"old.doctree": "0"})
    lay_together([one, two], trees)

    found = {
        each.relative_to(trees).as_posix(): each.read_text()
        for each in trees.rglob("*")
        if each.is_file()
    }
    wanted = dict.fromkeys(("environment.pickle", "a.doctree", "x/b.doctree"), "1")
    assert found == {**wanted, "c.doctree": "2"}
    names = ["environment.pickle", "c.doctree", "x", "z.json"]
    assert besides(str(two), names) == ["z.json"]
    assert environment_of(one) is environment_of(tmp_path) is None


def test_names_belong_to_the_documents_that_domains_keep_with_them() -> None:
    data = {
        "std": {
            "labels": {"l": ("a", "id", "T"), "m": ("gone", "id", "T"), "n": ()},
            "version": 1,
            "terms": {"t": "a", "u": (1, "a")},
        },
        "math": {"objects": {"e": ("b", 1)}},
    }
    env = SimpleNamespace(domaindata=data, all_docs={"a": 1, "b": 1})
    assert list(owned(env)) == [(("std", "labels", "l"), "a"), (("math", "objects", "e"), "b")]


def test_documents_that_list_what_is_gone_and_messages_that_name_documents() -> None:
    env = SimpleNamespace(
        toctree_includes={"i": ["a", "b"], "a": ["c"], "b": []},
        path2doc=lambda path: path.removesuffix(".md") if path.endswith(".md") else None,
    )
    assert dangling(env, {"b", "z"}) == {"i"}
    assert dangling(env, {"b", "c"}) == {"i", "a"}
    assert dangling(env, set()) == set()
    said = list(named_in(env, "label l, other instance in 'x/a.md'."))
    assert said[-2:] == ["x/a.md", "x/a"]
    assert said[:4] == ["label", "", "l", ""]


@pytest.mark.parametrize(
    ("name", "objects", "told"),
    [
        ("c", [], "c"),
        ("cpp", [], "cpp"),
        ("c", [0], None),
        ("changeset", [1], "changeset"),
        ("index", [1], "index"),
        ("std", [1], ("std", {"data": 1})),
    ],
)
def test_a_domain_tells_where_references_may_lead_or_that_it_cannot(
    name: str, objects: list, told: object
) -> None:
    domain = SimpleNamespace(name=name, get_objects=lambda: iter(objects), data={"data": 1})
    if told is None:
        with pytest.raises(TypeError, match=name):
            targets(domain)
    else:
        assert targets(domain) == told
    own = SimpleNamespace(name="rigor", data={each: each for each in (*OWN, "facts")})
    assert targets(own) == list(OWN)


@pytest.mark.parametrize(
    ("module", "known"),
    [
        ("sphinx.domains.std", True),
        ("sphinx.ext.doctest", False),
        ("sphinxcontrib.bibtex", False),
        ("myst_parser.sphinx_", True),
        ("sphinx_design.x", True),
        ("sphinx_rigor.x", True),
        ("", False),
    ],
)
def test_it_is_known_what_the_code_of_some_modules_asks(module: str, known: bool) -> None:
    assert is_known(module) is known


def test_values_of_the_configuration_decide_but_for_those_of_another_builder() -> None:
    assert [asks(each) for each in ("linkcheck_ignore", "nitpicky", "x_linkcheck_")] == [
        *(False, True, True),
    ]
    assert settled(asks) == "sphinx_rigor.memory.inventory.asks"
    assert settled(Meant) == "sphinx_rigor.memory.meant.Meant"
    assert settled(["x"]) == ["x"]
    assert is_ours("rigor_math")
    assert not is_ours("x_rigor_")


@pytest.mark.parametrize("primary", ["py", "", None])
def test_names_of_the_primary_domain_and_of_the_standard_one_may_be_written_bare(
    primary: str | None,
) -> None:
    domains = {
        each: SimpleNamespace(name=each, roles={f"r{each}": 1}) for each in ("std", "py", "c")
    }
    env = SimpleNamespace(domains=domains, config=SimpleNamespace(primary_domain=primary))
    bare = {"rstd", *({"rpy"} if primary else ())}
    assert set(Meant(env).of("roles")) == {"std:rstd", "py:rpy", "c:rc", *bare}


def test_packages_are_those_in_folders_of_installed_ones(tmp_path: Path, monkeypatch) -> None:
    installed, other = tmp_path / "site-packages", tmp_path / "other"
    for folder in (installed, other):
        laid(folder, {"a-1.0.dist-info/RECORD": "a", "b-2.0.egg-info/x": "b"})
    absent = tmp_path / "absent" / "site-packages"
    monkeypatch.setattr(sys, "path", [str(installed), str(other), str(absent)])
    found = distributions()

    assert [each.split() for each in found] == [
        ["a-1.0.dist-info", digest_now(installed / "a-1.0.dist-info" / "RECORD")],
        ["b-2.0.egg-info"],
    ]
    assert digest_now(tmp_path / "none") == ""
