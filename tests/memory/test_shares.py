"""Which share a document is in, and which shares fit together, told without Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_rigor.memory.shard import Shard, is_alike, quarrelling


@pytest.mark.parametrize("count", [1, 2, 5])
def test_each_document_is_in_one_share_and_the_root_is_read_in_all(count: int) -> None:
    names = [f"articles/{n}" for n in range(200)]
    shares = [Shard(number, count) for number in range(1, count + 1)]
    owned = [[each for each in names if share.has(each)] for share in shares]
    assert sorted(name for each in owned for name in each) == sorted(names)
    assert min(map(len, owned)) > 100 / count
    assert [str(each) for each in shares][-1] == f"{count}-of-{count}"

    handlers: list[Any] = []
    app: Any = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        connect=lambda _event, handler, **_more: handlers.append(handler),
    )
    shares[0].limit(app)
    other = next(
        f"zebra/{n}" for n in range(99) if count == 1 or not shares[0].has(f"zebra/{n}")
    )
    read = [*names, "index", other]
    handlers[0](app, None, read)
    assert read == [*owned[0], "index", *([other] if count == 1 else [])]


class Config:
    """A configuration of one value that documents are read with."""

    def __init__(self, value: object) -> None:
        self.value = value

    def filter(self, rebuild: set[str]) -> Iterator[Any]:
        assert rebuild == {"env"}
        yield SimpleNamespace(name="value", value=self.value)


def test_an_environment_is_alike_by_version_folder_and_configuration() -> None:
    def made(version: int = 1, srcdir: str = "/s", value: object = 1) -> Any:
        return SimpleNamespace(version=version, srcdir=srcdir, config=Config(value))

    app: Any = SimpleNamespace(env=made())
    assert is_alike(app, made())
    assert not is_alike(app, made(version=2))
    assert not is_alike(app, made(srcdir="/t"))
    assert not is_alike(app, made(value=2))


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a"), ("a", "a")])
def test_two_documents_that_give_one_name_in_any_order_quarrel(names: tuple[str, str]) -> None:
    envs: Any = [
        SimpleNamespace(
            domaindata={"std": {"labels": {"l": (name, "id")}}, "rigor": {"warnings": {}}},
            all_docs={"a": 1, "b": 1},
        )
        for name in names
    ]
    assert quarrelling(SimpleNamespace(), envs) == (set(names) if len({*names}) > 1 else set())  # type: ignore[arg-type]
