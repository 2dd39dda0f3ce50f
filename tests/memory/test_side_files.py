"""What we keep beside Sphinx's files is as if absent where it is damaged or another's."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sphinx.errors import ExtensionError

from fixtures.drafts import BAD, GOOD, PLAN, SMALL
from fixtures.sites import Project
from sphinx_rigor.memory.domain import rigor_domain

FILES = {
    "index": "# I\n\n{any}`nowhere`\n\n```python\n$$ = (\n```\n\n```{toctree}\narticles/a\n```\n",
    "articles/a": BAD,
    "articles/b": GOOD.replace("slug: t", "slug: b"),
    "small.toml": SMALL,
    "plan.toml": PLAN,
    "x.html": "kept",
}
FEW = 3
"""Damages that are tried by day, all each night."""
GARBAGE = (b"", b"\xff\xfe\0", b"[1, null]", b'{"topics/../../../x": 1}', b"[" * 99_999)


def kept_by_us(site: Project, out: Path) -> list[Path]:
    """Return the files that we keep beside pages and doctrees."""
    stored = [*(site.root / "_build" / "doctrees").rglob("*"), *out.glob(".rigor*")]
    ours = (each for each in stored if "rigor" in str(each.relative_to(site.root)))
    return sorted(each for each in ours if each.is_file())


def damages(files: dict[Path, bytes]) -> Iterator[dict[Path, bytes]]:
    """Yield what the files hold instead: garbage, half of their own, that of another."""
    for each in GARBAGE:
        yield dict.fromkeys(files, each)
    yield {path: data[: len(data) // 2] for path, data in files.items()}
    others = [*list(files.values())[1:], b"{}"]
    yield dict(zip(files, others, strict=True))


@pytest.mark.parametrize("builder", ["html", "rigor"])
def test_all_comes_out_as_from_nothing(project, nightly: bool, builder: str) -> None:
    site = project(FILES, rigor_standard="small.toml", rigor_plan="plan.toml")
    first = site.build(builder)
    shown = site.pages(builder)
    beside = {each: each.read_bytes() for each in kept_by_us(site, first.out)}
    assert beside
    every = list(damages(beside))
    for number, damaged in enumerate(every if nightly else every[-FEW:]):
        for path, data in damaged.items():
            path.write_bytes(data)
        again = site.build(builder)
        assert sorted(again.warnings) == sorted(first.warnings), number
        assert site.pages(builder) == shown
    assert (site.root / "x.html").read_text() == "kept"


@pytest.mark.parametrize("whole", [0, 40, 200])
def test_what_sphinx_notes_of_its_configuration_may_be_torn(project, whole: int) -> None:
    site = project({"index": "# I\n"})
    path = site.build().out / ".buildinfo"
    path.write_bytes(path.read_bytes()[:whole])
    again = site.build()

    assert again.warnings == []
    assert path.stat().st_size > 200


@pytest.mark.parametrize("kept", ["facts", "references"])
def test_a_document_whose_record_was_damaged_is_read_again(project, kept: str) -> None:
    """A pickle within the pickle of the environment is not looked at when that is loaded."""
    site = project(FILES, rigor_standard="small.toml", rigor_plan="plan.toml")
    first = site.build("rigor")
    path = first.app.doctreedir / "environment.pickle"
    stored = {
        name: data for name, data in rigor_domain(first.app.env).data[kept].items() if data
    }
    assert "articles/a" in stored or "index" in stored
    for data in stored.values():
        whole = bytearray(path.read_bytes())
        whole[whole.find(data) + len(data) // 2] ^= 1
        path.write_bytes(whole)

    again = site.build("rigor")
    assert sorted(again.warnings) == sorted(first.warnings)
    now = {name: rigor_domain(again.app.env).data[kept][name] for name in stored}
    assert now == stored


@pytest.mark.parametrize("damaged", [b"", b"\x80", b"\xff\xfe\0", "half"])
def test_a_document_whose_doctree_was_torn_is_read_again(project, damaged) -> None:
    site = project(
        {"index": "# I\n", "a": f"---\norphan: true\n---\n# A\n\n{'Words. ' * 99}\n"}
    )
    first = site.build()
    shown = site.pages("html")
    doctree = first.app.doctreedir / "a.doctree"
    whole = doctree.read_bytes()
    doctree.write_bytes(whole[: len(whole) // 2] if damaged == "half" else damaged)
    (first.out / "a.html").unlink()

    site.build()
    assert site.pages("html") == shown
    assert len(doctree.read_bytes()) == len(whole)


@pytest.mark.parametrize("name", ["a", "index"])
def test_a_doctree_that_cannot_be_read_is_made_anew_by_the_next_build(project, name) -> None:
    site = project({"index": "# I\n", "a": "---\norphan: true\n---\n# A\n\nWords.\n"})
    first = site.build()
    shown = site.pages("html")
    (first.app.doctreedir / f"{name}.doctree").write_bytes(b"\x80\x05no pickle.")
    (first.out / f"{name}.html").unlink()
    with pytest.raises((pickle.UnpicklingError, ExtensionError)):
        site.build()
    assert not (first.app.doctreedir / f"{name}.doctree").exists()

    site.build()
    assert site.pages("html") == shown


@pytest.mark.parametrize("error", [MemoryError, PermissionError])
def test_a_doctree_is_not_removed_for_want_of_something_else(
    project, monkeypatch, error
) -> None:
    site = project({"index": "# I\n"})
    first = site.build()
    (first.out / "index.html").unlink()

    def lacking(*_given: object) -> None:
        raise error

    stood = SimpleNamespace(**{**vars(pickle), "loads": lacking})
    monkeypatch.setattr("sphinx.environment.pickle", stood)
    with pytest.raises((error, ExtensionError)):
        site.build()
    assert (first.app.doctreedir / "index.doctree").is_file()
