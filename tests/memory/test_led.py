"""Where references lead and which numbers boxes have, told without Sphinx."""

from __future__ import annotations

import os
import pickle
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_rigor.boxes.kinds import KINDS
from sphinx_rigor.boxes.numbering import BoxRecord
from sphinx_rigor.math.read.chapters import Stretch
from sphinx_rigor.memory import inventory as inventory_module
from sphinx_rigor.memory import references
from sphinx_rigor.memory.chapters import numbers, renumbered
from sphinx_rigor.memory.inventory import deciders, inventory
from sphinx_rigor.memory.recorder import (
    Remembered,
)
from sphinx_rigor.memory.references import (
    Resolved,
    addresses,
    early_transforms,
    is_outermost,
    packed,
    shape,
    warn_of_untitled,
)
from sphinx_rigor.memory.sealed import opened


class Node(addnodes.pending_xref):
    """A reference, to be found where it stands in no other."""


def test_references_and_tables_of_contents_are_kept_once_without_their_document() -> None:
    document = new_document("a.md")
    inner, outer = addnodes.pending_xref("", nodes.Text("b")), addnodes.pending_xref()
    outer += nodes.emphasis("", "", inner)
    toctree = addnodes.toctree()
    document += [nodes.paragraph("", "", outer), toctree, nodes.paragraph("", "x")]
    assert [is_outermost(each) for each in (outer, inner, toctree)] == [True, False, True]
    kept = pickle.loads(opened(packed(document)) or b"")
    assert [type(each) for each in kept] == [addnodes.pending_xref, addnodes.toctree]
    assert all(one.document is None for each in kept for one in each.findall())
    document.children = []
    assert packed(document) == b""


def test_a_resolved_reference_is_told_by_its_addresses_titles_and_words() -> None:
    def link(words: str = "w", **given: str) -> str:
        return shape(nodes.paragraph("", "", nodes.reference("", words, **given)))

    different = [
        link(),
        link("v"),
        link(refuri="u"),
        link(refid="u2"),
        link(refuri="u", reftitle="t"),
        shape(nodes.paragraph("", "w")),
    ]
    assert len(set(different)) == len(different)
    assert link(refuri="u") == link(refuri="u", refid="other")


def test_every_document_has_one_address_for_a_while_and_its_own_afterwards() -> None:
    class Builder:
        def get_target_uri(self, docname: str, _typ: str = "") -> str:
            return f"{docname}.html"

        def get_relative_uri(self, _from: str, to: str, _typ: str = "") -> str:
            return f"../{to}.html"

    builder, own = Builder(), Builder()
    vars(own)["get_target_uri"] = str.upper
    for each, before in ((builder, "a.html"), (own, "A")):
        with addresses(each):  # type: ignore[arg-type]
            assert each.get_target_uri("a", "b") == "a"
            assert each.get_relative_uri("a", "b", "c") == "b"
        assert each.get_target_uri("a") == before
        assert each.get_relative_uri("a", "b") == "../b.html"


def test_a_document_without_a_title_is_told_where_a_table_of_contents_lists_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[tuple] = []
    logger = SimpleNamespace(warning=lambda _words, name, **more: said.append((name, more)))
    monkeypatch.setattr(references, "logger", logger)
    full = nodes.bullet_list("", nodes.list_item())
    env: Any = SimpleNamespace(tocs={"full": full, "bare": nodes.bullet_list()})
    toctree = addnodes.toctree(entries=[(None, each) for each in ("full", "bare", "gone")])
    warn_of_untitled(env, toctree)
    assert [name for name, _ in said] == ["bare"]
    assert (said[0][1]["type"], said[0][1]["subtype"]) == ("toc", "no_title")


def test_transforms_up_to_that_of_references_have_a_say() -> None:
    limit = references.ReferencesResolver.default_priority
    every = [
        SimpleNamespace(default_priority=each)
        for each in (None, 0, limit - 1, limit, limit + 1, 999)
    ]
    app: Any = SimpleNamespace(registry=SimpleNamespace(get_post_transforms=lambda: every))
    assert early_transforms(app) == every[:4]


def test_a_reference_that_leads_somewhere_all_the_same_is_no_fault() -> None:
    said = tuple(
        Remembered(30, "m", "", *kind)
        for kind in (("ref", "any"), ("toc", "no_title"), ("ref", "ref"), ("any", "ref"))
    )
    assert Resolved("", said).faults == said[2:]


@pytest.mark.parametrize("failure", [None, TypeError, RecursionError])
@pytest.mark.parametrize("known", [True, False])
def test_where_references_lead_is_not_known_where_it_cannot_be_written_out(
    failure: type[Exception] | None, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def documents(_env: object) -> object:
        if failure:
            raise failure
        return 1

    handler = SimpleNamespace(handler=os.path.join)
    listeners = {} if known else {"missing-reference": [handler]}
    names = SimpleNamespace(sorted=list)
    app: Any = SimpleNamespace(
        env=SimpleNamespace(domains=names),
        builder=SimpleNamespace(name="b", format="f"),
        srcdir="/s",
        tags={"t"},
        config=[],
        events=SimpleNamespace(listeners=listeners),
    )
    monkeypatch.setattr(inventory_module, "documents", documents)
    monkeypatch.setattr(inventory_module, "kinds_of", lambda _config: {})
    assert bool(inventory(app, "basis", ())) is (known and failure is None)
    if known and not failure:
        assert inventory(app, "basis", ()) != inventory(app, "other", ())
    assert list(deciders(app, [Node])) == [__name__, *([] if known else ["posixpath"])]  # type: ignore[list-item]


def box(node_id: str, serial: str, kind: str = "theorem", owner: str = "") -> BoxRecord:
    given = {"docname": "a", "kind": kind, "node_id": node_id, "number": serial}
    given |= {"serial": serial, "owner_id": owner, "owner_number": "9" if owner else ""}
    names = BoxRecord.__dataclass_fields__
    blank: Any = dict.fromkeys(names, "")
    return BoxRecord(**{**blank, **{k: v for k, v in given.items() if k in names}})


def test_boxes_have_the_numbers_of_the_book_and_steps_those_of_their_owner() -> None:
    kinds: Any = KINDS
    row = kinds["theorem"].row
    found: Any = {row: {"a": {1: (2, 1)}}}
    records = (box("x", "1"), box("y", "2"), box("s", "", owner="x"), box("z", "", "unknown"))
    one, two, step, other = renumbered(records, found, kinds)
    assert [each.number for each in (one, two, step, other)] == ["2.1", "2", "", ""]
    assert (step.owner_number, other.owner_number) == ("2.1", "")


def test_each_counter_goes_its_own_way_through_the_tables_of_contents() -> None:
    way = {
        "index": (("", Stretch((), (), ("a", "b"))),),
        "a": (("t", Stretch((), (1,))), ("u", Stretch((), (1,)))),
        "b": (("t", Stretch((), (1,))),),
    }
    env: Any = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        toc_secnumbers={"a": {"": (1,)}, "b": {"": (2,)}},
    )
    found = numbers(env, way, 1)  # type: ignore[arg-type]
    assert set(found) == {"t", "u"}
    assert "b" in found["t"]
    assert set(numbers(env, {"a": way["a"]}, 1)) == {"t", "u"}  # type: ignore[arg-type, dict-item]
    assert not found["u"].get("b")
